import type { Queryable } from '#db/queryable.ts'

export type ToldDay = { source: string; on: string }

/** Days on which rollouts that sources told of took place, since an instant (epoch ms): whenever they were told. */
export async function selectToldDays(db: Queryable, fromAt: number): Promise<ToldDay[]> {
  const { rows } = await db.query<ToldDay>(
    `select distinct source, (at at time zone 'UTC')::date::text as "on" from rollout_fate
      where known_to is null and at >= $1`,
    [new Date(fromAt)],
  )
  return rows
}
