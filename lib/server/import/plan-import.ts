import { parse } from 'csv-parse/sync'
import { isDevlakeRow } from '#lib/sources/devlake/decode-devlake-row.ts'
import { isFourkeysRow } from '#lib/sources/fourkeys/decode-fourkeys-row.ts'
import { compressionOf, inflateHead } from './compression.ts'
import { recordCutter } from './cut-record.ts'
import type { FileForm, ImportPlan, ImportWishes, RowKind } from './import-plan.ts'
import { deployFields, mapColumns, sampleFields } from './table-columns.ts'

/** Bytes of a file's beginning that are enough to tell what it is. */
export const headBytes = 64 * 1024
const headerLimit = 32 * 1024

export type Planned = { ok: true; plan: ImportPlan; head: Buffer } | { ok: false; message: string }

const listStart = /^\s*(\{\s*"(deploys|samples|events|deployments)"\s*:\s*)?\[/
const delimiters = [',', ';', '\t', '|']

/** Finds out how a file is to be read, from its first bytes (as stored) and from what is asked for. `isWhole`: there are no more. */
export async function planImport(stored: Buffer, wishes: ImportWishes, isWhole: boolean): Promise<Planned> {
  const compression = compressionOf(stored)
  const head = await inflateHead(stored, compression, 4 * headBytes)
  if (head.length === 0) return { ok: false, message: 'The file is empty.' }
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    return { ok: false, message: 'The file is in UTF-16: save it as UTF-8.' }
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004')
    return {
      ok: false,
      message: 'This is a ZIP or spreadsheet file: save it as CSV, or compress it with gzip.',
    }
  const markBytes = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  const text = head.subarray(markBytes).toString('utf8')
  const form = wishes.form ?? formOf(text)
  const { set = {}, rows = null } = wishes
  const base = { form, compression, rows, set, delimiter: null, header: null, columns: {} }
  if (form === 'ndjson') return { ok: true, head, plan: { ...base, beginsAtByte: markBytes } }
  if (form === 'json') {
    const begin = listStart.exec(text)?.[0] ?? ''
    return { ok: true, head, plan: { ...base, beginsAtByte: markBytes + Buffer.byteLength(begin) } }
  }
  return planTable(head, markBytes, base, wishes.columns ?? {}, isWhole)
}

/** A bracket begins a list; a first line that is one whole object is NDJSON; another object is laid out over lines. */
function formOf(text: string): FileForm {
  if (listStart.test(text)) return 'json'
  const start = text.trimStart()
  if (!start.startsWith('{')) return 'csv'
  const line = start.split('\n', 1)[0] ?? ''
  // An object whose first line opens it and no more is laid out for reading.
  return /^\{\s*$|[,[{]\s*$/.test(line.trimEnd()) && line.length < text.length ? 'json' : 'ndjson'
}

function planTable(
  head: Buffer,
  markBytes: number,
  base: Omit<ImportPlan, 'beginsAtByte'>,
  asked: Record<string, string>,
  isWhole: boolean,
): Planned {
  const line = head.subarray(markBytes).toString('utf8').split('\n', 1)[0] ?? ''
  const countOf = (delimiter: string): number => line.split(delimiter).length
  const delimiter = delimiters.reduce((best, other) => (countOf(other) > countOf(best) ? other : best))
  const cut = recordCutter(delimiter, headerLimit)(head, markBytes, isWhole || head.length > headerLimit)
  if (cut === null || cut.fault || cut.end - markBytes > headerLimit)
    return { ok: false, message: 'The first row is no header of a table, and the file is no JSON either.' }
  const bytes = head.subarray(markBytes, cut.end)
  const [header = []] = parse(bytes, {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    trim: true,
  }) as string[][]
  if (header.length < 2 && asked.service === undefined)
    return {
      ok: false,
      message: `Only one column was found (${header[0]?.slice(0, 80) ?? 'nothing'}): this is no table of deploys.`,
    }
  const rows = base.rows ?? kindOfHeader(header)
  const plan: ImportPlan = {
    ...base,
    rows,
    delimiter,
    header,
    beginsAtByte: Math.min(cut.end + 1, head.length),
  }
  if (rows !== 'deploy' && rows !== 'sample') return { ok: true, head, plan }
  const { columns, missing } = mapColumns(header, rows === 'deploy' ? deployFields : sampleFields, asked)
  if (missing.length > 0)
    return {
      ok: false,
      message: `Neither a column nor a field is called ${missing.join(', ')}. Columns: ${header.join(', ')}.`,
    }
  return { ok: true, head, plan: { ...plan, columns: columns as Record<string, string> } }
}

function kindOfHeader(header: readonly string[]): RowKind {
  const row = Object.fromEntries(header.map(name => [name.toLowerCase(), '']))
  if (isDevlakeRow(row)) return 'devlake_row'
  if (isFourkeysRow(row)) return 'fourkeys_row'
  const { columns } = mapColumns(header, sampleFields, {})
  return columns.at !== undefined && columns.seconds !== undefined ? 'sample' : 'deploy'
}
