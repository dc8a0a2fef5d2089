import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Database } from '#db/client.ts'
import type { ImportJob } from '#db/queries/import-jobs.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { endImport, type ImportEnd, startImport } from '#lib/record/import-record.ts'
import { fingerprintBytes, fingerprintOf, sourceOfFile } from '#lib/server/import/fingerprint.ts'
import { formatPlan, type ImportPlan, type ImportWishes } from '#lib/server/import/import-plan.ts'
import { headBytes, planImport } from '#lib/server/import/plan-import.ts'
import { resumeByte } from '#lib/server/import/read-rows.ts'
import { runImport } from '#lib/server/import/run-import.ts'
import { ImportInterrupted } from '#lib/server/import/write-rows.ts'
import { StartError } from '../start/start-error.ts'

export type FileProgress = { job: ImportJob; bytesDone: number; rowsHere: number }
export type FileEnd = {
  job: ImportJob
  format: string
  resumedFrom: number
  rowsHere: number
  seconds: number
}
export type FileOptions = {
  viewer: Viewer
  signal?: AbortSignal
  onProgress?: (progress: FileProgress) => void
}

/** Rests a fifth of the time it writes: deliveries beside it find the database free at least that often. */
const restShare = 0.2
const chunkBytes = 256 * 1024

async function readEnds(path: string): Promise<{ size: number; head: Buffer; tail: Buffer }> {
  const file = await open(path).catch((error: Error) => {
    throw new StartError(`${path} cannot be read: ${error.message}`)
  })
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(Math.min(size, headBytes))
    await file.read(head, 0, head.length, 0)
    const tail = Buffer.alloc(Math.min(size, fingerprintBytes))
    await file.read(tail, 0, tail.length, size - tail.length)
    return { size, head, tail }
  } finally {
    await file.close()
  }
}

/** Takes one file in, or goes on where it was left. Throws `StartError` for a file nobody can read as rows. */
export async function importFile(
  db: Database,
  path: string,
  wishes: ImportWishes,
  { viewer, signal, onProgress }: FileOptions,
): Promise<FileEnd> {
  const { size, head, tail } = await readEnds(path)
  const planned = await planImport(head, wishes, head.length === size)
  if (!planned.ok) throw new StartError(`${path}: ${planned.message}`)
  const { plan } = planned
  const format = formatPlan(plan)
  const fileName = basename(path)
  const source = wishes.source ?? sourceOfFile(fileName)
  const fingerprint = fingerprintOf(size, head.subarray(0, fingerprintBytes), tail)
  const start = {
    fileName,
    fingerprint,
    format,
    source,
    settings: plan as Record<string, unknown>,
    sizeBytes: size,
  }
  const job = await startImport(db, viewer, start, Date.now())
  const startedAt = performance.now()
  const { end, rowsHere } = await takeIn(db, path, job, plan, signal, onProgress)
  const ended = await endImport(db, job.startedBy, job.id, end, Date.now())
  return {
    job: ended,
    format,
    resumedFrom: job.rowsDone,
    rowsHere,
    seconds: Math.max(0.001, (performance.now() - startedAt) / 1_000),
  }
}

async function takeIn(
  db: Database,
  path: string,
  job: ImportJob,
  plan: ImportPlan,
  signal?: AbortSignal,
  onProgress?: FileOptions['onProgress'],
): Promise<{ end: ImportEnd | null; rowsHere: number }> {
  let rowsHere = 0
  const chunks = createReadStream(path, { start: resumeByte(plan, job), highWaterMark: chunkBytes })
  try {
    const outcome = await runImport(db, {
      job,
      plan,
      chunks,
      restShare,
      signal,
      onProgress({ bytesDone, counts }) {
        rowsHere = Object.values(counts).reduce((sum, count) => sum + count, 0)
        onProgress?.({ job, bytesDone, rowsHere })
      },
    })
    return { end: { state: outcome.isWhole ? 'done' : 'stopped', error: null }, rowsHere }
  } catch (error) {
    if (error instanceof ImportInterrupted) return { end: null, rowsHere }
    return {
      end: { state: 'failed', error: error instanceof Error ? error.message : String(error) },
      rowsHere,
    }
  } finally {
    chunks.destroy()
  }
}
