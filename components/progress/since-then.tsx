'use client'

import Link from 'next/link'
import { formatDay } from '#lib/format/date.ts'
import { formatShare } from '#lib/format/number.ts'
import { isKnownThen } from '#lib/query/known-then.ts'
import { serializeUrlView } from '#lib/query/url-filters.ts'
import { useView } from '#lib/query/use-view.ts'

type SinceThenProps = {
  sinceOn: string
  words: string
  /** The main figure of that day as known now, and as it was known then; null where nothing was. */
  then: number | null
  said: number | null
}

/** What the last review said beside what is known of it today, and the way to see it as it was. */
export function SinceThen({ sinceOn, words, then, said }: SinceThenProps) {
  const { filters, choices } = useView()
  if (filters.asOf !== null) return null
  const isKnown = isKnownThen(sinceOn, choices)
  const isRestated = said !== null && then !== null && formatShare(said) !== formatShare(then)
  const href = serializeUrlView('/overview', { ...filters, asOf: sinceOn, knownAt: isKnown ? 'then' : null })
  const remark = isRestated
    ? `Late events: on ${formatDay(sinceOn)} it read ${formatShare(said)}, today ${formatShare(then)}.`
    : isKnown || choices.knownSince === null
      ? null
      : `How it read then is not known: this record begins on ${formatDay(choices.knownSince.slice(0, 10))}.`
  return (
    <>
      {remark ? <p>{remark}</p> : null}
      <p>
        <Link href={href}>Look at {words}</Link>
      </p>
    </>
  )
}
