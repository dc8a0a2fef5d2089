import { type ImportJob, selectImportJob, selectImportJobs } from '#db/queries/import-jobs.ts'
import { selectImportRejects } from '#db/queries/select-import-rejects.ts'
import { minuteMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { ImportAnswer, ImportJobAnswer, ImportsAnswer } from './answers/import-answer.ts'
import { decodeListCursor, encodeListCursor } from './list-cursor.ts'
import type { PageQuestion } from './page.ts'
import type { ReadContext } from './read-context.ts'
import { NotFound } from './read-error.ts'
import { requireAdminReader } from './require-admin-reader.ts'

const usualLimit = 50
const shownBytes = 4_096
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Imports there have been, the latest first. Throws ReadErrors: only admins see them. */
export async function readImports(
  { viewer, db, now }: ReadContext,
  { limit, cursor }: PageQuestion,
): Promise<ImportsAnswer> {
  requireAdminReader(viewer)
  const place = decodeListCursor<[number, string]>(cursor, 'imports', ['number', 'string'])
  const most = limit ?? usualLimit
  const after = place && { startedAt: place[0], id: place[1] }
  const jobs = await selectImportJobs(db.pool, after, most + 1)
  const last = jobs.length > most ? jobs[most - 1] : undefined
  return {
    items: jobs.slice(0, most).map(job => importJobAnswer(job, now)),
    nextCursor: last ? encodeListCursor('imports', [last.startedAt, last.id]) : null,
  }
}

/** One import with its refused rows, in the file's order. Throws ReadErrors. */
export async function readImport(
  { viewer, db, now }: ReadContext,
  id: string,
  { limit, cursor }: PageQuestion,
): Promise<ImportAnswer> {
  requireAdminReader(viewer)
  const job = uuid.test(id) ? await selectImportJob(db.pool, id) : null
  if (job === null) throw new NotFound('There is no such import.')
  const place = decodeListCursor<[number]>(cursor, `import-${id}`, ['number'])
  const most = limit ?? usualLimit
  const rejects = await selectImportRejects(db.pool, id, place?.[0] ?? 0, most + 1, shownBytes)
  const last = rejects.length > most ? rejects[most - 1] : undefined
  return {
    ...importJobAnswer(job, now),
    rejects: rejects.slice(0, most).map(({ row, code, issues, body, resolution }) => ({
      row,
      code,
      issues,
      text: body.toString('utf8'),
      isCut: body.length === shownBytes,
      resolution,
    })),
    nextCursor: last ? encodeListCursor(`import-${id}`, [last.seq]) : null,
  }
}

/** A job as answers tell it. */
export function importJobAnswer(job: ImportJob, now: number): ImportJobAnswer {
  const { fingerprint: _, settings, state, startedAt, updatedAt, finishedAt, ...rest } = job
  const isSeekable = settings.compression === 'none' && settings.form !== 'json'
  return {
    ...rest,
    state: state === 'running' && now - updatedAt > minuteMs ? 'interrupted' : state,
    resumeAtByte: isSeekable && job.rowsDone > 0 ? job.bytesDone : 0,
    startedAt: formatInstant(startedAt),
    updatedAt: formatInstant(updatedAt),
    finishedAt: finishedAt === null ? null : formatInstant(finishedAt),
  }
}
