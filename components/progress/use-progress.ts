'use client'

import { sinceOf } from '#components/shell/since-of.ts'
import { progressHeadlineOptions } from '#lib/query/headline-options.ts'
import { isKnownThen } from '#lib/query/known-then.ts'
import { progressOptions } from '#lib/query/progress-options.ts'
import { knownThen } from '#lib/query/url-filters.ts'
import { useAnswer } from '#lib/query/use-answer.ts'
import { useEmptyState } from '#lib/query/use-empty-state.ts'
import { useView } from '#lib/query/use-view.ts'

/**
 * Progress of the view, and of the day changes are counted from: `earlier` by the view's own clock, `said` as it was known
 * on that day; absent where nothing was known yet.
 */
export function useProgress() {
  const { filters, since, choices } = useView()
  const empty = useEmptyState()
  const now = useAnswer(progressOptions(filters))
  const sinceOn = sinceOf(since, filters.asOf ?? choices.now.slice(0, 10), choices.reviews)
  const then = { ...filters, asOf: sinceOn }
  const earlier = useAnswer(progressHeadlineOptions(then))
  const said = useAnswer({
    ...progressHeadlineOptions({ ...then, knownAt: knownThen(sinceOn) }),
    enabled: filters.knownAt === null && isKnownThen(sinceOn, choices),
  })
  const isEmpty = now.data !== undefined && now.data.live.inScope === 0
  return {
    ...now,
    state: isEmpty ? empty('No services in this selection') : now.state,
    earlier: earlier.data,
    said: said.data,
    sinceOn,
  }
}
