import styles from './bar-rows.module.css'
import plot from './plot.module.css'
import { percent } from './scale.ts'

export type BarRow = {
  key: string
  label: string
  segments: { key: string; value: number; fill: string }[]
  text: string
  /** A second figure at the far right. */
  aside?: string
  isAsideStrong?: boolean
}

type BarRowsProps = {
  rows: BarRow[]
  label: string
  /** px of a row. */
  height?: number
  /** px kept for the names. */
  labelWidth?: number
}

/** Sorted bars from zero, in segments, with their sums. The longest one and its figure fill the width. */
export function BarRows({ rows, label, height = 16, labelWidth = 66 }: BarRowsProps) {
  const longest = Math.max(1, ...rows.map(row => row.segments.reduce((sum, { value }) => sum + value, 0)))
  const hasAside = rows.some(row => row.aside !== undefined)
  // The longest bar ends where its figure begins.
  const textRoom = Math.max(...rows.map(row => row.text.length)) * 7.2 + 10
  return (
    <div
      className={hasAside ? `${styles.rows} ${styles.withAside}` : styles.rows}
      role="img"
      aria-label={label}
    >
      {rows.map(row => {
        let start = 0
        return (
          <div
            className={styles.row}
            key={row.key}
            style={{
              height,
              gridTemplateColumns: `${labelWidth}px minmax(0, 1fr)${hasAside ? ' 38px' : ''}`,
            }}
            aria-hidden="true"
          >
            <span className={styles.label} title={row.label}>
              {row.label}
            </span>
            <span className={styles.track} style={{ paddingRight: textRoom }}>
              <svg
                className={plot.plot}
                aria-hidden="true"
                height={height - 6}
                style={{ width: percent((sumOf(row) / longest) * 100) }}
              >
                {row.segments.map(({ key, value, fill }) => {
                  const x = start
                  start += value
                  return (
                    <rect
                      key={key}
                      x={percent((x / sumOf(row)) * 100)}
                      width={percent((value / sumOf(row)) * 100)}
                      height={height - 6}
                      className={styles.segment}
                      style={{ fill }}
                    />
                  )
                })}
              </svg>
              <b>{row.text}</b>
            </span>
            {hasAside ? (
              <span className={row.isAsideStrong ? `${styles.aside} ${styles.strong}` : styles.aside}>
                {row.aside}
              </span>
            ) : null}
          </div>
        )
      })}
    </div>
  )
}

const sumOf = (row: BarRow): number => row.segments.reduce((sum, { value }) => sum + value, 0) || 1
