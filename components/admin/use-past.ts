'use client'

import { formatDay } from '#lib/format/date.ts'
import { useView } from '#lib/query/use-view.ts'

/** Why nothing may be written in this view; null: it is that of now. */
export function usePast(): string | null {
  const { filters } = useView()
  if (filters.asOf === null && filters.knownAt === null) return null
  const day = filters.asOf === null ? 'earlier' : formatDay(filters.asOf)
  return `This view shows ${day}. Records are made of the present: go back to now to change anything.`
}
