'use client'

import { formatInstant, formatLongDay } from '#lib/format/date.ts'
import { listFilters, optionsOf } from '#lib/query/known-filters.ts'
import { knownThen } from '#lib/query/url-filters.ts'
import { useView } from '#lib/query/use-view.ts'
import styles from './print-head.module.css'

/** On paper only: what was looked at, and when, because the bar with the filters is not printed. */
export function PrintHead() {
  const { filters, choices } = useView()
  const narrowed = listFilters
    .filter(key => filters[key].length > 0)
    .map(key => {
      const options = optionsOf(choices, key)
      return `${key} ${filters[key].map(id => options.find(option => option.id === id)?.name ?? id).join(', ')}`
    })
  const { asOf, knownAt } = filters
  const moment = asOf === null ? formatInstant(choices.now) : formatLongDay(asOf)
  const clock =
    asOf === null
      ? ''
      : `, as known ${knownAt === null ? 'now' : knownAt === knownThen(asOf) ? 'that day' : `on ${formatInstant(knownAt)}`}`
  return (
    <p className={styles.head}>
      <b>Landfall</b> · {choices.migration.name} · as of {moment}
      {clock} · {narrowed.length === 0 ? 'no filters' : narrowed.join(' · ')}
    </p>
  )
}
