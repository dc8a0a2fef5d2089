'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { ViewWords } from '#components/charts/view-words.ts'
import { definitionsOptions } from '#lib/query/definitions-options.ts'
import { useViewWords } from './use-view-words.ts'

/** Lets every frame below say in its files and pictures what was looked at, and what its words mean. */
export function ViewWordsProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const words = useViewWords()
  const value = useMemo(() => {
    const define = async () => {
      const page = `/${location.pathname.split('/')[1]}`
      const known = await client.fetchQuery(definitionsOptions()).catch(() => null)
      return (known?.items ?? [])
        .filter(({ usedOn }) => usedOn?.includes(page))
        .map(({ term, says, formula }) => `${term}: ${says}${formula ? ` Rule: ${formula}.` : ''}`)
    }
    return { words, define }
  }, [client, words])
  return <ViewWords value={value}>{children}</ViewWords>
}
