import type { Database } from '#db/client.ts'
import { type SourceHeard, widenSources } from '#db/queries/widen-sources.ts'

const pauseMs = 100

/**
 * Takes spans of busy sources that a writer did not wait for, and widens their rows a moment later, all at once. What is
 * lost with the process is the end of a span, which the source's next event moves again.
 */
export function createLateWidening(db: Database): (spans: SourceHeard[]) => void {
  const waiting = new Map<string, SourceHeard>()
  let isScheduled = false
  const add = (spans: SourceHeard[]): void => {
    for (const span of spans) {
      const held = waiting.get(span.id) ?? span
      const fromAt = Math.min(held.fromAt, span.fromAt)
      waiting.set(span.id, { id: span.id, fromAt, toAt: Math.max(held.toAt, span.toAt) })
    }
    if (isScheduled || waiting.size === 0) return
    isScheduled = true
    setTimeout(widen, pauseMs).unref()
  }
  const widen = async (): Promise<void> => {
    const spans = [...waiting.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    waiting.clear()
    isScheduled = false
    try {
      await widenSources(db.pool, spans, true)
    } catch {
      if (!db.pool.ended) add(spans)
    }
  }
  return add
}
