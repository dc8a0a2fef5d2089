'use client'

import { listFilters, optionsOf } from './known-filters.ts'
import { useView } from './use-view.ts'

export type EmptyState = {
  kind: 'empty'
  title: string
  text: string
  clear?: { label: string; onClick: () => void }
}

/** The state of a frame whose selection is empty: names what narrows it, and offers to clear the last of that. */
export function useEmptyState(): (title: string) => EmptyState {
  const { filters, choices, setView } = useView()
  const narrowed = listFilters.filter(key => filters[key].length > 0)
  const last = narrowed.at(-1)
  const words = narrowed.map(key => {
    const names = optionsOf(choices, key)
    return `${key} ${filters[key].map(id => names.find(option => option.id === id)?.name ?? id).join(' or ')}`
  })
  return title => ({
    kind: 'empty',
    title,
    text:
      last === undefined
        ? 'No events have said anything about this yet.'
        : `The view is narrowed to ${words.join(', ')}: nothing in it has any.`,
    ...(last ? { clear: { label: `Clear ${last}`, onClick: () => void setView({ [last]: null }) } } : {}),
  })
}
