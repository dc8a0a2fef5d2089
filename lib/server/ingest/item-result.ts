import type { Issue } from '#lib/domain/observation/observation.ts'
import type { IngestOutcome, IngestResult } from '#lib/ingest/ingest-batch.ts'
import type { DeliveryItem } from './delivery-item.ts'

/** What became of one item, as answers tell it. */
export type ItemResult = {
  id: string | null
  source: string
  result: IngestResult | 'rejected'
  reason?: string
  code?: string
  issues?: Issue[]
}

/** Results in the order of the items, from the writer's results by kind. */
export function itemResults(items: readonly DeliveryItem[], outcome: IngestOutcome): ItemResult[] {
  let eventAt = 0
  let sampleAt = 0
  return items.map(item => {
    if (item.kind === 'rejected') {
      const { id, source, code, issues } = item
      return { id, source, result: 'rejected', code, issues }
    }
    if (item.kind === 'sample')
      return { id: null, source: item.sample.source, result: outcome.samples[sampleAt++]! }
    const { source, id, ignored } = item.event.decoded
    const result = outcome.events[eventAt++]!
    return result === 'ignored' && ignored !== null
      ? { id, source, result, reason: ignored }
      : { id, source, result }
  })
}

/** The counts every answer about many items begins with. */
export type ResultCounts = Record<'received' | IngestResult | 'rejected', number>

export const noResults = (): ResultCounts => ({
  received: 0,
  accepted: 0,
  duplicate: 0,
  conflict: 0,
  ignored: 0,
  rejected: 0,
})

export function countItem(counts: ResultCounts, { result }: ItemResult): void {
  counts.received += 1
  counts[result] += 1
}
