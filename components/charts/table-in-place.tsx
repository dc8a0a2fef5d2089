import { DataTable } from '#components/ui/data-table.tsx'
import styles from './chart-frame.module.css'
import type { FrameTable } from './frame-table.ts'

/** The rows of a picture as a table in its place, as high as the picture was. */
export function TableInPlace({ table, height, file }: { table: FrameTable; height: number; file: string }) {
  const columns = table.header.map((column, index) => ({
    key: column.text,
    header: column.text,
    isNumber: column.isNumber,
    isRowHeader: index === 0,
    cell: (row: { cells: FrameTable['rows'][number] }) => {
      const value = row.cells[index] ?? null
      return column.format ? column.format(value) : (value ?? '–')
    },
  }))
  const rows = table.rows.map((cells, index) => ({ cells, key: `${index} ${cells[0]}` }))
  return (
    <div className={styles.table} style={{ height: Math.max(height, 120) }}>
      <DataTable
        caption={`${file}, as a table`}
        columns={columns}
        rows={rows}
        rowKey={row => row.key}
        density="tight"
      />
    </div>
  )
}
