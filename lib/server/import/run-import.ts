import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#db/client.ts'
import type { ImportCounts, ImportJob } from '#db/queries/import-jobs.ts'
import type { DeliveryItem } from '../ingest/delivery-item.ts'
import type { FileRow } from './file-row.ts'
import { isBlankRow } from './file-row.ts'
import type { ImportPlan } from './import-plan.ts'
import { isSeekable } from './import-plan.ts'
import { readImportRows } from './read-import-rows.ts'
import { type Left, readRows } from './read-rows.ts'
import { addCounts, noCounts, type RowBatch, writeRows } from './write-rows.ts'

/** Rows and bytes written together: two such parts are in memory at most, one being written, one being read. */
const partRows = 500
const partBytes = 2 * 1024 * 1024

export type ImportProgress = Left & { counts: ImportCounts }

export type ImportRun = {
  job: Pick<ImportJob, 'id' | 'source' | 'rowsDone' | 'bytesDone'>
  plan: ImportPlan
  /** The stored file from `resumeByte` on. */
  chunks: AsyncIterable<Uint8Array>
  /** Of the time writing takes: how much longer to rest, so that live deliveries find the database free. */
  restShare: number
  /** Ends cleanly after the part that is being written. */
  signal?: AbortSignal | undefined
  onProgress?: ((progress: ImportProgress) => void) | undefined
}

/** `isWhole`: the file came to its end; otherwise it was asked to stop. */
export type ImportOutcome = { isWhole: boolean; counts: ImportCounts } & Left

/**
 * Takes a file in: reads rows, decodes them as deliveries are decoded, and writes them part by part with how far it came,
 * so that it goes on where it was after any kind of end. Memory does not grow with the file: nothing is read while a part
 * is being written and the next is full. Throws `ImportInterrupted`, `BrokenFile`, the file's or the database's error;
 * parts written before stay.
 */
export async function runImport(db: Database, run: ImportRun): Promise<ImportOutcome> {
  const { job, plan, restShare, signal, onProgress } = run
  const receiver = { now: Date.now(), defaultSource: job.source, maySend: () => true }
  const seekable = isSeekable(plan)
  let storedBytes = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of run.chunks) {
      storedBytes += chunk.byteLength
      yield chunk
    }
  }

  let counts = noCounts()
  let done: Left = { rowsDone: job.rowsDone, bytesDone: job.bytesDone }
  let writing: Promise<void> = Promise.resolve()
  let part: FileRow[] = []
  let partSize = 0
  let last: Left = done

  async function write(batch: RowBatch): Promise<void> {
    const startedAt = performance.now()
    counts = addCounts(counts, await writeRows(db, batch))
    done = batch.to
    onProgress?.({ ...done, counts })
    await sleep((performance.now() - startedAt) * restShare)
  }
  async function flush(): Promise<void> {
    const items = readImportRows(part, plan, receiver)
    const rows = part.map(({ row, endByte }, index) => ({
      row,
      item: items[index] as DeliveryItem,
      endByte: seekable ? endByte : storedBytes,
    }))
    const to = last
    part = []
    partSize = 0
    await writing
    writing = write({ importId: job.id, rows, from: done, to })
    // Its failure is met at the next flush; until then nobody else may be told of it.
    writing.catch(() => {})
  }

  let isStopped = false
  try {
    for await (const row of readRows(counted(), plan, done)) {
      last = { rowsDone: row.row, bytesDone: seekable ? row.endByte : storedBytes }
      if (row.fault === null && isBlankRow(row.bytes)) continue
      part.push(row)
      partSize += row.bytes.length
      if (part.length < partRows && partSize < partBytes) continue
      await flush()
      if (signal?.aborted) {
        isStopped = true
        break
      }
    }
  } catch (error) {
    // Whoever goes on must find the last part either in or not begun.
    await writing
    throw error
  }
  if (part.length > 0) await flush()
  await writing
  return { isWhole: !isStopped, counts, ...done }
}
