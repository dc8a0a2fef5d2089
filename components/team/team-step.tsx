'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { GoalLine } from '#components/goal/goal-history.tsx'
import { chanceWords, currentStep, goalText, needWords } from '#components/goal/goal-words.ts'
import { StepStanding } from '#components/goal/step-standing.tsx'
import { formatCount, formatNumber } from '#lib/format/number.ts'
import { goalsOfOptions } from '#lib/query/goals-options.ts'
import { useView } from '#lib/query/use-view.ts'

/** Whether the team is on pace for its next step: the chance, what it takes a week, and what the step was before (T4). */
export function TeamStep({ id, year }: { id: string; year: number }) {
  const { filters, linkTo } = useView()
  const item = useQuery(goalsOfOptions(filters, `team:${id}`)).data?.subjects[0]
  if (!item || item.base === 0) return null
  const step = currentStep(item)
  const pace =
    item.pace.perWeek === null
      ? `too few weeks for a pace: ${item.pace.weeks.length} of 6`
      : `${formatNumber(item.pace.perWeek, 1)} a week now`
  const link = linkTo('/forecast')
  return (
    <section aria-label="The next step">
      {step ? (
        <>
          <GoalLine step={step} year={year} />: {needWords(step)}, <StepStanding step={step} year={year} />;{' '}
          {pace}.
        </>
      ) : item.left === 0 ? (
        'Nothing is left to move.'
      ) : item.proposal ? (
        <>
          No step is set. From its own pace {goalText(item.proposal, year)},{' '}
          {formatCount(item.proposal.services)} more, {chanceWords(item.proposal.chance)}; {pace}.
        </>
      ) : (
        `No step is set, and ${pace}.`
      )}{' '}
      <Link href={`${link}${link.includes('?') ? '&' : '?'}goal=${encodeURIComponent(`team:${id}`)}`}>
        {item.mayRecord && item.left > 0 ? 'Steps and history, set or move one' : 'Steps and history'}
      </Link>
    </section>
  )
}
