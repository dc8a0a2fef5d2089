import { type FollowedSource, selectFollowedSources } from '#db/queries/select-followed-sources.ts'
import { upsertCollectorError } from '#db/queries/upsert-collector-state.ts'
import { adapterOf } from '#lib/sources/registry.ts'
import type { SourceConfig } from './config/source-schema.ts'
import { rest } from './rest.ts'
import { type CollectorsTools, createRunConfigured, makeKnown } from './run-collectors.ts'

const lookMs = 2000

type Followed = { signature: string; stop: AbortController; ended: Promise<void> }

/**
 * Follows the sources of the file, and beside them those connected on the sources page: started, restarted with other
 * settings and stopped as the page says, within some seconds. Workers share them by their leases. Until `signal` aborts.
 */
export async function followSources(
  fromFile: readonly SourceConfig[],
  tools: CollectorsTools,
  signal: AbortSignal,
): Promise<void> {
  await makeKnown(fromFile, tools)
  const run = createRunConfigured(tools)
  const fileRuns = fromFile.map(source => run(source, signal))
  const isFromFile = new Set(fromFile.map(({ id }) => id))
  const followed = new Map<string, Followed>()

  const stop = async (id: string): Promise<void> => {
    const { stop, ended } = followed.get(id)!
    followed.delete(id)
    stop.abort()
    await ended
  }
  const start = async (source: FollowedSource, signature: string): Promise<void> => {
    const stop = new AbortController()
    const config = configOf(source)
    if (typeof config === 'string') await storeProblem(source.id, config, tools)
    const ended =
      typeof config === 'string'
        ? Promise.resolve()
        : run(config, AbortSignal.any([signal, stop.signal])).catch(error => tools.report(source.id, error))
    followed.set(source.id, { signature, stop, ended })
  }

  while (!signal.aborted) {
    const wanted = await wantedSources(tools)
    if (wanted !== null) {
      const byId = new Map(wanted.filter(({ id }) => !isFromFile.has(id)).map(source => [source.id, source]))
      for (const id of [...followed.keys()]) if (!byId.has(id)) await stop(id)
      for (const [id, source] of byId) {
        const signature = JSON.stringify(source)
        if (followed.get(id)?.signature === signature) continue
        if (followed.has(id)) await stop(id)
        await start(source, signature)
      }
    }
    await rest(lookMs, signal)
  }
  await Promise.all([...fileRuns, ...[...followed.values()].map(({ ended }) => ended)])
}

/** Null while the database does not answer: what runs goes on. */
async function wantedSources({ db, report }: CollectorsTools): Promise<FollowedSource[] | null> {
  try {
    const sources = await selectFollowedSources(db.pool)
    return sources.filter(({ kind }) => adapterOf(kind)?.pull !== undefined)
  } catch (error) {
    report('sources page', error)
    return null
  }
}

/** The settings as the adapter takes them; otherwise what is wrong with them, in words. */
function configOf({ settings, ...source }: FollowedSource): SourceConfig | string {
  const { id, kind, label, freshnessSeconds } = source
  const parsed = adapterOf(kind)!.pull!.settings.safeParse({
    ...settings,
    id,
    kind,
    ...(label === null ? {} : { label }),
    ...(freshnessSeconds === null ? {} : { freshnessSeconds }),
  })
  if (parsed.success) return parsed.data as SourceConfig
  const [issue] = parsed.error.issues
  return `The settings are not ones we can follow: ${issue?.path.join('.')} ${issue?.message}`
}

async function storeProblem(
  source: string,
  error: string,
  { db, clock = Date.now }: CollectorsTools,
): Promise<void> {
  await upsertCollectorError(db.pool, { source, epoch: 0, at: clock(), error }).catch(() => {})
}
