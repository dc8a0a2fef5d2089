import { randomUUID } from 'node:crypto'
import type { Database } from '#db/client.ts'
import { upsertCollectedSource } from '#db/queries/upsert-collected-source.ts'
import { adapterOf } from '#lib/sources/registry.ts'
import type { SourceConfig } from './config/source-schema.ts'
import { ingestCollected } from './ingest-collected.ts'
import { openCollector } from './open-collector.ts'
import { rest } from './rest.ts'
import { createRestartGate } from './restart-gate.ts'
import { runSource } from './run-source.ts'

export type CollectorsTools = {
  db: Database
  env: Record<string, string | undefined>
  report: (source: string, error: unknown) => void
  clock?: () => number
  random?: () => number
  leaseSeconds?: number
  heartbeatMs?: number
}

const defaultLeaseSeconds = 30
const defaultHeartbeatMs = 15_000
/** A session of a large cluster begins with lists of everything. */
const cycleTimeoutMs = 5 * 60_000

/** Follows all configured sources until `signal` aborts, each on its own: a dead one holds up nobody. */
export async function runCollectors(
  sources: readonly SourceConfig[],
  { db, env, report, clock = Date.now, random = Math.random, ...times }: CollectorsTools,
  signal: AbortSignal,
): Promise<void> {
  const tools = {
    db,
    clock,
    random,
    report,
    holder: randomUUID(),
    leaseSeconds: times.leaseSeconds ?? defaultLeaseSeconds,
    heartbeatMs: times.heartbeatMs ?? defaultHeartbeatMs,
    cycleTimeoutMs,
    mayRestart: createRestartGate(1000, rest, clock),
  }
  for (const source of sources) await upsertCollectedSource(db.pool, collectedSource(source), clock())
  await Promise.all(
    sources.map(source =>
      runSource(
        {
          id: source.id,
          freshnessSeconds: source.freshnessSeconds,
          open: () => openCollector(source, { env, clock, random }),
        },
        { ...tools, ingest: ingestCollected(source.kind) },
        signal,
      ),
    ),
  )
}

function collectedSource(source: SourceConfig) {
  const { id, kind, cluster, environment, freshnessSeconds } = source
  return {
    id,
    kind,
    cluster: cluster ?? null,
    environment: environment ?? 'production',
    freshnessSeconds,
    label: source.label ?? null,
    platform: source.platform ?? adapterOf(kind)?.platform ?? null,
    region: source.region ?? null,
  }
}
