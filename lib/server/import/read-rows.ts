import { inflated } from './compression.ts'
import { recordCutter } from './cut-record.ts'
import { cutValues } from './cut-values.ts'
import { cutLine, cutRows, type FileRow } from './file-row.ts'
import { type ImportPlan, isSeekable } from './import-plan.ts'

/** Bytes of one row; the same as of one line of a delivery. */
export const rowLimitBytes = 1024 * 1024

/** Where a file was left: the last row taken, and the byte behind it. */
export type Left = { rowsDone: number; bytesDone: number }

/** The byte of the stored file at which to go on reading; the beginning where rows cannot be found from the middle. */
export const resumeByte = (plan: ImportPlan, { rowsDone, bytesDone }: Left): number =>
  rowsDone > 0 && isSeekable(plan) ? bytesDone : 0

/**
 * The rows of a file that were not taken yet. `chunks` begin at `resumeByte`; rows taken before are passed over where that
 * is the beginning. `endByte` of a compressed file is a place in the uncompressed one.
 */
export async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  plan: ImportPlan,
  left: Left,
): AsyncGenerator<FileRow> {
  const isInside = resumeByte(plan, left) > 0
  // The header of a table is its row 1.
  const firstRow = plan.form === 'csv' ? 1 : 0
  const place = isInside
    ? { row: left.rowsDone, byte: left.bytesDone }
    : { row: firstRow, byte: plan.beginsAtByte }
  const plain = inflated(chunks, plan.compression)
  const body = isInside ? plain : skipBytes(plain, plan.beginsAtByte)
  for await (const row of rowsOf(body, plan, place)) if (row.row > left.rowsDone) yield row
}

function rowsOf(
  chunks: AsyncIterable<Uint8Array>,
  plan: ImportPlan,
  place: { row: number; byte: number },
): AsyncGenerator<FileRow> {
  if (plan.form === 'json') return cutValues(chunks, place, rowLimitBytes)
  const cut = plan.form === 'csv' ? recordCutter(plan.delimiter ?? ',', rowLimitBytes) : cutLine
  return cutRows(chunks, place, rowLimitBytes, cut)
}

async function* skipBytes(chunks: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count
  for await (const chunk of chunks) {
    if (left >= chunk.byteLength) left -= chunk.byteLength
    else {
      yield left === 0 ? chunk : chunk.subarray(left)
      left = 0
    }
  }
}
