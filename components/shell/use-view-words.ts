'use client'

import { useMemo } from 'react'
import { formatInstant, formatLongDay } from '#lib/format/date.ts'
import { listFilters, optionsOf } from '#lib/query/known-filters.ts'
import { useView } from '#lib/query/use-view.ts'

/** What is looked at: the migration, the moment on both clocks, and every filter by name. */
export function useViewWords(): readonly string[] {
  const { filters, migration, choices } = useView()
  return useMemo(() => {
    const narrowed = listFilters
      .filter(key => filters[key].length > 0)
      .map(key => {
        const options = optionsOf(choices, key)
        return `${key} ${filters[key].map(id => options.find(option => option.id === id)?.name ?? id).join(', ')}`
      })
    const range =
      filters.from === null && filters.to === null ? [] : [`${filters.from ?? ''} to ${filters.to ?? ''}`]
    const moment = filters.asOf === null ? formatInstant(choices.now) : formatLongDay(filters.asOf)
    const known = filters.knownAt === null ? 'now' : formatInstant(new Date(filters.knownAt).toISOString())
    const all = [...narrowed, ...range]
    return [
      migration.name,
      `as of ${moment}`,
      `as known ${known}`,
      all.length === 0 ? 'no filters' : all.join(' · '),
    ]
  }, [filters, migration, choices])
}
