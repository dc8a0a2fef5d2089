'use client'

import Link from 'next/link'
import { useStateNames } from '#components/charts/platform-words.ts'
import { eventsHref } from '#components/event/events-url.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import { formatInstant } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ReceiptAnswer, ReceiptRows as Rows } from '#lib/read/answers/receipt-answer.ts'
import { formatFigure } from './format-figure.ts'
import styles from './receipt.module.css'

type Column = Rows['columns'][number]
type Cell = Rows['items'][number][number]

const isText = ({ kind }: Column) => ['service', 'team', 'state', 'instant', 'day', 'text'].includes(kind)

/** What the figure is made of. A service leads to its events: the second click from any figure. */
export function ReceiptRows({ receipt, rows }: { receipt: ReceiptAnswer; rows: Rows }) {
  const { columns, items, total } = rows
  const year = Number(receipt.asOf.slice(0, 4))
  if (total === 0) return null
  return (
    <section className={styles.rows} aria-label="What it is made of">
      <h3>
        {formatCounted(total, columns[0]?.kind === 'service' ? 'service' : 'row')}
        {items.length < total ? (
          <span className="text-3">, the first {formatCount(items.length)}</span>
        ) : null}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <div className={styles.scroll} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map(column => (
                <th key={column.name} scope="col" className={isText(column) ? undefined : styles.number}>
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(row => (
              <tr key={row.join(' ')}>
                {columns.map((column, index) => (
                  <td key={column.name} className={isText(column) ? undefined : styles.number}>
                    <Value column={column} cell={row[index] ?? null} year={year} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Value({ column: { kind }, cell, year }: { column: Column; cell: Cell; year: number }) {
  const stateNames = useStateNames()
  const { choices, filters, linkTo } = useView()
  if (cell === null) return <>–</>
  if (typeof cell === 'number')
    return <>{kind === 'text' ? cell : formatFigure(cell, kind as ReceiptAnswer['unit'])}</>
  if (kind === 'service')
    return (
      <Link
        href={eventsHref({ ...noFilters, asOf: filters.asOf }, { service: [cell] })}
        title={`Events of ${cell}`}
      >
        {cell}
      </Link>
    )
  if (kind === 'team')
    return (
      <Link href={linkTo(`/teams/${encodeURIComponent(cell)}`)}>
        {choices.teams.find(({ id }) => id === cell)?.name ?? cell}
      </Link>
    )
  if (kind === 'state') return <>{stateNames[cell as MigrationState] ?? cell}</>
  return <>{kind === 'instant' ? formatInstant(cell, year) : cell}</>
}
