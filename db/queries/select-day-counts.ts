import type { Queryable } from '#db/queryable.ts'
import type { SqlConditions } from './sql-conditions.ts'

const dayMs = 86_400_000

/** Rows on one UTC day; `at` is its start, epoch ms. */
export type DayCount = { at: number; count: number }

/** How many rows there are per UTC day, of the newest `most`; so no question reads more than that. */
export async function selectDayCounts(
  db: Queryable,
  table: 'rollout_fate' | 'evidence' | 'event' | 'event_reject' | 'event_conflict',
  column: 'at' | 'received_at',
  where: SqlConditions,
  most: number,
): Promise<DayCount[]> {
  const { rows } = await db.query<[day: number, count: number]>({
    rowMode: 'array',
    text: `select floor(date_part('epoch', at) / 86400)::int4, count(*)
             from (select ${column} as at from ${table} where ${where} order by ${column} desc limit ${where.value(most, 'int')}) as newest
            group by 1 order by 1`,
    values: where.values,
  })
  return rows.map(([day, count]) => ({ at: day * dayMs, count }))
}
