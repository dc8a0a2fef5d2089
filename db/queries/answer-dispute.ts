import type { Queryable } from '#db/queryable.ts'

/** Answers a correction that is open, once. Whether there was one. */
export async function answerDisputeRow(
  db: Queryable,
  id: string,
  { outcome, answer, at, by }: { outcome: string; answer: string; at: number; by: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update dispute set outcome = $2, answer = $3, answered_at = $4, answered_by = $5
      where id = $1 and outcome is null and withdrawn_at is null`,
    [id, outcome, answer, new Date(at), by],
  )
  return rowCount === 1
}
