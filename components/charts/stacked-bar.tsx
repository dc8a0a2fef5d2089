import { formatCount } from '#lib/format/number.ts'
import { placeLabels } from './place-labels.ts'
import plot from './plot.module.css'
import { percent } from './scale.ts'
import styles from './stacked-bar.module.css'

export type BarPart = {
  key: string
  label: string
  count: number
  fill: string
  textColor: string
  /** Patterned parts get a line around them. */
  outline?: string
}
/** A mark across the bar at a count, said below it; a step ahead is dashed and a line lower. */
export type BarTick = { count: number; text: string; isAhead?: boolean }

type StackedBarProps = { parts: BarPart[]; whole: number; ticks?: BarTick[]; label: string }

const barTop = 20
const barHeight = 28

/** One whole in parts. The widest part carries its name; the others are named above and below, or in a key where it is narrow. */
export function StackedBar({ parts, whole, ticks = [], label }: StackedBarProps) {
  const shown = parts.filter(part => part.count > 0)
  const placed = placeLabels(shown.map(part => ({ ...part, share: part.count / whole })))
  const ticksAt = ticks.map(tick => ({ ...tick, at: (tick.count / whole) * 100 }))
  return (
    <div className={styles.holder}>
      <svg className={plot.plot} height={88} role="img" aria-label={label}>
        {placed.map(part => (
          <g key={part.key}>
            <rect
              x={percent(part.start * 100)}
              y={barTop}
              width={percent(part.share * 100)}
              height={barHeight}
              className={styles.part}
              style={{ fill: part.fill }}
            />
            <title>{`${part.label}: ${formatCount(part.count)}`}</title>
          </g>
        ))}
        {placed.map(part => (
          <text
            key={part.key}
            className={part.place === 'inside' ? styles.inside : styles.outside}
            x={percent(part.labelAt * 100)}
            y={part.place === 'inside' ? barTop + 18.5 : part.place === 'above' ? 13 : 62}
            dx={part.place === 'inside' ? 10 : 0}
            textAnchor={part.anchor}
            style={{ fill: part.place === 'inside' ? 'var(--action-text)' : part.textColor }}
          >
            {part.label} <tspan className={plot.strong}>{formatCount(part.count)}</tspan>
          </text>
        ))}
        {ticksAt.map(({ at, text, isAhead }) => (
          <g key={text}>
            <line
              x1={percent(at)}
              x2={percent(at)}
              y1={17}
              y2={isAhead ? 83 : 72}
              className={isAhead ? styles.ahead : styles.tick}
            />
            <text
              x={percent(at)}
              dx={at > 50 ? -5 : 5}
              y={isAhead ? 86 : 75}
              textAnchor={at > 50 ? 'end' : 'start'}
              className={styles.tickText}
            >
              {text}
            </text>
          </g>
        ))}
      </svg>
      <ul className={styles.key} aria-hidden="true">
        {shown.slice(1).map(part => (
          <li key={part.key} style={{ color: part.textColor }}>
            <svg width="10" height="10" aria-hidden="true">
              <rect width="10" height="10" style={{ fill: part.fill }} />
            </svg>
            {part.label} {formatCount(part.count)}
          </li>
        ))}
      </ul>
    </div>
  )
}
