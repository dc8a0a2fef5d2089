export type CsvCell = string | number | boolean | null

/** A spreadsheet would run it: also after spaces, and in the wide forms of the same signs. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/
/** What could end a cell or a line for some reader: separators of any country, quotes, line ends, comments. */
const special = /[",;#\t\r\n]|^\s|\s$/

/** One cell: quoted where needed; text that a spreadsheet would run as a formula gets a leading apostrophe. */
function formatCell(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = formula.test(cell) ? `'${cell}` : cell
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A comment on one line without quotes; what a spreadsheet would take for a cell of its own runs no formula either. */
function formatComment(line: string): string {
  const flat = line.replaceAll(/\s+/g, ' ').replaceAll('"', "'").trim()
  return `# ${flat.replaceAll(/([,;|]\s*)([=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1'$2")}`
}

/** The first lines of a file: what it is (definitions, filters, as-of), each behind `# `, then the names of the columns. */
export const formatCsvHead = (about: string[], header: string[]): string =>
  `${[...about.map(formatComment), header.map(formatCell).join(',')].join('\r\n')}\r\n`

export const formatCsvRow = (row: CsvCell[]): string => `${row.map(formatCell).join(',')}\r\n`

/** RFC 4180 text of a table behind its comment lines; readers skip lines that begin with `#`. */
export const formatCsv = (about: string[], header: string[], rows: CsvCell[][]): string =>
  formatCsvHead(about, header) + rows.map(formatCsvRow).join('')
