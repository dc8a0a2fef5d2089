import styles from './interval-rows.module.css'
import plot from './plot.module.css'
import { linearScale, niceTicks, percent } from './scale.ts'

export type IntervalRow = {
  key: string
  label: string
  value: number
  low: number
  high: number
  fill: string
  textColor: string
  text: string
}

const rowHeight = 23

/** Estimates on one axis from zero: a mark, and the interval behind it. */
export function IntervalRows({ rows, label }: { rows: IntervalRow[]; label: string }) {
  const ticks = niceTicks(Math.max(...rows.map(row => row.high)))
  const scale = linearScale([0, ticks.at(-1) ?? 1])
  const bottom = rows.length * rowHeight + 12
  return (
    <div className={styles.rows}>
      <div className={styles.labels} aria-hidden="true">
        {rows.map(row => (
          <span key={row.key} style={{ color: row.textColor }}>
            {row.label}
          </span>
        ))}
      </div>
      <svg className={plot.plot} height={bottom + 16} role="img" aria-label={label}>
        {ticks.map(tick => (
          <g key={tick}>
            <line
              x1={percent(scale(tick))}
              x2={percent(scale(tick))}
              y1={6}
              y2={bottom}
              className={tick === 0 ? plot.axis : plot.grid}
            />
            <text x={percent(scale(tick))} y={bottom + 13} textAnchor="middle">
              {tick}
            </text>
          </g>
        ))}
        {rows.map((row, index) => {
          const middle = index * rowHeight + 20
          return (
            <g key={row.key}>
              <rect
                x={percent(scale(row.low))}
                width={percent(scale(row.high) - scale(row.low))}
                y={middle - 5}
                height={10}
                rx={2}
                style={{ fill: row.fill, fillOpacity: 0.28 }}
              />
              <rect
                x={percent(scale(row.value))}
                y={middle - 8}
                width={3}
                height={16}
                rx={1}
                transform="translate(-1.5 0)"
                style={{ fill: row.fill }}
              />
            </g>
          )
        })}
      </svg>
      <div className={styles.values} aria-hidden="true">
        {rows.map(row => (
          <b key={row.key}>{row.text}</b>
        ))}
      </div>
    </div>
  )
}
