import styles from './month-bars.module.css'
import plot from './plot.module.css'
import { percent, px } from './scale.ts'

export type MonthSeries = {
  key: string
  name: string
  lastText: string
  fill: string
  textColor: string
  values: number[]
}

const rowHeight = 42
const barMax = 34

/** Rows of columns over the same months and one scale, so that a tall row is really more. */
export function MonthBars({
  months,
  ticks,
  series,
  label,
}: {
  months: string[]
  /** What stands under each; without it the first letter of its month. */
  ticks?: string[]
  series: MonthSeries[]
  label: string
}) {
  const most = Math.max(1, ...series.flatMap(row => row.values))
  const step = 100 / months.length
  const peak = series[0]?.values.indexOf(most) ?? -1
  const height = series.length * rowHeight + 20
  return (
    <div className={styles.holder}>
      <svg className={plot.plot} height={height} role="img" aria-label={label}>
        {series.map((row, index) => {
          const base = (index + 1) * rowHeight + 4
          return (
            <g key={row.key}>
              <line x1="0" x2="100%" y1={base + 0.5} y2={base + 0.5} className={plot.axis} />
              {row.values.map((value, at) => (
                <rect
                  key={months[at]}
                  x={percent(at * step)}
                  width={percent(step * 0.88)}
                  y={px(base - (value / most) * barMax)}
                  height={px((value / most) * barMax)}
                  style={{ fill: row.fill }}
                >
                  <title>{`${months[at]}: ${row.name} ${value}`}</title>
                </rect>
              ))}
            </g>
          )
        })}
        {peak >= 0 ? (
          <text
            x={percent((peak + 0.44) * step)}
            y={rowHeight + 4 - barMax - 3}
            textAnchor="middle"
            style={{ fill: series[0]?.textColor }}
          >
            {most}
          </text>
        ) : null}
        {months.map((month, at) => (
          <text key={month} x={percent((at + 0.44) * step)} y={height - 4} textAnchor="middle">
            {ticks?.[at] ?? month.slice(0, 1)}
          </text>
        ))}
      </svg>
      <div className={styles.names} aria-hidden="true">
        {series.map(row => (
          <span key={row.key} style={{ color: row.textColor }}>
            {row.name}
            <b>{row.lastText}</b>
          </span>
        ))}
      </div>
    </div>
  )
}
