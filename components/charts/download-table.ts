import { formatCsv } from '#lib/format/csv.ts'
import type { FrameTable } from './frame-table.ts'

/** Gives the browser the rows of a frame as a CSV file; its first lines say what it is and where it came from. */
export function downloadTable(file: string, title: string, { header, rows, about = [] }: FrameTable): void {
  const text = formatCsv(
    [`Landfall: ${title}`, ...about, `from ${location.href}`],
    header.map(column => column.text),
    rows,
  )
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${file}.csv`
  link.click()
  URL.revokeObjectURL(url)
}
