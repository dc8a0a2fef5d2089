import type { Queryable } from '#db/queryable.ts'

/** The instant (epoch ms) from which on anything was known at all; null while nothing is. */
export async function selectKnownSince(db: Queryable): Promise<number | null> {
  const { rows } = await db.query<{ at: number | null }>(
    `select round(date_part('epoch', min(known_from)) * 1000) as at from service_heard`,
  )
  return rows[0]?.at ?? null
}
