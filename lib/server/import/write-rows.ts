import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, withTransaction } from '#db/client.ts'
import { type ImportCounts, updateImportProgress } from '#db/queries/import-jobs.ts'
import { ingestDecoded } from '#lib/ingest/ingest-decoded.ts'
import { isTransient } from '#lib/project/is-transient.ts'
import { batchOf, type DeliveryItem, itemSource } from '../ingest/delivery-item.ts'
import { itemResults } from '../ingest/item-result.ts'

/** Rows decoded together, and how far the file is once they are written. */
export type RowBatch = {
  importId: string
  rows: readonly { row: number; item: DeliveryItem; endByte: number }[]
  from: { rowsDone: number }
  to: { rowsDone: number; bytesDone: number }
}

/** Somebody stopped the import, or another process took it over: what is written stays. */
export class ImportInterrupted extends Error {
  override name = 'ImportInterrupted'
  constructor() {
    super('The import was stopped, or goes on elsewhere.')
  }
}

const attempts = 6
const firstPauseMs = 250

/**
 * Writes a batch and moves its import on, in one transaction: after a crash either both happened or neither. A row the
 * database cannot take is found by halving and refused; the others go in. Throws `ImportInterrupted`, and the database's
 * error when it does not come back.
 */
export async function writeRows(db: Database, batch: RowBatch): Promise<ImportCounts> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeOnce(db, batch)
    } catch (error) {
      if (error instanceof ImportInterrupted) throw error
      if (isTransient(error)) {
        if (attempt === attempts) throw error
        await sleep(firstPauseMs * 2 ** attempt)
        continue
      }
      return await writeHalves(db, batch, error)
    }
  }
}

async function writeHalves(db: Database, batch: RowBatch, error: unknown): Promise<ImportCounts> {
  const { rows, importId, from, to } = batch
  if (rows.length === 1) return writeOnce(db, { ...batch, rows: [refused(rows[0]!, error)] })
  const middle = rows.length >> 1
  const last = rows[middle - 1]!
  const between = { rowsDone: last.row, bytesDone: last.endByte }
  const first = await writeRows(db, { importId, rows: rows.slice(0, middle), from, to: between })
  const second = await writeRows(db, { importId, rows: rows.slice(middle), from: between, to })
  return addCounts(first, second)
}

function refused(row: RowBatch['rows'][number], error: unknown): RowBatch['rows'][number] {
  const { item } = row
  if (item.kind === 'rejected') throw error
  const message = `the database cannot store it: ${(error instanceof Error ? error.message : String(error)).slice(0, 200)}`
  const raw = item.kind === 'event' ? item.event.raw : item.sample.raw
  const source = itemSource(item)
  return {
    ...row,
    item: { kind: 'rejected', id: null, source, code: 'not_stored', issues: [{ path: '', message }], raw },
  }
}

async function writeOnce(db: Database, { importId, rows, from, to }: RowBatch): Promise<ImportCounts> {
  const items = rows.map(({ item }) => item)
  const batch = batchOf(items)
  let at = 0
  for (const { row, item } of rows)
    if (item.kind === 'rejected') batch.rejections[at++]!.place = { importId, row }
  return withTransaction(db, async client => {
    const now = Date.now()
    const counts = noCounts()
    for (const { result } of itemResults(
      items,
      await ingestDecoded(client, batch, { now, isBackfill: true }),
    ))
      counts[result] += 1
    if (!(await updateImportProgress(client, importId, from, to, counts, now))) throw new ImportInterrupted()
    return counts
  })
}

export const noCounts = (): ImportCounts => ({
  accepted: 0,
  duplicate: 0,
  conflict: 0,
  ignored: 0,
  rejected: 0,
})

export const addCounts = (a: ImportCounts, b: ImportCounts): ImportCounts => ({
  accepted: a.accepted + b.accepted,
  duplicate: a.duplicate + b.duplicate,
  conflict: a.conflict + b.conflict,
  ignored: a.ignored + b.ignored,
  rejected: a.rejected + b.rejected,
})
