import type { Queryable } from '#db/queryable.ts'
import { type DayCount, selectDayCounts } from './select-day-counts.ts'
import { SqlConditions } from './sql-conditions.ts'

/** What came in and became no fact: stored and not used, refused, or under a key that was taken. */
export type KeptWhat = 'ignored' | 'rejected' | 'conflicts'
export type KeptQuestion = {
  sources: string[] | null
  /** The id of the event; refused ones have none. */
  id: string | null
  fromAt: number | null
  toAt: number | null
}
/** Of the last row of the page before: when it came in, its source, and its id or number. */
export type KeptPlace = [receivedAt: number, source: string, id: string]

export type KeptRow = {
  source: string
  /** The event's id; of what was refused its number. */
  id: string
  receivedAt: number
  /** The number under which the body is kept; null: under source and id. */
  seq: number | null
  reason: string
  format: string | null
}

const tables = {
  ignored: { name: 'event', id: 'id', seq: 'null', reason: 'ignored', format: 'format' },
  rejected: {
    name: 'event_reject',
    id: 'seq::text',
    seq: 'seq',
    reason: `coalesce(issues->0->>'message', code)`,
    format: 'format',
  },
  conflicts: {
    name: 'event_conflict',
    id: 'id',
    seq: 'seq',
    reason: `'the same key with another body; the first is kept'`,
    format: 'null',
  },
} as const

function conditionsOf(what: KeptWhat, question: KeptQuestion): SqlConditions {
  const where = new SqlConditions()
  if (what === 'ignored') where.add('ignored is not null')
  where.anyOf('source', question.sources)
  where.equal(tables[what].id, question.id)
  where.between('received_at', question.fromAt, question.toAt)
  return where
}

/** Newest first, a page at a time, without the bodies. */
export async function selectKeptEvents(
  db: Queryable,
  what: KeptWhat,
  question: KeptQuestion,
  after: KeptPlace | null,
  limit: number,
): Promise<KeptRow[]> {
  const { name, id, seq, reason, format } = tables[what]
  const where = conditionsOf(what, question)
  if (after !== null) {
    const at = where.value(new Date(after[0]), 'timestamptz')
    const [source, last] = [where.value(after[1], 'text'), where.value(after[2], 'text')]
    where.add(`received_at <= ${at} and (received_at, source, ${id}) < (${at}, ${source}, ${last})`)
  }
  const { rows } = await db.query<KeptRow>(
    `select source, ${id} as id, received_at as "receivedAt", ${seq} as seq, ${reason} as reason, ${format} as format
       from ${name} where ${where}
      order by received_at desc, source desc, ${id} desc limit ${where.value(limit, 'int')}`,
    where.values,
  )
  return rows
}

export const countKeptEvents = (
  db: Queryable,
  what: KeptWhat,
  question: KeptQuestion,
  most: number,
): Promise<DayCount[]> =>
  selectDayCounts(db, tables[what].name, 'received_at', conditionsOf(what, question), most)

export type KeptBody = {
  source: string
  id: string
  receivedAt: number
  format: string | null
  contentType: string | null
  headers: Record<string, string> | null
  issues: { path: string; message: string }[]
  body: Buffer
}

/** The body that was refused, or that came under a key that was taken, by its number. */
export async function selectKeptBody(
  db: Queryable,
  what: 'rejected' | 'conflicts',
  source: string,
  seq: number,
): Promise<KeptBody | null> {
  const { rows } = await db.query<KeptBody>(
    what === 'rejected'
      ? `select source, seq::text as id, received_at as "receivedAt", format, content_type as "contentType", headers, issues, body
           from event_reject where source = $1 and seq = $2`
      : `select source, id, received_at as "receivedAt", null as format, null as "contentType", null as headers, '[]'::jsonb as issues, body
           from event_conflict where source = $1 and seq = $2`,
    [source, seq],
  )
  return rows[0] ?? null
}
