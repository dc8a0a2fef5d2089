import type { Queryable } from '#db/queryable.ts'

/** Drops messages that were not sent yet, by the beginning of their key. Returns whom the others had told: their subjects. */
export async function dropUnsentMessages(
  db: Queryable,
  keyBegin: string,
  now: number,
): Promise<{ type: string; id: string }[]> {
  await db.query(
    'update outbox set dropped_at = $2 where starts_with(key, $1) and sent_at is null and dropped_at is null and attempts = 0',
    [keyBegin, new Date(now)],
  )
  const { rows } = await db.query<{ type: string; id: string }>(
    `select subject_type as type, subject_id as id from outbox
      where starts_with(key, $1) and dropped_at is null order by subject_type, subject_id`,
    [keyBegin],
  )
  return rows
}
