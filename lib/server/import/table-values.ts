import { isUtf8 } from 'node:buffer'
import { parse } from 'csv-parse/sync'
import type { Issue } from '#lib/domain/observation/observation.ts'
import { canonicalInstant } from '#lib/domain/time/canonical-instant.ts'
import type { FileRow } from './file-row.ts'
import type { ImportPlan } from './import-plan.ts'

/** What a record of a table says, as the JSON a sender would have posted. */
export type TableValue = { ok: true; value: Record<string, unknown> } | { ok: false; issues: Issue[] }

const instantFields = new Set(['startedAt', 'finishedAt', 'at'])
const numberFields = new Set([
  'seconds',
  'usedCoreSeconds',
  'requestedCoreSeconds',
  'provisionedCoreSeconds',
  'allocatableCoreSeconds',
  'readyInstances',
  'requestsPerSecond',
])
/** Members that our own lists of refused rows add; a mended row may keep them. */
export const refusalColumns: readonly string[] = ['refused_row', 'refused_because']

const outcomes: Readonly<Record<string, string>> = {
  success: 'succeeded',
  successful: 'succeeded',
  ok: 'succeeded',
  failure: 'failed',
  error: 'failed',
  cancelled: 'aborted',
  canceled: 'aborted',
}

const options = (delimiter: string) => ({
  delimiter,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: false,
})

/** The cells of records already cut: all at once, and one by one only where they do not come out even. */
function cellsOf(rows: readonly Buffer[], delimiter: string): (string[] | null)[] {
  const joined = Buffer.concat(rows.flatMap((bytes, index) => (index === 0 ? [bytes] : [lineFeed, bytes])))
  try {
    const records = parse(joined, options(delimiter)) as string[][]
    if (records.length === rows.length) return records
  } catch {}
  return rows.map(bytes => {
    try {
      const records = parse(bytes, options(delimiter)) as string[][]
      return records.length === 1 ? records[0]! : null
    } catch {
      return null
    }
  })
}
const lineFeed = Buffer.from('\n')
const carriageReturn = 0x0d
const withoutReturn = (bytes: Buffer): Buffer =>
  bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes

/** Reads records of a table, in order. Columns that fill no field are kept under their own names. */
export function readTableValues(rows: readonly FileRow[], plan: ImportPlan): TableValue[] {
  const header = plan.header ?? []
  const isReadable = rows.map(({ bytes, fault }) => fault === null && isUtf8(bytes))
  const cells = cellsOf(
    rows.filter((_, index) => isReadable[index]).map(({ bytes }) => withoutReturn(bytes)),
    plan.delimiter ?? ',',
  )
  let at = 0
  return isReadable.map((readable): TableValue => {
    if (!readable)
      return { ok: false, issues: [{ path: '', message: 'is not UTF-8: save the file as UTF-8' }] }
    const record = cells[at++]
    if (record === null || record === undefined)
      return { ok: false, issues: [{ path: '', message: 'cannot be read as one row of a table' }] }
    if (record.length > header.length && record.slice(header.length).some(text => text.trim() !== ''))
      return {
        ok: false,
        issues: [{ path: '', message: `has ${record.length} cells, and the header names ${header.length}` }],
      }
    return { ok: true, value: recordValue(record, header, plan) }
  })
}

function recordValue(
  record: readonly string[],
  header: readonly string[],
  plan: ImportPlan,
): Record<string, unknown> {
  const isOurs = plan.rows === 'deploy' || plan.rows === 'sample'
  const fieldOf = new Map(Object.entries(plan.columns).map(([field, column]) => [column, field]))
  const value: Record<string, unknown> = {}
  for (const [index, column] of header.entries()) {
    // An apostrophe before such a sign only keeps a spreadsheet from running it.
    const text = (record[index]?.trim() ?? '').replace(/^'(?=[=+\-@])/, '')
    if (text === '' || column === '' || refusalColumns.includes(column)) continue
    const field = isOurs ? fieldOf.get(column) : undefined
    const name = field ?? (isOurs ? column : column.toLowerCase())
    if (name === '__proto__') continue
    value[name] = field === undefined ? text : fieldValue(field, text)
  }
  return value
}

/** Spreadsheets write instants and outcomes their own way; what is no such thing stays as it is and is refused with its words. */
function fieldValue(field: string, text: string): unknown {
  if (instantFields.has(field)) return canonicalInstant(text) ?? text
  if (numberFields.has(field)) {
    const number = Number(text)
    return Number.isFinite(number) ? number : text
  }
  if (field === 'outcome' || field === 'kind') {
    const word = text.toLowerCase().replace(/[\s-]+/g, '_')
    return field === 'outcome' && Object.hasOwn(outcomes, word) ? outcomes[word] : word
  }
  if (field === 'platform') return text.toLowerCase()
  return text
}
