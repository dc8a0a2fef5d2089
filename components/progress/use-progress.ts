'use client'

import { progressHeadlineOptions } from '#lib/query/headline-options.ts'
import { progressOptions } from '#lib/query/progress-options.ts'
import { useAnswer } from '#lib/query/use-answer.ts'
import { useEmptyState } from '#lib/query/use-empty-state.ts'
import { useView } from '#lib/query/use-view.ts'
import { sinceOf } from './since-of.ts'

/** Progress of the view, and of the day changes are counted from. */
export function useProgress() {
  const { filters, since, choices } = useView()
  const empty = useEmptyState()
  const now = useAnswer(progressOptions(filters))
  const sinceOn = sinceOf(since, filters.asOf ?? choices.now.slice(0, 10))
  const earlier = useAnswer(progressHeadlineOptions({ ...filters, asOf: sinceOn }))
  const isEmpty = now.data !== undefined && now.data.live.inScope === 0
  return {
    ...now,
    state: isEmpty ? empty('No services in this selection') : now.state,
    earlier: earlier.data,
    sinceOn,
  }
}
