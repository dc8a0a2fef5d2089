import { niceTicks } from './scale.ts'
import styles from './step-line.module.css'
import { stepPath } from './step-path.ts'

export type StepPoint = { at: number; value: number }
/** A level aimed at by a day: `reached` lies behind us, `next` ahead. */
export type StepMark = { key: string; at: number; value: number; text: string; look: 'reached' | 'next' }
export type StepFan = readonly { at: number; low: number; high: number }[]
type StepLineProps = {
  points: readonly StepPoint[]
  from: number
  to: number
  /** Marks under the axis; the first sits at its start. */
  ticks: readonly { at: number; text: string; isStrong?: boolean }[]
  endLabel: string
  summary: string
  height?: number
  /** What is likely from the last point on. */
  fan?: StepFan
  marks?: readonly StepMark[]
}

/** Half the width of a mark, per cent of the axis. */
const markHalf = 4
/** Below this (per cent from the top) there is no room under a mark. */
const lowest = 80

/** How a count went down, step by step. Drawn in per cent of its box: no measuring, text stays 11 px. */
export function StepLine(props: StepLineProps) {
  const { points, from, to, ticks, endLabel, summary, height = 150, fan = [], marks = [] } = props
  const levels = niceTicks(
    Math.max(1, ...points.map(({ value }) => value), ...fan.map(({ high }) => high)),
    3,
  ).filter(level => Number.isInteger(level))
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
          {fan.length > 1 ? <path className={styles.fan} d={fanPath(fan, x, y)} /> : null}
          <path className={styles.line} d={stepPath(points, x, y)} />
          {marks.map(({ key, at, value }) => (
            <path
              key={key}
              className={styles.mark}
              d={`M${Math.max(0, x(at) - markHalf)} ${y(value)}H${Math.min(100, x(at) + markHalf)}`}
            />
          ))}
        </svg>
        {marks.map(({ key, at, value, text, look }) => (
          <span
            key={key}
            className={
              look === 'reached' ? styles.reached : y(value) > lowest ? styles.nextAbove : styles.next
            }
            style={{ left: `${x(at)}%`, top: `${y(value)}%` }}
          >
            {text}
          </span>
        ))}
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

/** Down the low side, back up the high one. */
function fanPath(fan: StepFan, x: (at: number) => number, y: (value: number) => number): string {
  const there = stepPath(
    fan.map(({ at, low }) => ({ at, value: low })),
    x,
    y,
  )
  const back = [...fan].reverse()
  return `${there}${back.map(({ at, high }, index) => `${index === 0 ? '' : `H${x(at)}`}V${y(high)}`).join('')}Z`
}
