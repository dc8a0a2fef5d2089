import { selectCatalog } from '#db/queries/select-catalog.ts'
import { type AllRecords, selectRecordsOf } from '#db/queries/select-records.ts'
import type { Queryable } from '#db/queryable.ts'
import type { PlanGround } from '#lib/domain/visit/plan-ground.ts'
import { groundKinds, planGroundOf } from './plan-ground-of.ts'

/** What booking is held to, read from the database itself: behind the lock of an act it holds until the act ends. */
export async function findPlanGround(db: Queryable, migration: string, now: number): Promise<PlanGround> {
  const records: Partial<Record<keyof AllRecords, unknown[]>> = {}
  for (const kind of groundKinds) records[kind] = await selectRecordsOf(db, kind, null)
  return planGroundOf(records as AllRecords, await selectCatalog(db), migration, now)
}
