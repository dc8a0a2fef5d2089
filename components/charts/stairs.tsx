import { niceTicks } from './scale.ts'
import styles from './stairs.module.css'
import { stepPath } from './step-path.ts'

export type Stair = { at: number; value: number }
type StairsProps = {
  /** A count from each instant on; the first stands at `from`. */
  stairs: readonly Stair[]
  from: number
  to: number
  /** Behind it drawn solid, ahead of it dashed over a hatch. */
  now: number
  ticks: readonly { at: number; text: string; isStrong?: boolean }[]
  nowLabel: string
  /** Said at the steps ahead, such as "22 expire". */
  steps: readonly { at: number; value: number; text: string }[]
  summary: string
  height?: number
}

/** A count that was, and steps down ahead: hatched, because what is counted is excused and never done. */
export function Stairs({
  stairs,
  from,
  to,
  now,
  ticks,
  nowLabel,
  steps,
  summary,
  height = 150,
}: StairsProps) {
  const levels = niceTicks(Math.max(1, ...stairs.map(({ value }) => value)), 3)
  const top = levels.at(-1) ?? 1
  const x = (at: number) => ((at - from) / (to - from || 1)) * 100
  const y = (value: number) => 100 - (value / top) * 100
  const valueNow = stairs.findLast(({ at }) => at <= now)?.value ?? 0
  const past = [...stairs.filter(({ at }) => at <= now), { at: now, value: valueNow }]
  const ahead = [{ at: now, value: valueNow }, ...stairs.filter(({ at }) => at > now)]
  const last = ahead.at(-1)!
  const aheadPath = stepPath([...ahead, { at: to, value: last.value }], x, y)
  return (
    <div className={styles.chart} style={{ height }} role="img" aria-label={summary}>
      <div className={styles.plot}>
        <svg className={styles.canvas} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {levels.map(level => (
            <path key={level} d={`M0 ${y(level)}H100`} className={level === 0 ? styles.axis : styles.grid} />
          ))}
          <path className={styles.line} d={stepPath(past, x, y)} />
          <path className={styles.ahead} d={aheadPath} />
        </svg>
        <svg className={styles.canvas} aria-hidden="true">
          {ahead.map(({ at, value }, index) => {
            const end = ahead[index + 1]?.at ?? to
            return value === 0 ? null : (
              <rect
                key={at}
                x={`${x(at)}%`}
                y={`${y(value)}%`}
                width={`${Math.max(0, x(end) - x(at))}%`}
                height={`${100 - y(value)}%`}
                className={styles.hatch}
              />
            )
          })}
        </svg>
        {levels.map(level => (
          <span key={level} className={styles.level} style={{ top: `${y(level)}%` }}>
            {level}
          </span>
        ))}
        <span
          className={x(now) > 45 ? `${styles.now} ${styles.leftward}` : styles.now}
          style={{ left: `${x(now)}%`, top: `${y(valueNow)}%` }}
        >
          <i />
          <b>{nowLabel}</b>
        </span>
        {steps.map(({ at, value, text }) => (
          <span key={at} className={styles.step} style={{ left: `${x(at)}%`, top: `${y(value)}%` }}>
            {text}
          </span>
        ))}
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
