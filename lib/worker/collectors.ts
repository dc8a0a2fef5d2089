import { readSourceConfig } from '#lib/collect/config/read-source-config.ts'
import { runCollectors } from '#lib/collect/run-collectors.ts'
import { log } from '#lib/log/log.ts'
import type { LoopContext } from './loop.ts'

/** Follows the configured sources. Ends at once where none are configured. */
export async function runConfiguredCollectors({ db, signal }: LoopContext): Promise<void> {
  const sources = readSourceConfig(process.env)
  if (sources.length === 0) return
  log.info({ sources: sources.map(source => source.id) }, 'Collectors follow their sources.')
  const report = (source: string, error: unknown) =>
    log.warn({ source, err: error }, 'A source could not be read; it is tried again.')
  await runCollectors(sources, { db, env: process.env, report }, signal)
}
