import { formatShare } from '#lib/format/number.ts'
import type { GoalSubjectItem } from '#lib/read/answers/goals-answer.ts'
import styles from './goal.module.css'
import { goalText } from './goal-words.ts'

/** How far a subject is, with every step of its ladder at its level: solid what stands, dashed what was. */
export function StepTrack({ subject }: { subject: GoalSubjectItem }) {
  const { share, steps } = subject
  const ticks = steps.flatMap(step =>
    step.versions.map(version => ({
      id: version.id,
      share: version.share,
      look: version.id !== step.id || step.standing === 'withdrawn' ? 'former' : step.standing,
      text: goalText(version),
    })),
  )
  return (
    <span
      className={styles.track}
      role="img"
      aria-label={`${formatShare(share)} moved. Steps: ${ticks.map(({ text, look }) => `${text}, ${look}`).join('; ') || 'none'}.`}
    >
      <i className={styles.fill} style={{ width: `${(share ?? 0) * 100}%` }} />
      {ticks.map(({ id, share: level, look }) => (
        <i key={id} className={`${styles.tick} ${styles[look]}`} style={{ left: `${level * 100}%` }} />
      ))}
    </span>
  )
}
