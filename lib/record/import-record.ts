import { randomUUID } from 'node:crypto'
import type { ClientBase } from 'pg'
import { type Database, withTransaction } from '#db/client.ts'
import {
  type ImportJob,
  type ImportState,
  insertImportJob,
  type NewImportJob,
  selectImportJob,
  selectUnfinishedImport,
  updateImportEnd,
  updateImportResumed,
} from '#db/queries/import-jobs.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { appendAudit } from './append-audit.ts'
import { ActRefused } from './record-error.ts'
import { requireAdmin } from './require-admin.ts'

export type ImportEnd = { state: Exclude<ImportState, 'running'>; error: string | null }
export type ImportStart = Omit<NewImportJob, 'id' | 'startedBy'>

/**
 * Begins to take a file in, or goes on with the same file read the same way where it was left. Throws ActRefused for
 * anybody but admins.
 */
export async function startImport(
  db: Database,
  viewer: Viewer,
  start: ImportStart,
  now: number,
): Promise<ImportJob> {
  requireAdmin(viewer)
  return withTransaction(db, async client => {
    const held = await selectUnfinishedImport(client, start)
    if (held !== null && (await updateImportResumed(client, held.id, now))) {
      await audit(client, viewer.name, 'import.resumed', held, { fromRow: held.rowsDone }, now)
      return { ...held, state: 'running', error: null }
    }
    const job = await insertImportJob(client, { ...start, id: randomUUID(), startedBy: viewer.name }, now)
    const { sizeBytes, format } = job
    await audit(client, viewer.name, 'import.started', job, { sizeBytes, format }, now)
    return job
  })
}

/**
 * Writes down how an import ended. One that was stopped meanwhile keeps what it is; null: it goes on elsewhere, and how that
 * ends is not ours to say.
 */
export async function endImport(
  db: Database,
  actor: string,
  id: string,
  end: ImportEnd | null,
  now: number,
): Promise<ImportJob> {
  return withTransaction(db, async client => {
    const isEnded = end !== null && (await updateImportEnd(client, id, end, now))
    const job = await selectImportJob(client, id)
    if (job === null) throw new ActRefused('not_found', 'There is no such import.')
    if (!isEnded) return job
    const { accepted, duplicate, conflict, ignored, rejected, rowsDone } = job
    const counts = { accepted, duplicate, conflict, ignored, rejected, rowsDone }
    const detail = end.error === null ? counts : { ...counts, error: end.error }
    await audit(client, actor, `import.${end.state}`, job, detail, now)
    return job
  })
}

/** Stops an import and keeps what is in. Throws ActRefused: for anybody but admins, or when it does not run. */
export async function stopImport(db: Database, viewer: Viewer, id: string, now: number): Promise<ImportJob> {
  requireAdmin(viewer)
  const held = await selectImportJob(db.pool, id)
  if (held === null) throw new ActRefused('not_found', 'There is no such import.')
  if (held.state !== 'running') throw new ActRefused('wrong_state', 'This import does not run.')
  return endImport(db, viewer.name, id, { state: 'stopped', error: null }, now)
}

const audit = (
  client: ClientBase,
  actor: string,
  action: string,
  { id, fileName, source }: ImportJob,
  detail: Record<string, unknown>,
  now: number,
): Promise<void> =>
  appendAudit(client, {
    at: now,
    actor,
    action,
    objectType: 'import',
    objectId: id,
    detail: { fileName, source, ...detail },
  })
