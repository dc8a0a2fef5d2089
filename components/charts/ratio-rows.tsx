import plot from './plot.module.css'
import styles from './ratio-rows.module.css'
import { logScale, logTicks, percent } from './scale.ts'

export type RatioRow = {
  key: string
  name: string
  value: number | null
  low: number | null
  high: number | null
  text: string
  detail: string
  isChosen?: boolean
}

/** Ratios with their intervals under each other, on a log axis that always shows 1×. */
export function RatioRows({
  rows,
  rowHeight = 29,
  label,
}: {
  rows: RatioRow[]
  rowHeight?: number
  label: string
}) {
  const ends = rows.flatMap(row => [row.low, row.value, row.high]).filter(value => value !== null)
  const domain = [Math.min(1, ...ends) * 0.97, Math.max(2, ...ends) * 1.06] as const
  const scale = logScale(domain)
  const bottom = rows.length * rowHeight + 4
  return (
    <div className={styles.rows} role="img" aria-label={label}>
      <div className={styles.names} style={{ gridAutoRows: rowHeight }}>
        {rows.map(row => (
          <span key={row.key} className={row.isChosen ? styles.chosen : undefined}>
            {row.name}
          </span>
        ))}
      </div>
      <svg className={plot.plot} height={bottom + 18} aria-hidden="true">
        {logTicks(domain).map(tick => (
          <g key={tick}>
            <line
              x1={percent(scale(tick))}
              x2={percent(scale(tick))}
              y1={0}
              y2={bottom}
              className={tick === 1 ? plot.axis : plot.grid}
            />
            <text x={percent(scale(tick))} y={bottom + 14} textAnchor="middle">
              {tick}×
            </text>
          </g>
        ))}
        {rows.map((row, index) => {
          if (row.value === null) return null
          const y = index * rowHeight + rowHeight / 2
          const color = row.isChosen ? 'var(--platform-kubernetes)' : 'var(--chart-neutral)'
          return (
            <g key={row.key}>
              {row.low === null || row.high === null ? null : (
                <line
                  x1={percent(scale(row.low))}
                  x2={percent(scale(row.high))}
                  y1={y}
                  y2={y}
                  style={{ stroke: color, strokeWidth: row.isChosen ? 2.5 : 2 }}
                />
              )}
              <circle
                cx={percent(scale(row.value))}
                cy={y}
                r={row.isChosen ? 4.5 : 4}
                style={{ fill: color }}
              />
            </g>
          )
        })}
      </svg>
      <div className={styles.texts} style={{ gridAutoRows: rowHeight }}>
        {rows.map(row => (
          <span key={row.key}>
            <b>{row.text}</b>
            <small>{row.detail}</small>
          </span>
        ))}
      </div>
    </div>
  )
}
