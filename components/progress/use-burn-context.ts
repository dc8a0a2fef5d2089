'use client'

import { useQuery } from '@tanstack/react-query'
import { annotationsOptions } from '#lib/query/annotations-options.ts'
import { goalSubjectOf, goalsOfOptions, phasesOptions } from '#lib/query/goals-options.ts'
import { restatementsOptions } from '#lib/query/restatements-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ProgressAnswer } from '#lib/read/answers/progress-answer.ts'
import type { BurnContext } from './burn-marks.ts'

/** What explains the burn-down of the view: its goals, phases, annotations, changes of scope and restated weeks. */
export function useBurnContext(data: ProgressAnswer | undefined): BurnContext {
  const { filters } = useView()
  const subject = goalSubjectOf(filters)
  const goals = useQuery({ ...goalsOfOptions(filters, subject ?? 'company'), enabled: subject !== null })
  const phases = useQuery(phasesOptions(filters))
  const annotations = useQuery(annotationsOptions(filters))
  const restated = useQuery(restatementsOptions({ ...filters, from: null, to: null }))
  return {
    isWithoutGoals: subject === null,
    goals: subject === null ? null : (goals.data?.subjects[0] ?? null),
    annotations: annotations.data?.items ?? [],
    phases: phases.data?.items ?? [],
    restated: restated.data?.items ?? [],
    scopeChanges: data?.scopeChanges ?? [],
  }
}
