import type { Database } from '#db/client.ts'
import { isDatabaseUntouched } from '#db/queries/is-database-untouched.ts'
import { selectInstanceSetting } from '#db/queries/select-instance-setting.ts'
import { upsertInstanceSetting } from '#db/queries/upsert-instance-setting.ts'
import { minuteMs } from '#lib/domain/time/durations.ts'

/**
 * What this database is told of the demo. `until`: the instant the company ends at, fixed when the load begins, so that a load
 * that was cut off goes on with the same events. `nextBatch`: the first batch that is not known to be committed.
 */
export type DemoState = { phase: 'loading' | 'loaded'; until: number; nextBatch: number }

/**
 * The demo of this database, begun now if nothing was ever put in. Null: the database is somebody's own, and stays so.
 * Call it under the demo's lease.
 */
export async function claimDemo(db: Database, now: number): Promise<DemoState | null> {
  const kind = await selectInstanceSetting(db, 'kind')
  if (kind === 'demo') return readDemoState(db)
  if (kind !== null || !(await isDatabaseUntouched(db.pool))) return null
  const state: DemoState = { phase: 'loading', until: Math.floor(now / minuteMs) * minuteMs, nextBatch: 0 }
  await recordDemoState(db, state)
  await recordDemoProgress(db, 0)
  await upsertInstanceSetting(db.pool, 'kind', 'demo')
  return state
}

async function readDemoState(db: Database): Promise<DemoState | null> {
  const stored = await selectInstanceSetting(db, 'demo')
  return stored === null ? null : (JSON.parse(stored) as DemoState)
}

export const recordDemoState = (db: Database, state: DemoState): Promise<void> =>
  upsertInstanceSetting(db.pool, 'demo', JSON.stringify(state))

/** 0 to 1, for pages: "Loading the demo company: 43 %". */
export const recordDemoProgress = (db: Database, share: number): Promise<void> =>
  upsertInstanceSetting(db.pool, 'demo_progress', share.toFixed(3))
