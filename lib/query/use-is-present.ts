'use client'

import { useView } from './use-view.ts'

export type Presence = {
  isPresent: boolean /** Why nothing can be written here; undefined in the present. */
  whyNot: string | undefined
}

/** Whether the view looks at now: only there may anything be written, because what is shown must be what is changed. */
export function useIsPresent(): Presence {
  const { filters } = useView()
  const isPresent = filters.asOf === null && filters.knownAt === null && filters.phase == null
  return {
    isPresent,
    whyNot: isPresent ? undefined : 'You are looking at another day. Go back to now to change anything.',
  }
}
