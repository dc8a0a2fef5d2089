'use client'

import { parseAsStringLiteral, useQueryState } from 'nuqs'

export const shares = ['sums', 'typical'] as const
export type Share = (typeof shares)[number]

/** Which gain the page speaks of, in the address: all cores together, or the typical service. */
export function useShare() {
  return useQueryState(
    'share',
    parseAsStringLiteral(shares).withDefault('sums').withOptions({ history: 'push' }),
  )
}
