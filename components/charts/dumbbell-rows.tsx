import styles from './dumbbell-rows.module.css'
import plot from './plot.module.css'
import { linearScale, niceTicks, percent } from './scale.ts'

export type DumbbellRow = {
  key: string
  name: string
  count: string
  before: number
  after: number
  beforeText: string
  afterText: string
  ratio: string
  between: string
  /** The interval excludes no change: only then the ratio is printed in full strength. */
  isClear: boolean
  isTotal?: boolean
}

type DumbbellRowsProps = { rows: DumbbellRow[]; formatTick: (value: number) => string; label: string }

const rowHeight = 32
const top = 16

/** Before and after of many things on one axis, the whole on top. */
export function DumbbellRows({ rows, formatTick, label }: DumbbellRowsProps) {
  const ticks = niceTicks(Math.max(0.1, ...rows.flatMap(row => [row.before, row.after])) * 1.12, 3)
  const scale = linearScale([0, ticks.at(-1) ?? 1])
  const bottom = top + rows.length * rowHeight
  return (
    <div className={styles.rows} role="img" aria-label={label}>
      <div className={styles.names} style={{ gridAutoRows: rowHeight, paddingTop: top }}>
        {rows.map(row => (
          <span key={row.key} className={row.isTotal ? styles.total : undefined}>
            <span title={row.name}>{row.name}</span>
            <small>{row.count}</small>
          </span>
        ))}
      </div>
      <svg className={plot.plot} height={bottom + 18} aria-hidden="true">
        {ticks.map(tick => (
          <g key={tick}>
            <line
              x1={percent(scale(tick))}
              x2={percent(scale(tick))}
              y1={8}
              y2={bottom}
              className={tick === 0 ? plot.axis : plot.grid}
            />
            <text x={percent(scale(tick))} y={bottom + 14} textAnchor="middle">
              {formatTick(tick)}
            </text>
          </g>
        ))}
        {rows[0]?.isTotal ? (
          <line
            x1="0"
            x2="100%"
            y1={top + rowHeight - 0.5}
            y2={top + rowHeight - 0.5}
            className={styles.rule}
          />
        ) : null}
        {rows.map((row, index) => (
          <Pair key={row.key} row={row} y={top + index * rowHeight + rowHeight / 2} scale={scale} />
        ))}
      </svg>
      <div className={styles.figures} style={{ gridAutoRows: rowHeight, paddingTop: top }}>
        <small className={styles.head}>times</small>
        <small className={styles.head}>95% between</small>
        {rows.map(row => (
          <span key={row.key} className={styles.pair}>
            <b className={row.isClear ? undefined : 'text-3'}>{row.ratio}</b>
            <small>{row.between}</small>
          </span>
        ))}
      </div>
    </div>
  )
}

function Pair({ row, y, scale }: { row: DumbbellRow; y: number; scale: (value: number) => number }) {
  const radius = row.isTotal ? 6 : 5
  const isRise = row.after >= row.before
  const ends = [
    { key: 'before', x: scale(row.before), text: row.beforeText, colour: 'helios', isLeft: isRise },
    { key: 'after', x: scale(row.after), text: row.afterText, colour: 'kubernetes', isLeft: !isRise },
  ]
  return (
    <g>
      <line
        x1={percent(scale(row.before))}
        x2={percent(scale(row.after))}
        y1={y}
        y2={y}
        style={{ stroke: 'var(--chart-neutral)', strokeWidth: row.isTotal ? 4 : 3 }}
      />
      {ends.map(end => (
        <g key={end.key}>
          <circle cx={percent(end.x)} cy={y} r={radius} style={{ fill: `var(--platform-${end.colour})` }} />
          <text
            x={percent(end.x)}
            dx={end.isLeft ? -9 : 9}
            y={y + 4}
            textAnchor={end.isLeft ? 'end' : 'start'}
            className={row.isTotal ? plot.strong : undefined}
            style={{ fill: `var(--platform-${end.colour}-text)` }}
          >
            {end.text}
          </text>
        </g>
      ))}
    </g>
  )
}
