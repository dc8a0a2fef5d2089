import { formatCsv } from '#lib/format/csv.ts'
import { downloadFile } from './download-file.ts'
import type { FrameTable } from './frame-table.ts'

/** Gives the browser the rows of a frame as a CSV file; its first lines say what it is and where it came from. */
export function downloadTable(
  file: string,
  title: string,
  { header, rows, about = [] }: FrameTable,
  /** What was looked at and what it means, one line each. */
  explained: readonly string[] = [],
): void {
  const text = formatCsv(
    [
      `Landfall: ${title}`,
      ...about,
      ...explained,
      `from ${location.href}`,
      `definitions: ${location.origin}/definitions`,
    ],
    header.map(column => column.text),
    rows,
  )
  downloadFile(`${file}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }))
}
