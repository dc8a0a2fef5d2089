import type { Queryable } from '#db/queryable.ts'
import type { MessageKind } from './insert-outbox.ts'

export const messageStates = ['waiting', 'sent', 'dropped'] as const
export type MessageState = (typeof messageStates)[number]

/** A message of the outbox as admins see it. */
export type MessageRow = {
  id: string
  key: string
  kind: MessageKind
  subjectType: string
  subjectId: string
  title: string
  body: string
  createdAt: number
  sendAfterAt: number
  attempts: number
  nextAttemptAt: number
  sentAt: number | null
  droppedAt: number | null
  lastError: string | null
  deliveredTo: string[]
}

const columns = `id, key, kind, subject_type as "subjectType", subject_id as "subjectId", title, body,
  created_at as "createdAt", send_after_at as "sendAfterAt", attempts, next_attempt_at as "nextAttemptAt",
  sent_at as "sentAt", dropped_at as "droppedAt", last_error as "lastError", delivered_to as "deliveredTo"`

const conditions: Record<MessageState, string> = {
  waiting: 'sent_at is null and dropped_at is null',
  sent: 'sent_at is not null',
  dropped: 'dropped_at is not null',
}

/** Messages of a state (null: all), newest first, those behind a place in that order. */
export async function selectMessages(
  db: Queryable,
  {
    state,
    before,
    limit,
  }: { state: MessageState | null; before: { at: number; id: string } | null; limit: number },
): Promise<MessageRow[]> {
  const { rows } = await db.query<MessageRow>(
    `select ${columns} from outbox
      where ${state === null ? 'true' : conditions[state]}
        and ($1::timestamptz is null or (created_at, id) < ($1, $2::uuid))
      order by created_at desc, id desc limit $3`,
    [before === null ? null : new Date(before.at), before?.id ?? null, limit],
  )
  return rows
}

/** How many there are of each state. */
export async function selectMessageCounts(db: Queryable): Promise<Record<MessageState, number>> {
  const { rows } = await db.query<Record<MessageState, number>>(
    `select ${messageStates
      .map(state => `count(*) filter (where ${conditions[state]})::int as "${state}"`)
      .join(', ')} from outbox`,
  )
  return rows[0]!
}

/** What was told of a kind since an instant, whatever became of it: what caps count. Oldest first. */
export async function selectMessagesSince(
  db: Queryable,
  kind: MessageKind,
  since: number,
): Promise<MessageRow[]> {
  const { rows } = await db.query<MessageRow>(
    `select ${columns} from outbox where kind = $1 and created_at >= $2 order by created_at, id`,
    [kind, new Date(since)],
  )
  return rows
}

/** Which of these keys are there. */
export async function selectMessageKeys(db: Queryable, keys: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>('select key from outbox where key = any($1::text[])', [
    [...keys],
  ])
  return rows.map(({ key }) => key)
}

/** Messages of a kind that were neither sent nor given up. */
export async function selectWaitingMessages(db: Queryable, kind: MessageKind): Promise<MessageRow[]> {
  const { rows } = await db.query<MessageRow>(
    `select ${columns} from outbox where ${conditions.waiting} and kind = $1 order by created_at, id`,
    [kind],
  )
  return rows
}
