import type { Queryable } from '#db/queryable.ts'

export type EventReject = {
  seq: number
  source: string
  receivedAt: number
  code: string
  issues: { path: string; message: string }[]
  body: Buffer
  format: string | null
  contentType: string | null
  headers: Record<string, string> | null
  importId: string | null
  importRow: number | null
  resolvedAt: number | null
}

const columns = `seq, source, received_at as "receivedAt", code, issues, body, format, content_type as "contentType", headers,
  import_id as "importId", import_row as "importRow", resolved_at as "resolvedAt"`

/** One refused delivery; null when there is none. */
export async function selectEventReject(db: Queryable, seq: number): Promise<EventReject | null> {
  const { rows } = await db.query<EventReject>(`select ${columns} from event_reject where seq = $1`, [seq])
  return rows[0] ?? null
}

/** The same, held until the transaction ends: two people who replay it take turns. */
export async function lockEventReject(db: Queryable, seq: number): Promise<EventReject | null> {
  const { rows } = await db.query<EventReject>(
    `select ${columns} from event_reject where seq = $1 for update`,
    [seq],
  )
  return rows[0] ?? null
}

/** It is no dead letter any more: replayed, or put aside by a person. */
export async function updateRejectResolved(
  db: Queryable,
  seq: number,
  resolution: string,
  now: number,
): Promise<void> {
  await db.query('update event_reject set resolved_at = $2, resolution = $3 where seq = $1', [
    seq,
    new Date(now),
    resolution,
  ])
}

/** Why it is refused today; it stays. */
export async function updateRejectReasons(
  db: Queryable,
  seq: number,
  code: string,
  issues: { path: string; message: string }[],
): Promise<void> {
  await db.query('update event_reject set code = $2, issues = $3::jsonb where seq = $1', [
    seq,
    code,
    JSON.stringify(issues),
  ])
}

/**
 * Takes one refusal out of the accounting of the day it came: received and rejected fall together, so the sum of every row
 * holds; the replay has counted it as received today. False: that day holds no refusal of this source.
 */
export async function deductReject(db: Queryable, source: string, dayOn: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update intake_count set received = received - 1, rejected = rejected - 1
      where source = $1 and "on" = $2
        and slot = (select min(slot) from intake_count where source = $1 and "on" = $2 and rejected > 0)
        and rejected > 0`,
    [source, dayOn],
  )
  return rowCount === 1
}
