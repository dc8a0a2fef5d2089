import type { CsvCell } from '#lib/format/csv.ts'

/** The rows behind a picture: shown in its place and downloaded. Cells are raw in the file and formatted on screen. */
export type FrameTable = {
  header: { text: string; isNumber?: boolean; format?: (value: CsvCell) => string }[]
  rows: CsvCell[][]
  /** For the first lines of the file: what was asked, filters, day. */
  about?: string[]
}
