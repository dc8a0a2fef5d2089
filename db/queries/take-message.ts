import type { Queryable } from '#db/queryable.ts'
import type { MessageKind } from './insert-outbox.ts'

/** A message somebody has taken to send: nobody else takes it before `leasedUntil`. */
export type TakenMessage = {
  id: string
  kind: MessageKind
  subjectType: string
  subjectId: string
  title: string
  body: string
  createdAt: number
  sendAfterAt: number
  deliveredTo: string[]
  /** This one included. */
  attempts: number
  /** Names this taking: what was taken again since is settled by whoever has it now. */
  leasedUntil: number
}

/**
 * Takes the message that has waited longest of those due. Its next attempt is put off to the end of the lease: a sender
 * that dies leaves it to another, who sends it again. Null: nothing is due.
 */
export async function takeMessage(db: Queryable, now: number, leaseMs: number): Promise<TakenMessage | null> {
  const { rows } = await db.query<TakenMessage>(
    `update outbox set next_attempt_at = $2, attempts = attempts + 1
      where id = (
        select id from outbox
         where sent_at is null and dropped_at is null and next_attempt_at <= $1
         order by next_attempt_at, id limit 1
           for update skip locked)
      returning id, kind, subject_type as "subjectType", subject_id as "subjectId", title, body,
        created_at as "createdAt", send_after_at as "sendAfterAt", delivered_to as "deliveredTo", attempts,
        next_attempt_at as "leasedUntil"`,
    [new Date(now), new Date(now + leaseMs)],
  )
  return rows[0] ?? null
}

/** Notes at once that a contact has the message, whatever becomes of the others. */
export async function noteDelivered(db: Queryable, id: string, contact: string): Promise<void> {
  await db.query(
    `update outbox set delivered_to = delivered_to || to_jsonb($2::text)
      where id = $1 and not delivered_to ? $2`,
    [id, contact],
  )
}

export type MessageOutcome =
  | { kind: 'sent'; error: string | null }
  | { kind: 'dropped'; error: string }
  /** `isWaiting`: nothing was tried, so that it is no attempt. */
  | { kind: 'later'; at: number; error: string; isWaiting: boolean }

/** Writes what became of a taken message. Whether it was still this taking's. */
export async function settleMessage(
  db: Queryable,
  { id, leasedUntil }: Pick<TakenMessage, 'id' | 'leasedUntil'>,
  outcome: MessageOutcome,
  now: number,
): Promise<boolean> {
  const isLater = outcome.kind === 'later'
  const { rowCount } = await db.query(
    `update outbox set
       sent_at = case when $3 = 'sent' then $4::timestamptz end,
       dropped_at = case when $3 = 'dropped' then $4::timestamptz end,
       next_attempt_at = coalesce($5, next_attempt_at),
       attempts = attempts - $6,
       last_error = $7
      where id = $1 and next_attempt_at = $2 and sent_at is null and dropped_at is null`,
    [
      id,
      new Date(leasedUntil),
      outcome.kind,
      new Date(now),
      isLater ? new Date(outcome.at) : null,
      isLater && outcome.isWaiting ? 1 : 0,
      outcome.error,
    ],
  )
  return rowCount === 1
}
