import { randomUUID } from 'node:crypto'
import type { Database } from '#db/client.ts'
import { upsertCollectedSource } from '#db/queries/upsert-collected-source.ts'
import { adapterOf } from '#lib/sources/registry.ts'
import type { RecordCollected } from './commit-cycle.ts'
import type { OpenSealed } from './config/read-secret.ts'
import type { SourceConfig } from './config/source-schema.ts'
import { createTurns } from './create-turns.ts'
import { ingestCollected } from './ingest-collected.ts'
import { openCollector } from './open-collector.ts'
import { rest } from './rest.ts'
import { createRestartGate } from './restart-gate.ts'
import { type RunTools, runSource } from './run-source.ts'

export type CollectorsTools = {
  db: Database
  env: Record<string, string | undefined>
  report: (source: string, error: unknown) => void
  /** Opens secrets that are sealed in the database; without it there are none. */
  openSealed?: OpenSealed
  /** Records what catalogues say; without it they are walked and nothing comes of it. */
  recordCatalog?: RecordCollected
  clock?: () => number
  random?: () => number
  leaseSeconds?: number
  heartbeatMs?: number
  /** Where the sources are configured: `file` unless said otherwise. */
  configuredIn?: 'file' | 'demo'
}

/** Follows one configured source until the signal aborts. */
export type RunConfigured = (source: SourceConfig, signal: AbortSignal) => Promise<void>

const defaultLeaseSeconds = 30
const defaultHeartbeatMs = 15_000
/** Of one process; the pool of connections serves others too. */
const commitsAtATime = 3
/** A session of a large cluster begins with lists of everything. */
const cycleTimeoutMs = 5 * 60_000

/** What all collectors of one process share: its name on their leases, and turns when many restart. */
export function createRunConfigured({
  db,
  env,
  report,
  openSealed,
  recordCatalog,
  clock = Date.now,
  random = Math.random,
  ...times
}: CollectorsTools): RunConfigured {
  const tools: Omit<RunTools, 'ingest'> = {
    db,
    clock,
    random,
    report,
    recordCatalog,
    holder: randomUUID(),
    leaseSeconds: times.leaseSeconds ?? defaultLeaseSeconds,
    heartbeatMs: times.heartbeatMs ?? defaultHeartbeatMs,
    cycleTimeoutMs,
    mayRestart: createRestartGate(1000, rest, clock),
    inTurn: createTurns(commitsAtATime),
  }
  return (source, signal) =>
    runSource(
      {
        id: source.id,
        freshnessSeconds: source.freshnessSeconds,
        open: () => openCollector(source, { env, clock, random, openSealed }),
      },
      { ...tools, ingest: ingestCollected(source.kind) },
      signal,
    )
}

/** Follows all of a list of sources until `signal` aborts, each on its own: a dead one holds up nobody. */
export async function runCollectors(
  sources: readonly SourceConfig[],
  tools: CollectorsTools,
  signal: AbortSignal,
): Promise<void> {
  await makeKnown(sources, tools)
  const run = createRunConfigured(tools)
  await Promise.all(sources.map(source => run(source, signal)))
}

/** Makes sources known before their first event. */
export async function makeKnown(
  sources: readonly SourceConfig[],
  { db, clock = Date.now, configuredIn }: CollectorsTools,
): Promise<void> {
  for (const source of sources)
    await upsertCollectedSource(db.pool, collectedSource(source, configuredIn), clock())
}

function collectedSource(source: SourceConfig, configuredIn: 'file' | 'demo' = 'file') {
  const { id, kind, cluster, environment, freshnessSeconds } = source
  return {
    id,
    kind,
    cluster: cluster ?? null,
    environment: environment ?? 'production',
    freshnessSeconds,
    label: source.label ?? null,
    // Feeds of CPU figures say nothing of what runs: their silence makes nothing unknown.
    platform:
      adapterOf(kind)?.platform === undefined ? null : (source.platform ?? adapterOf(kind)!.platform!),
    region: source.region ?? null,
    configuredIn,
  }
}
