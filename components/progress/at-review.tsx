'use client'

import { useQuery } from '@tanstack/react-query'
import { formatRatio } from '#lib/format/number.ts'
import { cpuHeadlineOptions, frequencyHeadlineOptions } from '#lib/query/headline-options.ts'
import { useView } from '#lib/query/use-view.ts'
import { useReview } from './use-review.ts'

/** What a card's ratio was at the last review; nothing where there is no review, or where it could not be told then. */
export function AtReview({ of }: { of: 'frequency' | 'cpu' }) {
  const { filters } = useView()
  const review = useReview()
  const then = review?.filters ?? filters
  const rates = useQuery({
    ...frequencyHeadlineOptions(then),
    enabled: review !== null && of === 'frequency',
  }).data
  const cpu = useQuery({ ...cpuHeadlineOptions(then), enabled: review !== null && of === 'cpu' }).data
  const ratio = (of === 'frequency' ? rates?.ratio.value : cpu?.gain.ratioOfSums) ?? null
  if (review === null || ratio === null) return null
  return (
    <>
      {' '}
      It was {formatRatio(ratio)} {/^\d/.test(review.words) ? 'on' : 'at'} {review.words}.
    </>
  )
}
