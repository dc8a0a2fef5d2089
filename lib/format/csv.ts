export type CsvCell = string | number | null

/** One cell: quoted where needed; text that a spreadsheet would run as a formula gets a leading apostrophe. */
function formatCell(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** RFC 4180 text of a table; `about` (what it is, filters, as-of) comes first, one line each behind `#`. */
export function formatCsv(about: string[], header: string[], rows: CsvCell[][]): string {
  const lines = [
    ...about.map(line => formatCell(`# ${line}`)),
    header.map(formatCell).join(','),
    ...rows.map(row => row.map(formatCell).join(',')),
  ]
  return `${lines.join('\r\n')}\r\n`
}
