import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { followChanges } from './follow-changes.ts'

/** Mount once, near the root. Tells whether live changes arrive; null until the first connection is made or refused. */
export function useLiveAnswers(): boolean | null {
  const client = useQueryClient()
  const [isLinked, setLinked] = useState<boolean | null>(null)
  useEffect(() => followChanges(client, setLinked), [client])
  return isLinked
}
