import { chanceWords, goalShare } from '#components/goal/goal-words.ts'
import { Defined } from '#components/ui/defined.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatNumber } from '#lib/format/number.ts'
import type { TeamStepItem } from '#lib/read/answers/team-answer.ts'
import styles from './team-matrix.module.css'

/** The step that counts now and its chance; missed ones say how many they are short of. */
export function StepCell({ step, year }: { step: TeamStepItem | null; year: number }) {
  if (step === null) return <span className="text-3">none set</span>
  const what = `${goalShare(step.share)} by ${formatDay(step.due, year)}`
  return (
    <span className={styles.cell} title={`${formatCount(step.needed)} more until ${what}`}>
      {step.isMissed ? (
        <span className="watch">missed, {formatCount(step.needed)} short</span>
      ) : (
        <Defined term="chance">
          <b>{shortChance(step.chance)}</b>
        </Defined>
      )}{' '}
      <small className="text-3">{formatDay(step.due, year)}</small>
    </span>
  )
}

const shortChance = (chance: number | null): string =>
  chance === null
    ? 'no pace yet'
    : chance >= 0.99 || chance <= 0.01
      ? chanceWords(chance)
      : `${formatNumber(chance * 100)}%`
