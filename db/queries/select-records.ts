import type { Queryable } from '#db/queryable.ts'
import { type RecordKind, type RecordRows, recordKinds, recordTables } from './record-tables.ts'

export type AllRecords = { [Kind in RecordKind]: RecordRows[Kind][] }

const shared = {
  id: 'id',
  recordedAt: 'recorded_at',
  recordedBy: 'recorded_by',
  reason: 'reason',
  withdrawnAt: 'withdrawn_at',
  withdrawnBy: 'withdrawn_by',
  withdrawnReason: 'withdrawn_reason',
}

const columnsOf = (kind: RecordKind): string =>
  Object.entries({ ...shared, ...recordTables[kind].columns })
    .map(([field, column]) => `${column} as "${field}"`)
    .join(', ')

/** What came later than an instant had not happened by it, though the row says so today. */
function asKnown<Row extends { withdrawnAt: number | null }>(row: Row, knownAt: number): Row {
  const withdrawn =
    row.withdrawnAt !== null && row.withdrawnAt > knownAt
      ? { withdrawnAt: null, withdrawnBy: null, withdrawnReason: null }
      : {}
  const isAnswered = 'answeredAt' in row && (row.answeredAt as number | null) !== null
  const answered =
    isAnswered && (row.answeredAt as number) > knownAt
      ? { outcome: null, answer: null, answeredAt: null, answeredBy: null }
      : {}
  return { ...row, ...withdrawn, ...answered }
}

/** One kind of records, withdrawn ones too, in the order they were recorded; as known at an instant (epoch ms; null: now). */
export async function selectRecordsOf<Kind extends RecordKind>(
  db: Queryable,
  kind: Kind,
  knownAt: number | null,
): Promise<RecordRows[Kind][]> {
  const until = knownAt === null ? 'true' : 'recorded_at <= $1'
  const { rows } = await db.query<RecordRows[Kind]>(
    `select ${columnsOf(kind)} from ${recordTables[kind].table} where ${until} order by recorded_at, id`,
    knownAt === null ? [] : [new Date(knownAt)],
  )
  return knownAt === null ? rows : rows.map(row => asKnown(row, knownAt))
}

/** Records of one kind with one value of one of their own fields, in the order they were recorded. */
export async function selectRecordsBy<Kind extends RecordKind>(
  db: Queryable,
  kind: Kind,
  field: keyof (typeof recordTables)[Kind]['columns'] & string,
  value: string,
): Promise<RecordRows[Kind][]> {
  const { table, columns } = recordTables[kind]
  const column = (columns as Record<string, string>)[field]!
  const { rows } = await db.query<RecordRows[Kind]>(
    `select ${columnsOf(kind)} from ${table} where ${column} = $1 order by recorded_at, id`,
    [value],
  )
  return rows
}

/** One record, withdrawn or not; null: there is none of this id, or it is no id at all. */
export async function selectRecord<Kind extends RecordKind>(
  db: Queryable,
  kind: Kind,
  id: string,
): Promise<RecordRows[Kind] | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  const { rows } = await db.query<RecordRows[Kind]>(
    `select ${columnsOf(kind)} from ${recordTables[kind].table} where id = $1`,
    [id],
  )
  return rows[0] ?? null
}

/** Everything people recorded, withdrawn or not: a few rows of each kind. */
export async function selectRecords(db: Queryable, knownAt: number | null): Promise<AllRecords> {
  const records: Partial<Record<RecordKind, unknown[]>> = {}
  for (const kind of recordKinds) records[kind] = await selectRecordsOf(db, kind, knownAt)
  return records as AllRecords
}
