import { type MessageState, selectMessageCounts, selectMessages } from '#db/queries/select-messages.ts'
import { mayReadMessages } from '#lib/domain/access/may-read-messages.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { MessagesAnswer } from './answers/messages-answer.ts'
import { decodeListCursor, encodeListCursor } from './list-cursor.ts'
import type { PageQuestion } from './page.ts'
import type { ReadContext } from './read-context.ts'
import { AccessDenied } from './read-error.ts'

const usualLimit = 50
/** The signed link of a message opens a team's report: whoever reads the outbox is not the team. */
const signed = /(\/report\/[^\s?]+\?link=)\S+/g

/** The outbox, newest first. Throws ReadErrors: for anybody but admins. */
export async function readMessages(
  { db, viewer }: ReadContext,
  { state, limit, cursor }: PageQuestion & { state: MessageState | null },
): Promise<MessagesAnswer> {
  if (viewer.kind === 'nobody') throw new AccessDenied('nobody', 'Sign in, or send an API token.')
  if (!mayReadMessages(viewer)) throw new AccessDenied('forbidden', 'Only admins see what is sent to others.')
  const place = decodeListCursor<[number, string]>(cursor, 'messages', ['number', 'string'])
  const before = place === null ? null : { at: place[0], id: place[1] }
  const wanted = limit ?? usualLimit
  const rows = await selectMessages(db.pool, { state, before, limit: wanted + 1 })
  const items = rows.slice(0, wanted)
  const last = items.at(-1)
  const instant = (at: number | null) => (at === null ? null : formatInstant(at))
  return {
    counts: await selectMessageCounts(db.pool),
    items: items.map(row => {
      const state = row.sentAt !== null ? 'sent' : row.droppedAt !== null ? 'dropped' : 'waiting'
      return {
        id: row.id,
        key: row.key,
        kind: row.kind,
        subject: { type: row.subjectType, id: row.subjectId },
        title: row.title,
        body: row.body.replace(signed, '$1…'),
        state,
        createdAt: formatInstant(row.createdAt),
        nextAt: state === 'waiting' ? formatInstant(row.nextAttemptAt) : null,
        sentAt: instant(row.sentAt),
        droppedAt: instant(row.droppedAt),
        attempts: row.attempts,
        reachedCount: row.deliveredTo.length,
        error: row.lastError,
      }
    }),
    nextCursor: rows.length > wanted && last ? encodeListCursor('messages', [last.createdAt, last.id]) : null,
  }
}
