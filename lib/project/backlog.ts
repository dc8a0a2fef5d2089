import type { DirtyServices } from '#db/queries/select-dirty-services.ts'

const busyFrom = 200
const restFactor = 3
const restMostMs = 12_000

/**
 * Decides which dirty services to project now. While a bulk load keeps hundreds dirty, a service projected a moment ago
 * waits for more of its facts instead of being recomputed for every few of them; the rest, live events among them, is
 * served at once. As soon as no new marks come, everything is.
 */
export class Backlog {
  #projectedAt = new Map<string, number>()
  #lastSeq = 0
  #roundStartedAt = 0
  #restMs = 0

  /** `nowMs` from a monotonic clock. */
  due(dirty: DirtyServices, nowMs: number): string[] {
    const isQuiet = dirty.lastSeq === this.#lastSeq
    this.#lastSeq = dirty.lastSeq
    this.#roundStartedAt = nowMs
    if (isQuiet || dirty.serviceIds.length < busyFrom) return dirty.serviceIds
    return dirty.serviceIds.filter(
      id => nowMs - (this.#projectedAt.get(id) ?? Number.NEGATIVE_INFINITY) >= this.#restMs,
    )
  }

  projected(serviceIds: string[], nowMs: number): void {
    const tookMs = nowMs - this.#roundStartedAt
    if (serviceIds.length >= busyFrom) this.#restMs = Math.min(restMostMs, restFactor * tookMs)
    if (serviceIds.length < busyFrom && this.#projectedAt.size > 50_000) this.#projectedAt.clear()
    for (const id of serviceIds) this.#projectedAt.set(id, nowMs)
  }
}
