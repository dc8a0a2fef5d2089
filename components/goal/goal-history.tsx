import { formatDay } from '#lib/format/date.ts'
import type { GoalStepItem } from '#lib/read/answers/goals-answer.ts'
import styles from './goal.module.css'
import { goalText } from './goal-words.ts'

/** Everything that was said of one step, the last word first: what no longer stands is struck through, never left out. */
export function GoalHistory({ step, year }: { step: GoalStepItem; year: number }) {
  return (
    <ol className={styles.history}>
      {[...step.versions].reverse().map(version => {
        const text = goalText(version, year)
        const isStanding = version.id === step.id && step.standing !== 'withdrawn'
        return (
          <li key={version.id}>
            {isStanding ? <b>{text}</b> : <s>{text}</s>}{' '}
            <span className="text-3">
              set {formatDay(version.recordedAt.slice(0, 10), year)} by {version.recordedBy}
            </span>
            {version.reason ? <q>{version.reason}</q> : null}
            {version.withdrawnAt ? (
              <span className="text-3">
                taken back {formatDay(version.withdrawnAt.slice(0, 10), year)} by {version.withdrawnBy}
                {version.withdrawnReason ? `: ${version.withdrawnReason}` : ''}
              </span>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}

/** One line where room is short: what it was, struck through, before what it is. */
export function GoalLine({ step, year }: { step: GoalStepItem; year: number }) {
  const former = step.versions.filter(({ id }) => id !== step.id)
  return (
    <span className={styles.line}>
      {former.map(version => (
        <s key={version.id} title={version.reason ?? undefined}>
          {goalText(version, year)}
        </s>
      ))}
      {step.standing === 'withdrawn' ? <s>{goalText(step, year)}</s> : <b>{goalText(step, year)}</b>}
    </span>
  )
}
