import type { Collector } from '#lib/sources/collector.ts'
import { adapterOf } from '#lib/sources/registry.ts'
import type { OpenSealed } from './config/read-secret.ts'
import type { SourceConfig } from './config/source-schema.ts'
import { connector } from './connect.ts'

export type OpenTools = {
  env: Record<string, string | undefined>
  clock: () => number
  random: () => number
  openSealed?: OpenSealed | undefined
}

/** Opens a session with a configured source: reads its credentials, connects to nothing yet. */
export async function openCollector(
  config: SourceConfig,
  { env, clock, random, openSealed }: OpenTools,
): Promise<Collector> {
  const pull = adapterOf(config.kind)?.pull
  if (pull === undefined) throw new Error(`Sources of kind \`${config.kind}\` are not polled.`)
  return pull.open(config, {
    connect: connector(env, openSealed && (id => openSealed(config.id, id))),
    clock,
    random,
  })
}
