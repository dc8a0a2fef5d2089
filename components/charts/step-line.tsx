import { niceTicks } from './scale.ts'
import styles from './step-line.module.css'
import { stepPath } from './step-path.ts'

export type StepPoint = { at: number; value: number }
type StepLineProps = {
  points: readonly StepPoint[]
  from: number
  to: number
  /** Marks under the axis; the first sits at its start. */
  ticks: readonly { at: number; text: string; isStrong?: boolean }[]
  endLabel: string
  summary: string
  height?: number
}

/** How a count went down, step by step. Drawn in per cent of its box: no measuring, text stays 11 px. */
export function StepLine({ points, from, to, ticks, endLabel, summary, height = 150 }: StepLineProps) {
  const levels = niceTicks(Math.max(1, ...points.map(({ value }) => value)), 3)
  const top = levels.at(-1) ?? 1
  const x = (at: number) => ((at - from) / (to - from || 1)) * 100
  const y = (value: number) => 100 - (value / top) * 100
  const last = points.at(-1)
  return (
    <div className={styles.chart} style={{ height }} role="img" aria-label={summary}>
      <div className={styles.plot}>
        <svg className={styles.canvas} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {levels.map(level => (
            <path key={level} d={`M0 ${y(level)}H100`} className={level === 0 ? styles.axis : styles.grid} />
          ))}
          <path className={styles.line} d={stepPath(points, x, y)} />
        </svg>
        {levels.map(level => (
          <span key={level} className={styles.level} style={{ top: `${y(level)}%` }}>
            {level}
          </span>
        ))}
        {last ? (
          <span className={styles.end} style={{ left: `${x(last.at)}%`, top: `${y(last.value)}%` }}>
            <i />
            <b>{endLabel}</b>
          </span>
        ) : null}
      </div>
      <div className={styles.ticks}>
        {ticks.map(tick => (
          <span key={tick.at} style={{ left: `${x(tick.at)}%` }}>
            {tick.isStrong ? <b>{tick.text}</b> : tick.text}
          </span>
        ))}
      </div>
    </div>
  )
}
