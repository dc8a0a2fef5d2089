'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { choicesQuery } from './choices-query.ts'
import { withoutUnknown } from './known-filters.ts'
import { filterParsers, filtersOfView, serializeUrlFilters, viewOfUrl } from './url-filters.ts'

/** The view in the URL: filters for answers, what was dropped, links that keep it, and how to change it. */
export function useView() {
  const [parsed, setParsed] = useQueryStates(filterParsers, { history: 'push', scroll: false })
  const { data: choices } = useSuspenseQuery(choicesQuery())
  return useMemo(() => {
    const { view, unknown } = withoutUnknown(viewOfUrl(parsed), choices)
    return {
      view,
      filters: filtersOfView(view),
      unknown,
      choices,
      setView: setParsed,
      linkTo: (path: string) => serializeUrlFilters(path, parsed),
    }
  }, [parsed, choices, setParsed])
}
