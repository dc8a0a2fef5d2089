'use client'

import { usePlatformNames } from '#components/charts/platform-words.ts'
import { formatPointsInWords, formatShare } from '#lib/format/number.ts'
import { progressHeadlineOptions } from '#lib/query/headline-options.ts'
import { useAnswer } from '#lib/query/use-answer.ts'
import { useView } from '#lib/query/use-view.ts'

/** The main figure at the moment looked at, and today. */
export function BothValues() {
  const platforms = usePlatformNames()
  const { filters } = useView()
  const then = useAnswer(progressHeadlineOptions(filters)).data?.baseline.share ?? null
  const now =
    useAnswer(progressHeadlineOptions({ ...filters, asOf: null, knownAt: null })).data?.baseline.share ?? null
  if (now === null) return null
  return (
    <span>
      Off {platforms.from}: <b>{formatShare(then)}</b> here, <b>{formatShare(now)}</b> today
      {then === null ? '' : `, ${formatPointsInWords(now - then)}`}.
    </span>
  )
}
