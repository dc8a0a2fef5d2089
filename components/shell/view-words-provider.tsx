'use client'

import type { ReactNode } from 'react'
import { ViewWords } from '#components/charts/view-words.ts'
import { useViewWords } from './use-view-words.ts'

/** Lets every frame below say in its files and pictures what was looked at. */
export function ViewWordsProvider({ children }: { children: ReactNode }) {
  return <ViewWords value={useViewWords()}>{children}</ViewWords>
}
