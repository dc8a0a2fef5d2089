import type { QueryClient } from '@tanstack/react-query'
import { answerKey } from './answer-options.ts'

const calmMs = 1_000

/** What `/api/stream` sends with the event `changed`: the data version, and when it became that (epoch ms). */
export type ChangedMessage = { version: string; changedAt: number }

/**
 * Keeps the answers on screen live: on each change the server tells of, what is shown is fetched again, at once for the
 * first and at most once a second while many come. Returns how to stop. `EventSource` reconnects by itself.
 */
export function followChanges(client: QueryClient, onLink?: (isLinked: boolean) => void): () => void {
  const events = new EventSource('/api/stream')
  let timer: ReturnType<typeof setTimeout> | null = null
  let hasMore = false
  let lastVersion: string | null = null
  const invalidate = () => {
    // A fetch under way is left to finish, however slow, and asked again afterwards: it may have begun before the change.
    hasMore = client.isFetching({ queryKey: [answerKey] }) > 0
    void client.invalidateQueries({ queryKey: [answerKey] }, { cancelRefetch: false })
    timer = setTimeout(() => {
      timer = null
      if (hasMore) invalidate()
    }, calmMs)
  }
  events.addEventListener('changed', event => {
    const { version, changedAt } = JSON.parse((event as MessageEvent<string>).data) as ChangedMessage
    if (version === lastVersion) return
    const isFirst = lastVersion === null
    lastVersion = version
    if (isFirst) {
      // Where the server is as we connect: only what was fetched before that is old.
      const isOld = ({ state }: { state: { dataUpdatedAt: number } }) => state.dataUpdatedAt <= changedAt
      void client.invalidateQueries({ queryKey: [answerKey], predicate: isOld })
      return
    }
    hasMore = true
    if (timer === null) invalidate()
  })
  events.addEventListener('open', () => onLink?.(true))
  events.addEventListener('error', () => onLink?.(false))
  return () => {
    if (timer !== null) clearTimeout(timer)
    events.close()
  }
}
