import { readSourceConfig } from '#lib/collect/config/read-source-config.ts'
import { followSources } from '#lib/collect/follow-sources.ts'
import { log } from '#lib/log/log.ts'
import { recordCollectedCatalog } from '#lib/server/record-collected-catalog.ts'
import { openCredential } from '#lib/server/sources/open-credential.ts'
import type { LoopContext } from './loop.ts'

/** Follows the sources of the file, and those connected on the sources page as they come and go. */
export async function runConfiguredCollectors({ db, signal }: LoopContext): Promise<void> {
  const sources = readSourceConfig(process.env)
  if (sources.length > 0)
    log.info({ sources: sources.map(source => source.id) }, 'Collectors follow their sources.')
  const report = (source: string, error: unknown) =>
    log.warn({ source, err: error }, 'A source could not be read; it is tried again.')
  const openSealed = (source: string, id: string) => openCredential(db, source, id, Date.now())
  const tools = { db, env: process.env, report, openSealed, recordCatalog: recordCollectedCatalog }
  await followSources(sources, tools, signal)
}
