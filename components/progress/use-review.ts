'use client'

import { sinceInWords, sinceOf } from '#components/shell/since-of.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { useView } from '#lib/query/use-view.ts'

/** The review changes are counted from: the filters of its day, and its name in words. Null while there is none. */
export function useReview(): { filters: Filters; words: string } | null {
  const { filters, since, choices } = useView()
  const asOf = filters.asOf ?? choices.now.slice(0, 10)
  const on = sinceOf(since, asOf, choices.reviews)
  if (!choices.reviews.some(review => review.on === on)) return null
  return {
    filters: { ...filters, asOf: on },
    words: sinceInWords(on, choices.reviews, Number(asOf.slice(0, 4))),
  }
}
