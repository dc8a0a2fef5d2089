import type { Database } from '#db/client.ts'

export type OperationalCounts = {
  dirtyServices: number
  /** Epoch ms of the oldest mark that waits for the projector; null when none does. */
  oldestMarkAt: number | null
  deadLetters: number
  conflicts: number
}

/** What an operator watches: is the projector behind, is anything stuck, did senders reuse ids. */
export async function selectOperationalCounts(db: Database): Promise<OperationalCounts> {
  const { rows } = await db.pool.query<OperationalCounts>(
    `select count(distinct service_id) as "dirtyServices", min(marked_at) as "oldestMarkAt",
            (select count(*) from dead_letter) as "deadLetters", (select count(*) from event_conflict) as "conflicts"
       from dirty_service`,
  )
  return rows[0] ?? { dirtyServices: 0, oldestMarkAt: null, deadLetters: 0, conflicts: 0 }
}
