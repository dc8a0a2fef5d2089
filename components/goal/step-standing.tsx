import { Defined } from '#components/ui/defined.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import type { GoalStepItem } from '#lib/read/answers/goals-answer.ts'
import styles from './goal.module.css'
import { chanceWords } from './goal-words.ts'

const dayMs = 86_400_000

/** Where a step stands: its chance, or the day it was reached, or that it was missed. Reached is a quiet mark. */
export function StepStanding({ step, year }: { step: GoalStepItem; year: number }) {
  if (step.standing === 'withdrawn') return <span className="text-3">taken back</span>
  if (step.standing === 'missed') return <Tag tone="watch">missed, {step.needed} short</Tag>
  if (step.standing === 'open') return <Defined term="chance">{chanceWords(step.chance)}</Defined>
  const days = Math.round((Date.parse(step.due) - Date.parse(step.reachedOn!)) / dayMs)
  const when =
    days === 0
      ? 'on its day'
      : `${formatCounted(Math.abs(days), 'day')} ${days > 0 ? 'before' : 'after'} it was due`
  return (
    <span className={styles.reached}>
      <Icon name="tick" size={13} /> reached {formatDay(step.reachedOn!, year)}, {when}
    </span>
  )
}
