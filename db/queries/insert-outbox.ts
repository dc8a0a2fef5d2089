import { randomUUID } from 'node:crypto'
import type { Queryable } from '#db/queryable.ts'

/** Whom a message is for: `team` and `team_lead` by team, `area_lead` by area, `person` by id; the others have no id. */
export type MessageSubject =
  | { type: 'team' | 'team_lead' | 'area_lead' | 'person'; id: string }
  | { type: 'leaders' | 'road_team'; id: '' }

export type MessageKind = 'reminder' | 'digest' | 'blocker_closed' | 'visit' | 'report_link'

export type NewMessage = {
  /** The same key is the same message, sent once. */
  key: string
  kind: MessageKind
  subject: MessageSubject
  /** One line of plain text. */
  title: string
  /** Plain text; addresses of this site begin with `/` on a line of their own and are completed when it is sent. */
  body: string
  /** Not before this instant. */
  sendAfterAt: number
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in a title
const controls = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029]+/g

/** What people typed may hold anything; a title becomes a header, and Postgres stores no NUL. */
const asTitle = (text: string): string => text.replace(controls, ' ').trim().slice(0, 200)
const asBody = (text: string): string => text.replaceAll('\u0000', '')

/** Puts messages into the outbox within the caller's transaction. Those whose key is there already are left as they are. */
export async function insertMessages(
  db: Queryable,
  now: number,
  messages: readonly NewMessage[],
): Promise<void> {
  if (messages.length === 0) return
  const column = (value: (message: NewMessage) => unknown) => messages.map(value)
  await db.query(
    `insert into outbox
       (id, key, kind, subject_type, subject_id, title, body, send_after_at, next_attempt_at, created_at)
     select id, key, kind, subject_type, subject_id, title, body, send_after_at, send_after_at, $9
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
         as message (id, key, kind, subject_type, subject_id, title, body, send_after_at)
     on conflict (key) do nothing`,
    [
      column(() => randomUUID()),
      column(({ key }) => key),
      column(({ kind }) => kind),
      column(({ subject }) => subject.type),
      column(({ subject }) => subject.id),
      column(({ title }) => asTitle(title)),
      column(({ body }) => asBody(body)),
      column(({ sendAfterAt }) => new Date(sendAfterAt)),
      new Date(now),
    ],
  )
}
