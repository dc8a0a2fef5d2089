'use client'

import { type ReactNode, useMemo } from 'react'
import { PlatformWords } from '#components/charts/platform-words.ts'
import { ViewWords } from '#components/charts/view-words.ts'
import { useView } from '#lib/query/use-view.ts'
import { useViewWords } from './use-view-words.ts'

/** Lets everything below name the platforms of the migration looked at, and say in files and pictures what it was. */
export function ViewWordsProvider({ children }: { children: ReactNode }) {
  const { from, to } = useView().migration
  const names = useMemo(() => ({ from: from.name, to: to.name }), [from, to])
  return (
    <PlatformWords value={names}>
      <ViewWords value={useViewWords()}>{children}</ViewWords>
    </PlatformWords>
  )
}
