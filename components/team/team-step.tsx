'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { GoalLine } from '#components/goal/goal-history.tsx'
import { chanceWords, currentStep, goalText, needWords } from '#components/goal/goal-words.ts'
import { StepStanding } from '#components/goal/step-standing.tsx'
import { formatCount, formatNumber } from '#lib/format/number.ts'
import { goalsOfOptions } from '#lib/query/goals-options.ts'
import { useView } from '#lib/query/use-view.ts'
import styles from './team-view.module.css'

/** Whether the team is on pace for its next step: the chance, what it takes a week, and what the step was before (T4). */
export function TeamStep({ id, year }: { id: string; year: number }) {
  const { filters, linkTo } = useView()
  const item = useQuery(goalsOfOptions(filters, `team:${id}`)).data?.subjects[0]
  if (!item || item.base === 0) return null
  const step = currentStep(item)
  const reached = item.steps.findLast(({ standing }) => standing === 'reached')
  const pace =
    item.pace.perWeek === null
      ? `too few weeks for a pace: ${item.pace.weeks.length} of 6`
      : `${formatNumber(item.pace.perWeek, 1)} a week now`
  const link = linkTo('/goals')
  const more = (
    <Link href={`${link}${link.includes('?') ? '&' : '?'}goal=${encodeURIComponent(`team:${id}`)}`}>
      {item.mayRecord ? 'Steps and history, set or move one' : 'Steps and history'}
    </Link>
  )
  return (
    <section className={styles.squares} aria-label="The next step">
      <p className={styles.step}>
        <b>Next step:</b>{' '}
        {step ? (
          <>
            <GoalLine step={step} year={year} /> · <StepStanding step={step} year={year} /> ·{' '}
            {needWords(step)}; {pace}
          </>
        ) : item.left === 0 ? (
          'nothing is left to move'
        ) : item.proposal ? (
          <>
            none is set. From its own pace {goalText(item.proposal, year)},{' '}
            {formatCount(item.proposal.services)} more, {chanceWords(item.proposal.chance)}; {pace}
          </>
        ) : (
          `none is set, and ${pace}`
        )}
        {reached ? (
          <>
            {' '}
            · <GoalLine step={reached} year={year} /> <StepStanding step={reached} year={year} />
          </>
        ) : null}
      </p>
      <p className={styles.remark}>{more}</p>
    </section>
  )
}
