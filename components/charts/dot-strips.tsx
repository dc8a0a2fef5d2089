import styles from './dot-strips.module.css'
import plot from './plot.module.css'
import { linearScale, percent, px } from './scale.ts'
import { stackDots } from './stack-dots.ts'

export type Strip = {
  key: string
  name: string
  countText: string
  values: { key: string; value: number }[]
  color: string
  textColor: string
  /** The mean below the dots, with its interval where there is one. */
  mean: { value: number; low: number | null; high: number | null; text: string; detail: string } | null
}

const bins = 64
const footHeight = 24
const top = 8

/** One dot an item in lanes over one axis: spread and overlap in sight, the mean and its interval below each lane. */
export function DotStrips({
  strips,
  ticks,
  height,
  label,
}: {
  strips: Strip[]
  ticks: number[]
  height: number
  label: string
}) {
  const max = ticks.at(-1) ?? 1
  const scale = linearScale([0, max])
  const stacked = strips.map(strip => ({ ...strip, ...stackDots(strip.values, max, bins) }))
  const room = height - 20 - top - strips.length * footHeight
  // A lane is as high as its tallest stack, and never too low for its name.
  const wanted = stacked.map(strip => Math.max(strip.tallest, 5))
  const step = px(Math.min(6.2, room / wanted.reduce((sum, tall) => sum + tall, 0)))
  const bottom = height - 20
  let base = top
  return (
    <svg className={`${plot.plot} ${styles.strips}`} height={height} role="img" aria-label={label}>
      {ticks.map(tick => (
        <g key={tick}>
          <line
            x1={percent(scale(tick))}
            x2={percent(scale(tick))}
            y1={top}
            y2={bottom}
            className={tick === 0 ? plot.axis : plot.grid}
          />
          <text
            x={percent(scale(tick))}
            y={height - 4}
            textAnchor={tick === 0 ? 'start' : tick === max ? 'end' : 'middle'}
          >
            {tick}
          </text>
        </g>
      ))}
      {stacked.map((strip, index) => {
        base += (wanted[index] ?? 0) * step
        const floor = px(base)
        base += footHeight
        return (
          <g key={strip.key}>
            {strip.dots.map(dot => (
              <circle
                key={dot.key}
                cx={percent(scale(dot.at))}
                cy={px(floor - 3.6 - dot.level * step)}
                r={2.9}
                style={{ fill: strip.color, fillOpacity: 0.6 }}
              />
            ))}
            <line x1="0" x2="100%" y1={floor + 0.5} y2={floor + 0.5} className={styles.floor} />
            <text
              x="100%"
              y={px(floor - (wanted[index] ?? 5) * step + 12)}
              textAnchor="end"
              className={`${styles.name} ${plot.rimmed}`}
              style={{ fill: strip.textColor }}
            >
              {strip.name}
            </text>
            <text
              x="100%"
              y={px(floor - (wanted[index] ?? 5) * step + 25)}
              textAnchor="end"
              className={plot.rimmed}
            >
              {strip.beyond > 0 ? `${strip.countText}, ${strip.beyond} above ${max}` : strip.countText}
            </text>
            {strip.mean ? <Mean mean={strip.mean} strip={strip} at={scale} floor={floor} /> : null}
          </g>
        )
      })}
    </svg>
  )
}

type MeanProps = {
  mean: NonNullable<Strip['mean']>
  strip: Strip
  at: (value: number) => number
  floor: number
}

function Mean({ mean, strip, at, floor }: MeanProps) {
  const { low, high } = mean
  return (
    <>
      {low === null || high === null ? null : (
        <rect
          x={percent(at(low))}
          width={percent(at(high) - at(low))}
          y={floor + 3}
          height={7}
          rx={2}
          style={{ fill: strip.color, fillOpacity: 0.3 }}
        />
      )}
      <rect
        x={percent(at(mean.value))}
        transform="translate(-1.25 0)"
        y={floor + 1}
        width={2.5}
        height={12}
        style={{ fill: strip.color }}
      />
      <text x={percent(at(high ?? mean.value))} dx={6} y={floor + 12} style={{ fill: strip.textColor }}>
        <tspan className={plot.strong}>{mean.text}</tspan> {mean.detail}
      </text>
    </>
  )
}
