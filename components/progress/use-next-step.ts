'use client'

import { useQuery } from '@tanstack/react-query'
import { chanceWords, currentStep, goalText } from '#components/goal/goal-words.ts'
import { goalSubjectOf, goalsOfOptions } from '#lib/query/goals-options.ts'
import { useView } from '#lib/query/use-view.ts'

/** The step ahead of the part of the company that is looked at, and its chance; null where there is none. */
export function useNextStep(): { services: number; text: string } | null {
  const { filters } = useView()
  const subject = goalSubjectOf(filters)
  const goals = useQuery({ ...goalsOfOptions(filters, subject ?? 'company'), enabled: subject !== null })
  const item = subject === null ? undefined : goals.data?.subjects[0]
  const step = item && currentStep(item)
  if (!step || !goals.data) return null
  const year = Number(goals.data.asOf.slice(0, 4))
  const standing = step.standing === 'missed' ? 'missed' : chanceWords(step.chance)
  return { services: step.services, text: `next step ${goalText(step, year)}, ${standing}` }
}
