'use client'

import type { ReactNode } from 'react'
import styles from './record-table.module.css'

export type RecordColumn<Row> = {
  key: string
  /** Head of the column, and the label of its value on a card. */
  header: string
  cell: (row: Row) => ReactNode
  isNumber?: boolean
  /** The name of the row: its header, and the title of its card. */
  isTitle?: boolean
  /** Left out of the card on a phone. */
  isSecondary?: boolean
  /** Key of the order this column gives; with it the head is a button. */
  sortKey?: string
  /** Numbers start with the most. */
  startsDescending?: boolean
  width?: string
}

type RecordTableProps<Row> = {
  caption: string
  columns: RecordColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The order in force, as in the address: `left`, or `-left` from the most. */
  sort?: string | null
  onSort?: (sort: string) => void
  total?: Partial<Record<string, ReactNode>>
  isTight?: boolean
  /** Few and short columns: it stays a table on a phone. */
  isNarrow?: boolean
}

/** A table of records: heads that sort, totals that add up; on a phone each record is a card of labels and values. */
export function RecordTable<Row>(props: RecordTableProps<Row>) {
  const { caption, columns, rows, rowKey, sort, onSort, total, isTight, isNarrow } = props
  return (
    <div className={styles.scroll}>
      {onSort ? <SortChoice columns={columns} sort={sort ?? null} onSort={onSort} /> : null}
      <table
        className={[styles.table, isTight && styles.tight, !isNarrow && styles.cards]
          .filter(Boolean)
          .join(' ')}
      >
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <Head key={column.key} column={column} sort={sort ?? null} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={rowKey(row)}>
              {columns.map(column =>
                column.isTitle ? (
                  <th key={column.key} scope="row" className={styles.title}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={classOf(column)} data-label={column.header}>
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
                <td
                  key={column.key}
                  className={column.isTitle ? styles.title : classOf(column)}
                  data-label={column.header}
                >
                  {total[column.key]}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}

const classOf = <Row,>({ isNumber, isSecondary }: RecordColumn<Row>) =>
  [isNumber && 'number', isSecondary && styles.secondary].filter(Boolean).join(' ') || undefined

const directionOf = <Row,>({ sortKey }: RecordColumn<Row>, sort: string | null) =>
  sort === sortKey ? 'ascending' : sort === `-${sortKey}` ? 'descending' : undefined

/** What a press on a head asks for: the other way round where it is in force already. */
function orderAfter<Row>({ sortKey, startsDescending }: RecordColumn<Row>, sort: string | null): string {
  if (sort === sortKey) return `-${sortKey}`
  if (sort === `-${sortKey}`) return `${sortKey}`
  return startsDescending ? `-${sortKey}` : `${sortKey}`
}

type HeadProps<Row> = { column: RecordColumn<Row>; sort: string | null; onSort?: (sort: string) => void }

function Head<Row>({ column, sort, onSort }: HeadProps<Row>) {
  const direction = column.sortKey ? directionOf(column, sort) : undefined
  return (
    <th scope="col" className={classOf(column)} aria-sort={direction} style={{ width: column.width }}>
      {column.sortKey && onSort ? (
        <button type="button" className={styles.sort} onClick={() => onSort(orderAfter(column, sort))}>
          {column.header}
          <span aria-hidden="true">{direction ? (direction === 'ascending' ? ' ↑' : ' ↓') : ''}</span>
        </button>
      ) : column.header === '' ? (
        <span className="unseen">What can be done</span>
      ) : (
        column.header
      )}
    </th>
  )
}

/** Cards have no heads: there the order is a choice above them. */
function SortChoice<Row>({
  columns,
  sort,
  onSort,
}: {
  columns: RecordColumn<Row>[]
  sort: string | null
  onSort: (sort: string) => void
}) {
  const sorted = columns.filter(column => column.sortKey)
  return (
    <label className={styles.choice}>
      <span>Sorted by</span>
      <select value={sort ?? ''} onChange={event => onSort(event.currentTarget.value)}>
        {sorted.flatMap(({ sortKey = '', header }) => [
          <option key={sortKey} value={sortKey}>{`${header}, rising`}</option>,
          <option key={`-${sortKey}`} value={`-${sortKey}`}>{`${header}, falling`}</option>,
        ])}
      </select>
    </label>
  )
}
