import type { Database } from '#db/client.ts'
import type { ImportJob } from '#db/queries/import-jobs.ts'
import { type ImportReject, selectImportRejects } from '#db/queries/select-import-rejects.ts'
import { decodeJson } from '#lib/http/decode-json.ts'
import type { ImportPlan } from './import-plan.ts'

const pageRows = 200
const mostBytes = 1024 * 1024

const reasonOf = ({ issues, code }: ImportReject): string =>
  issues.map(({ path, message }) => (path === '' ? message : `${path} ${message}`)).join('; ') || code

/** The refused rows of an import as lines to mend and take in again: NDJSON, or CSV for a table. */
export async function* refusedLines(
  db: Database,
  job: ImportJob,
  form: 'ndjson' | 'csv',
): AsyncGenerator<string> {
  const plan = job.settings as unknown as ImportPlan
  const columns = form === 'csv' ? (plan.header ?? []) : []
  const delimiter = plan.delimiter ?? ','
  const row = (cells: readonly string[]): string =>
    `${cells.map(text => quoted(text, delimiter)).join(delimiter)}\r\n`
  if (form === 'csv') yield row([...columns, 'refused_row', 'refused_because'])
  const columnOf = new Map(Object.entries(plan.columns ?? {}).map(([field, column]) => [column, field]))
  for (let after = 0; ; ) {
    const page = await selectImportRejects(db.pool, job.id, after, pageRows, mostBytes)
    for (const reject of page) {
      const value = objectOf(reject.body)
      const reason = reasonOf(reject)
      if (form === 'ndjson') {
        const told = value ?? { raw: reject.body.toString('utf8') }
        yield `${JSON.stringify({ ...told, refused_row: reject.row, refused_because: reason })}\n`
        continue
      }
      const cells = columns.map((column, index) => {
        if (value === null) return index === 0 ? reject.body.toString('utf8') : ''
        const cell = value[columnOf.get(column) ?? column] ?? value[column.toLowerCase()]
        return cell === undefined || cell === null ? '' : String(cell)
      })
      yield row([...cells, String(reject.row), reason])
    }
    const last = page.at(-1)
    if (last === undefined || page.length < pageRows) return
    after = last.seq
  }
}

/** The row as an object, where it is one. */
function objectOf(body: Buffer): Record<string, unknown> | null {
  const decoded = decodeJson(body)
  const value = decoded.ok ? decoded.value : null
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}

/** Mended in a spreadsheet, which would run some texts as formulas: those get an apostrophe, which the import takes off. */
const quoted = (cell: string, delimiter: string): string => {
  const text = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell
  return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
}
