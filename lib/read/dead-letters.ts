import {
  countDeadLetters,
  type DeadLetterQuestion,
  type DeadLetterRow,
  selectDeadLetterExamples,
  selectDeadLetterGroups,
  selectDeadLetterRows,
} from '#db/queries/select-dead-letters.ts'
import { formatDeadLetterId } from '#lib/domain/observation/dead-letter-id.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { DeadLettersAnswer } from './answers/dead-letter-answer.ts'
import { decodeListCursor, encodeListCursor } from './list-cursor.ts'
import type { PageQuestion } from './page.ts'
import type { ReadContext } from './read-context.ts'
import { requireReader } from './require-reader.ts'

const mostGroups = 100
const usualLimit = 50
type Place = [at: number, kind: string, key: string]

/** What could not be understood or projected: by reason with one example each, and one by one. Throws ReadErrors. */
export async function readDeadLetters(
  { viewer, db }: ReadContext,
  question: DeadLetterQuestion,
  { limit, cursor }: PageQuestion,
): Promise<DeadLettersAnswer> {
  requireReader(viewer)
  const place = decodeListCursor<Place>(cursor, 'dead-letters', ['number', 'string', 'string'])
  const after = place && { at: place[0], kind: place[1], key: place[2] }
  const most = limit ?? usualLimit
  const [counts, groups, rows] = await Promise.all([
    countDeadLetters(db.pool),
    selectDeadLetterGroups(db.pool, question, mostGroups),
    selectDeadLetterRows(db.pool, question, after, most + 1),
  ])
  const examples = await selectDeadLetterExamples(
    db.pool,
    question,
    groups.map(({ group }) => group),
  )
  const exampleOf = new Map(examples.map(row => [row.group, row]))
  const last = rows.length > most ? rows[most - 1] : undefined
  return {
    counts,
    groups: groups.flatMap(({ firstAt, lastAt, ...group }) => {
      const example = exampleOf.get(group.group)
      if (example === undefined) return []
      return {
        ...group,
        firstAt: formatInstant(firstAt),
        lastAt: formatInstant(lastAt),
        example: itemOf(example),
      }
    }),
    items: rows.slice(0, most).map(itemOf),
    nextCursor: last ? encodeListCursor('dead-letters', [last.at, last.kind, last.key]) : null,
  }
}

const itemOf = ({ kind, key, source, code, reason, at, importRow }: DeadLetterRow) => ({
  id: formatDeadLetterId(
    kind === 'delivery'
      ? { kind, seq: Number(key) }
      : kind === 'event'
        ? { kind, source: source ?? '', id: key }
        : { kind, serviceId: key },
  ),
  kind,
  source,
  name: kind === 'delivery' ? null : key,
  code,
  reason,
  at: formatInstant(at),
  importRow,
})
