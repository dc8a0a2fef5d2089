import type { Queryable } from '#db/queryable.ts'

export type ImportReject = {
  seq: number
  row: number
  code: string
  issues: { path: string; message: string }[]
  body: Buffer
  resolution: string | null
}

/** Refused rows of an import in the file's order, behind a place; bodies cut to `mostBytes`. */
export async function selectImportRejects(
  db: Queryable,
  importId: string,
  afterSeq: number,
  limit: number,
  mostBytes: number,
): Promise<ImportReject[]> {
  const { rows } = await db.query<ImportReject>(
    `select seq, import_row as row, code, issues, substring(body from 1 for $4::int) as body, resolution
       from event_reject where import_id = $1 and seq > $2 order by seq limit $3`,
    [importId, afterSeq, limit, mostBytes],
  )
  return rows
}
