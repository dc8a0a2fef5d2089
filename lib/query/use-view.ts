'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { choicesOptions } from './choices-options.ts'
import { withoutUnknown } from './known-filters.ts'
import { serializeUrlView, viewOfUrl, viewParsers } from './url-filters.ts'

/** The view in the URL: filters for answers, what was dropped, links that keep it, and how to change it. */
export function useView() {
  const [parsed, setView] = useQueryStates(viewParsers, { history: 'push', scroll: false })
  const { data: choices } = useSuspenseQuery(choicesOptions())
  return useMemo(() => {
    const { filters: given, since } = viewOfUrl(parsed)
    const { filters, unknown } = withoutUnknown(given, choices)
    const linkTo = (path: string) => serializeUrlView(path, parsed)
    return { filters, since, unknown, choices, setView, linkTo }
  }, [parsed, choices, setView])
}
