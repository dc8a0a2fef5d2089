'use client'

import dynamic from 'next/dynamic'
import { useView } from '#lib/query/use-view.ts'

// All are rare: they come only with the pages that need them.
const AsOfBanner = dynamic(() => import('./as-of-banner.tsx').then(module => module.AsOfBanner))
const DroppedLine = dynamic(() => import('./dropped-line.tsx').then(module => module.DroppedLine))
const PhaseLine = dynamic(() => import('./phase-line.tsx').then(module => module.PhaseLine))

/** What has to be said of a view before its page: that it looks at another day or one phase, that part of its address was dropped. */
export function ViewLines() {
  const { filters, unknown } = useView()
  return (
    <>
      {filters.asOf === null ? null : <AsOfBanner asOf={filters.asOf} />}
      {filters.phase == null ? null : <PhaseLine phase={filters.phase} />}
      {unknown.length === 0 ? null : <DroppedLine unknown={unknown} />}
    </>
  )
}
