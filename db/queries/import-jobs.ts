import type { Queryable } from '#db/queryable.ts'

export type ImportState = 'running' | 'stopped' | 'done' | 'failed'

export type ImportCounts = {
  accepted: number
  duplicate: number
  conflict: number
  ignored: number
  rejected: number
}

export type ImportJob = ImportCounts & {
  id: string
  fileName: string
  fingerprint: string
  /** How its rows are read, in words. */
  format: string
  source: string
  settings: Record<string, unknown>
  state: ImportState
  sizeBytes: number | null
  rowsDone: number
  bytesDone: number
  error: string | null
  startedBy: string
  startedAt: number
  updatedAt: number
  finishedAt: number | null
}

export type NewImportJob = Pick<
  ImportJob,
  'id' | 'fileName' | 'fingerprint' | 'format' | 'source' | 'settings' | 'sizeBytes' | 'startedBy'
>

const columns = `id, file_name as "fileName", fingerprint, format, source, settings, state, size_bytes as "sizeBytes",
  rows_done as "rowsDone", bytes_done as "bytesDone", accepted, duplicate, conflict, ignored, rejected, error,
  started_by as "startedBy", started_at as "startedAt", updated_at as "updatedAt", finished_at as "finishedAt"`

export async function insertImportJob(db: Queryable, job: NewImportJob, now: number): Promise<ImportJob> {
  const { rows } = await db.query<ImportJob>(
    `insert into import_job (id, file_name, fingerprint, format, source, settings, state, size_bytes, rows_done, bytes_done,
                             accepted, duplicate, conflict, ignored, rejected, started_by, started_at, updated_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, 'running', $7, 0, 0, 0, 0, 0, 0, 0, $8, $9, $9)
     returning ${columns}`,
    [
      job.id,
      job.fileName,
      job.fingerprint,
      job.format,
      job.source,
      JSON.stringify(job.settings),
      job.sizeBytes,
      job.startedBy,
      new Date(now),
    ],
  )
  return rows[0]!
}

export async function selectImportJob(db: Queryable, id: string): Promise<ImportJob | null> {
  const { rows } = await db.query<ImportJob>(`select ${columns} from import_job where id = $1`, [id])
  return rows[0] ?? null
}

/** The latest import of the same file in the same way that did not come to its end; null when there is none. */
export async function selectUnfinishedImport(
  db: Queryable,
  job: Pick<ImportJob, 'fingerprint' | 'source' | 'settings'>,
): Promise<ImportJob | null> {
  const { rows } = await db.query<ImportJob>(
    `select ${columns} from import_job
      where fingerprint = $1 and source = $2 and settings = $3::jsonb and state <> 'done'
      order by started_at desc, id limit 1`,
    [job.fingerprint, job.source, JSON.stringify(job.settings)],
  )
  return rows[0] ?? null
}

/** The imports there have been, the latest first, behind a place. */
export async function selectImportJobs(
  db: Queryable,
  after: { startedAt: number; id: string } | null,
  limit: number,
): Promise<ImportJob[]> {
  const { rows } = await db.query<ImportJob>(
    `select ${columns} from import_job
      where $1::timestamptz is null or (started_at, id) < ($1::timestamptz, $2::uuid)
      order by started_at desc, id desc limit $3`,
    [after === null ? null : new Date(after.startedAt), after?.id ?? null, limit],
  )
  return rows
}

/** Moves an import on, in the transaction that wrote its rows. False: it was stopped, or somebody else moved it. */
export async function updateImportProgress(
  db: Queryable,
  id: string,
  from: { rowsDone: number },
  to: { rowsDone: number; bytesDone: number },
  counts: ImportCounts,
  now: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update import_job set rows_done = $3, bytes_done = $4, accepted = accepted + $5, duplicate = duplicate + $6,
            conflict = conflict + $7, ignored = ignored + $8, rejected = rejected + $9, updated_at = $10
      where id = $1 and state = 'running' and rows_done = $2`,
    [
      id,
      from.rowsDone,
      to.rowsDone,
      to.bytesDone,
      counts.accepted,
      counts.duplicate,
      counts.conflict,
      counts.ignored,
      counts.rejected,
      new Date(now),
    ],
  )
  return rowCount === 1
}

/** Ends a running import, or stops it. False: it was not running. */
export async function updateImportEnd(
  db: Queryable,
  id: string,
  end: { state: Exclude<ImportState, 'running'>; error: string | null },
  now: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update import_job set state = $2, error = $3, updated_at = $4,
            finished_at = case when $2 = 'done' then $4::timestamptz end
      where id = $1 and state = 'running'`,
    [id, end.state, end.error, new Date(now)],
  )
  return rowCount === 1
}

/** Lets an import that did not come to its end go on. False: it is done. */
export async function updateImportResumed(db: Queryable, id: string, now: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `update import_job set state = 'running', error = null, updated_at = $2 where id = $1 and state <> 'done'`,
    [id, new Date(now)],
  )
  return rowCount === 1
}
