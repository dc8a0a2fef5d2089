import type { ReactNode } from 'react'
import styles from './data-table.module.css'

export type Column<Row> = {
  key: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  /** Numbers stand at the right. */
  isNumber?: boolean
  /** For columns that sort: the direction in force, drawn as an arrow and said as `aria-sort`. */
  sorted?: 'ascending' | 'descending' | null
  /** Left out on a phone. */
  isSecondary?: boolean
  /** The name of the row: read out as its header. */
  isRowHeader?: boolean
}

type DataTableProps<Row> = {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  rowClassName?: (row: Row) => string | undefined
  /** Cells of a last, bold row, by column key. */
  total?: Partial<Record<string, ReactNode>>
  density?: 'compact' | 'tight'
}

/** A real table: caption, numbers right, one hairline per row, sideways scroll inside its own box. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowClassName, total, density = 'compact' } = props
  const classOf = (column: Column<Row>) =>
    [column.isNumber && 'number', column.isSecondary && styles.secondary].filter(Boolean).join(' ') ||
    undefined
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={`${styles.table} ${styles[density]}`}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th
                key={column.key}
                scope="col"
                className={classOf(column)}
                aria-sort={column.sorted ?? undefined}
              >
                {column.header}
                {column.sorted ? (
                  <span aria-hidden="true">{column.sorted === 'ascending' ? ' ↑' : ' ↓'}</span>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={rowKey(row)} className={rowClassName?.(row)}>
              {columns.map(column =>
                column.isRowHeader ? (
                  <th
                    key={column.key}
                    scope="row"
                    className={[styles.rowHeader, classOf(column)].filter(Boolean).join(' ')}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={classOf(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {total ? (
          <tfoot>
            <tr>
              {columns.map(column => (
                <td key={column.key} className={classOf(column)}>
                  {total[column.key]}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  )
}
