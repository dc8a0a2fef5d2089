import type { Database } from '#db/client.ts'
import type { SourceSpan } from '#db/queries/select-source-spans.ts'
import { type SourceHeard, widenSources } from '#db/queries/widen-sources.ts'
import { secondMs } from '#lib/domain/time/durations.ts'

const rememberedForMs = 5 * secondMs
const pauseMs = 100

/**
 * What one process knows of the rows of sources, so that the writers of a busy source neither read its row each time nor
 * queue for it: the end of its span moves in the transaction at most every 100 ms, and otherwise a moment later, for all
 * at once. What is lost with the process is such a moment, which the source's next event makes good.
 */
export type SourceRows = {
  known(id: string, now: number): SourceSpan | undefined
  remember(rows: readonly SourceSpan[], now: number): void
  forget(ids: readonly string[]): void
  /** Whether the end of a span is to move within this transaction. */
  isDue(id: string, now: number): boolean
  /** Spans whose ends move a moment later. Call it once their events are committed. */
  leave(spans: readonly SourceHeard[]): void
}

export function createSourceRows(db: Database): SourceRows {
  const rows = new Map<string, { row: SourceSpan; readAt: number }>()
  const widenedAt = new Map<string, number>()
  const waiting = new Map<string, SourceHeard>()
  let isScheduled = false

  const widen = async (): Promise<void> => {
    const spans = [...waiting.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    waiting.clear()
    isScheduled = false
    try {
      await widenSources(db.pool, spans)
    } catch {
      if (!db.pool.ended) leave(spans)
    }
  }
  const leave = (spans: readonly SourceHeard[]): void => {
    for (const span of spans) {
      const held = waiting.get(span.id) ?? span
      const fromAt = Math.min(held.fromAt, span.fromAt)
      waiting.set(span.id, { id: span.id, fromAt, toAt: Math.max(held.toAt, span.toAt) })
    }
    if (isScheduled || waiting.size === 0) return
    isScheduled = true
    setTimeout(widen, pauseMs).unref()
  }

  return {
    leave,
    known(id, now) {
      const held = rows.get(id)
      return held !== undefined && now - held.readAt < rememberedForMs ? held.row : undefined
    },
    remember(read, now) {
      for (const row of read) rows.set(row.id, { row, readAt: now })
    },
    forget(ids) {
      for (const id of ids) rows.delete(id)
    },
    isDue(id, now) {
      if (now - (widenedAt.get(id) ?? 0) < pauseMs) return false
      widenedAt.set(id, now)
      return true
    },
  }
}
