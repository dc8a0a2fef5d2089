import { isUtf8 } from 'node:buffer'
import { selectEventReject } from '#db/queries/event-reject.ts'
import { selectDeadEvent, selectDeadService } from '#db/queries/select-dead-event.ts'
import { selectEvent } from '#db/queries/select-event.ts'
import { type DeadLetterRef, decodeDeadLetterId } from '#lib/domain/observation/dead-letter-id.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { DeadLetterAnswer } from './answers/dead-letter-answer.ts'
import type { ReadContext } from './read-context.ts'
import { NotFound } from './read-error.ts'
import { requireReader } from './require-reader.ts'

const shownBytes = 64 * 1024

/** One dead letter with its raw bytes, the first 64 KiB of them. Throws ReadErrors. */
export async function readDeadLetter({ viewer, db }: ReadContext, id: string): Promise<DeadLetterAnswer> {
  requireReader(viewer)
  const ref = decodeDeadLetterId(id)
  const found = ref === null ? null : await letterOf(db.pool, ref)
  if (found === null) throw new NotFound('There is no such dead letter; it may have been replayed.')
  return { id, ...found }
}

type Letter = Omit<DeadLetterAnswer, 'id'>

async function letterOf(db: Parameters<typeof selectEvent>[0], ref: DeadLetterRef): Promise<Letter | null> {
  if (ref.kind === 'delivery') {
    const reject = await selectEventReject(db, ref.seq)
    if (reject === null || reject.resolvedAt !== null) return null
    const { source, code, issues, receivedAt, format, contentType, headers, importId, importRow, body } =
      reject
    const at = formatInstant(receivedAt)
    const told = { source, code, issues, at, format, contentType, headers, importId, importRow }
    return { kind: 'delivery', name: null, attempts: null, ...told, ...bodyOf(body) }
  }
  const none = { format: null, contentType: null, headers: null, importId: null, importRow: null }
  if (ref.kind === 'service') {
    const dead = await selectDeadService(db, ref.serviceId)
    if (dead === null) return null
    return {
      ...none,
      kind: 'service',
      source: null,
      name: ref.serviceId,
      code: 'not_projected',
      issues: [{ path: '', message: dead.error }],
      at: formatInstant(dead.at),
      attempts: dead.attempts,
      ...bodyOf(null),
    }
  }
  const [dead, event] = await Promise.all([
    selectDeadEvent(db, ref.source, ref.id),
    selectEvent(db, ref.source, ref.id),
  ])
  if (dead === null) return null
  return {
    ...none,
    kind: 'event',
    source: ref.source,
    name: ref.id,
    code: 'unreadable',
    issues: [{ path: '', message: dead.error }],
    at: formatInstant(dead.at),
    attempts: dead.attempts,
    format: event?.format ?? null,
    contentType: event?.contentType ?? null,
    headers: event?.headers ?? null,
    ...bodyOf(event?.body ?? null),
  }
}

/** Text where it is UTF-8, else hex. A cut may fall into a letter: then the last bytes of it go too. */
function bodyOf(body: Buffer | null): Pick<Letter, 'body' | 'encoding' | 'sizeBytes' | 'isCut'> {
  if (body === null) return { body: null, encoding: 'utf-8', sizeBytes: null, isCut: false }
  const isCut = body.length > shownBytes
  const text = isUtf8(body)
  let end = Math.min(body.length, text ? shownBytes : shownBytes / 4)
  while (text && end < body.length && ((body[end] ?? 0) & 0xc0) === 0x80) end -= 1
  const shown = body.subarray(0, end)
  return {
    body: shown.toString(text ? 'utf8' : 'hex'),
    encoding: text ? 'utf-8' : 'hex',
    sizeBytes: body.length,
    isCut: isCut || end < body.length,
  }
}
