import { gainBins } from './gain-bins.ts'
import styles from './gain-histogram.module.css'
import plot from './plot.module.css'
import { logScale, logTicks, percent, px } from './scale.ts'

export type GainMark = { value: number; text: string; isDashed?: boolean }

const top = 22
const height = 204
const bottom = height - 22
const domain = [0.5, 8] as const

/** Ratios on a log axis with edges at 1, 2 and 3, so that "two to three times" is whole bars. */
export function GainHistogram({
  ratios,
  marks,
  label,
}: {
  ratios: number[]
  marks: GainMark[]
  label: string
}) {
  const scale = logScale(domain)
  const bins = gainBins(ratios)
  // Per unit of width: narrow bins must not look smaller than they are.
  const density = bins.map(bin => bin.count / (scale(bin.to) - scale(bin.from)))
  const most = Math.max(1e-9, ...density)
  const worse = ratios.filter(ratio => ratio < 1).length
  const sorted = [...marks].sort((one, other) => one.value - other.value)
  return (
    <svg className={plot.plot} height={height} role="img" aria-label={label}>
      <rect
        x={percent(scale(2))}
        width={percent(scale(3) - scale(2))}
        y={top}
        height={bottom - top}
        style={{ fill: 'var(--info-surface)' }}
      />
      <text x={percent(scale(3))} dx={6} y={34} style={{ fill: 'var(--text-2)' }}>
        two to three times
      </text>
      {bins.map((bin, index) => {
        const tall = px(((density[index] ?? 0) / most) * (bottom - top - 26))
        const isMiddle = bin.from >= 2 && bin.to <= 3
        return (
          <rect
            key={bin.from}
            x={percent(scale(bin.from))}
            width={percent(scale(bin.to) - scale(bin.from))}
            y={px(bottom - tall)}
            height={tall}
            className={styles.bar}
            style={{
              fill: bin.to <= 1 ? 'var(--platform-helios)' : 'var(--platform-kubernetes)',
              fillOpacity: isMiddle ? 1 : 0.55,
            }}
          >
            <title>{`${bin.from.toFixed(2)}× to ${bin.to.toFixed(2)}×: ${bin.count}`}</title>
          </rect>
        )
      })}
      <line x1="0" x2="100%" y1={bottom} y2={bottom} className={plot.axis} />
      {logTicks(domain)
        .filter(tick => tick !== 5)
        .map(tick => (
          <text
            key={tick}
            x={percent(scale(tick))}
            y={height - 6}
            textAnchor={tick === domain[0] ? 'start' : tick === domain[1] ? 'end' : 'middle'}
          >
            {tick}×
          </text>
        ))}
      <line x1={percent(scale(1))} x2={percent(scale(1))} y1={40} y2={bottom} className={styles.one} />
      {worse > 0 ? (
        <text x={percent(scale(1))} dx={-10} y={bottom - 34} textAnchor="end" className={styles.worse}>
          {worse} {worse === 1 ? 'uses' : 'use'} less
          <tspan x={percent(scale(1))} dx={-10} dy={13}>
            than before
          </tspan>
        </text>
      ) : null}
      {sorted.map((mark, index) => (
        <g key={mark.text}>
          <line
            x1={percent(scale(mark.value))}
            x2={percent(scale(mark.value))}
            y1={18}
            y2={bottom}
            className={mark.isDashed ? styles.dashed : styles.mark}
          />
          <text
            x={percent(scale(mark.value))}
            dx={index === 0 ? -4 : 4}
            y={14}
            textAnchor={index === 0 ? 'end' : 'start'}
            className={styles.markText}
          >
            {mark.text}
          </text>
        </g>
      ))}
    </svg>
  )
}
