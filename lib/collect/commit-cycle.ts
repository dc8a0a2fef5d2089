import type pg from 'pg'
import { type Database, withTransaction } from '#db/client.ts'
import { mergeCoverage } from '#db/queries/merge-coverage.ts'
import { renewLease } from '#db/queries/take-lease.ts'
import { upsertCollectorParts } from '#db/queries/upsert-collector-parts.ts'
import { touchCollectorState, upsertCollectorState } from '#db/queries/upsert-collector-state.ts'
import type { Collected, CollectedEvent } from '#lib/sources/collector.ts'

/** Writes a cycle's events through the one way in, inside the given transaction. */
export type IngestCollected = (
  client: pg.PoolClient,
  source: string,
  events: readonly CollectedEvent[],
  receivedAt: number,
  /** The first look at a source tells what has long happened: that is no lag. */
  isFirstLook?: boolean,
) => Promise<void>

/** Records what a catalogue says, inside the given transaction; throws in words where it cannot be. */
export type RecordCollected = (
  client: pg.PoolClient,
  source: string,
  catalog: unknown,
  now: number,
) => Promise<void>

export type CycleLease = { name: string; holder: string; epoch: number; seconds: number }

/** Another collector holds the source, or may: nothing was written, and nothing may be. */
export class LeaseLost extends Error {
  constructor(name: string) {
    super(`the lease ${name} ended or went to another collector`)
    this.name = 'LeaseLost'
  }
}

/**
 * Commits one cycle: events, state and coverage together, or nothing. The renewal of the lease is the first statement and
 * locks its row, so a collector that slept through the end of its lease cannot write. Throws `LeaseLost`.
 */
export async function commitCycle(
  db: Database,
  source: { id: string; freshnessSeconds: number },
  lease: CycleLease,
  cycle: Collected & { isFirstLook?: boolean },
  now: number,
  ingest: IngestCollected,
  recordCatalog?: RecordCollected,
): Promise<void> {
  await withTransaction(db, async client => {
    if ((await renewLease(client, lease)) === null) throw new LeaseLost(lease.name)
    if (cycle.events.length > 0)
      await ingest(client, source.id, cycle.events, now, cycle.isFirstLook ?? false)
    if (cycle.catalog !== undefined) await recordCatalog?.(client, source.id, cycle.catalog, now)
    const row = {
      source: source.id,
      epoch: lease.epoch,
      at: now,
      fullListAt: cycle.fullListAt,
      problem: cycle.problem,
    }
    if (cycle.hasChanged) await upsertCollectorState(client, { ...row, state: cycle.state })
    else await touchCollectorState(client, row)
    if (cycle.parts !== undefined && cycle.parts.size > 0)
      await upsertCollectorParts(client, source.id, cycle.parts)
    if (cycle.coveredAt !== null) {
      const at = Math.min(cycle.coveredAt, now)
      await mergeCoverage(client, source.id, [{ fromAt: at, toAt: at }], source.freshnessSeconds * 1000)
    }
  })
}
