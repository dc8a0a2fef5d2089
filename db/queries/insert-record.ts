import type { Queryable } from '#db/queryable.ts'
import { type RecordKind, type RecordValues, recordTables } from './record-tables.ts'

export type NewRecord<Kind extends RecordKind> = {
  id: string
  recordedAt: number
  recordedBy: string
  reason: string | null
  values: RecordValues<Kind>
}

/** Fields that end in `At` are instants; objects are stored as JSON. */
const parameter = (field: string, value: unknown): unknown => {
  if (value === null || value === undefined) return null
  if (field.endsWith('At')) return new Date(value as number)
  return typeof value === 'object' ? JSON.stringify(value) : value
}

/** Adds one record. Columns left out are null. */
export async function insertRecordRow<Kind extends RecordKind>(
  db: Queryable,
  kind: Kind,
  { id, recordedAt, recordedBy, reason, values }: NewRecord<Kind>,
): Promise<void> {
  const { table, columns } = recordTables[kind]
  const given: Record<string, unknown> = values
  const own = Object.entries(columns as Record<string, string>)
  const names = ['id', 'recorded_at', 'recorded_by', 'reason', ...own.map(([, column]) => column)]
  await db.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    [id, new Date(recordedAt), recordedBy, reason, ...own.map(([field]) => parameter(field, given[field]))],
  )
}

/** Takes one record back, once: its row keeps what it said. Whether there was one that stood. */
export async function withdrawRecordRow(
  db: Queryable,
  kind: RecordKind,
  id: string,
  { at, by, reason }: { at: number; by: string; reason: string | null },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update ${recordTables[kind].table} set withdrawn_at = $2, withdrawn_by = $3, withdrawn_reason = $4
      where id = $1 and withdrawn_at is null`,
    [id, new Date(at), by, reason],
  )
  return rowCount === 1
}
