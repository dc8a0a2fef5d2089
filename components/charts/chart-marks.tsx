import type { CSSProperties } from 'react'
import styles from './chart-marks.module.css'
import { goalRows, narrowRoom, type Obstacle, wideRoom } from './goal-rows.ts'
import type { ChartMarks as Marks } from './line-chart-props.ts'

type ChartMarksProps = Marks & {
  xDomain: [number, number]
  /** px around the plot. */
  left: number
  right: number
  top: number
  bottom: number
  /** Names that stand in the plot already. */
  obstacles?: readonly Obstacle[]
  /** px kept free above the plot. */
  room: number
}

/**
 * What stands around the lines of a chart: phases above it, goals with their history, lettered stretches that explain it,
 * changes of scope and restated points on the axis. Only to be seen: the same is said in the summary of the chart.
 */
export function ChartMarks(props: ChartMarksProps) {
  const { xDomain, left, right, top, bottom, room, phases = [], goals = [], stretches = [] } = props
  const { scopeTicks = [], restated = [], obstacles = [] } = props
  const [from, to] = xDomain
  const partOf = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from || 1)))
  const percent = (at: number) => `${partOf(at) * 100}%`
  // Both places are known at once: which one counts, the width decides.
  const narrow = new Map(
    goalRows(goals, partOf, narrowRoom, obstacles).map(placed => [placed.goal.id, placed]),
  )
  return (
    <div className={styles.marks} style={{ left, right, top, bottom }} aria-hidden="true">
      {phases.map(phase => (
        <span
          key={phase.from}
          className={styles.phase}
          style={{
            top: -room,
            left: percent(phase.from),
            width: `${(partOf(phase.to) - partOf(phase.from)) * 100}%`,
          }}
        >
          {phase.text}
        </span>
      ))}
      {stretches.map(({ from: start, to: end, letter, text }) => (
        <span
          key={letter}
          className={end === null ? styles.moment : styles.stretch}
          style={{
            left: percent(start),
            ...(end === null ? {} : { width: `${(partOf(end) - partOf(start)) * 100}%` }),
          }}
          title={text}
        >
          <b>{letter}</b>
        </span>
      ))}
      {scopeTicks.map(({ at, text }) => (
        <span key={at} className={styles.scope} style={{ left: percent(at) }}>
          <i>{text}</i>
        </span>
      ))}
      {restated.map(({ at, text }) => (
        <span key={at} className={styles.restated} style={{ left: percent(at) }} title={text} />
      ))}
      {goalRows(goals, partOf, wideRoom, obstacles).map(({ goal, top: labelTop, isLeft }) => (
        <span
          key={goal.id}
          className={styles[goal.look]}
          style={
            {
              left: percent(goal.at),
              '--top': `${labelTop}px`,
              '--narrow-top': `${narrow.get(goal.id)?.top ?? labelTop}px`,
            } as CSSProperties
          }
        >
          <span
            className={[
              styles.label,
              isLeft && styles.before,
              narrow.get(goal.id)?.isLeft ? styles.narrowBefore : styles.narrowAfter,
            ]
              .filter(Boolean)
              .join(' ')}
          >
            {goal.look === 'former' ? <s>{goal.text}</s> : <b>{goal.text}</b>}
            {goal.detail ? <small>{goal.detail}</small> : null}
          </span>
        </span>
      ))}
    </div>
  )
}
