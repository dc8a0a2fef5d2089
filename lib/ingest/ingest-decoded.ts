import { randomUUID } from 'node:crypto'
import type { ClientBase } from 'pg'
import { bumpDataVersion } from '#db/queries/bump-data-version.ts'
import { insertDirtyMarks } from '#db/queries/insert-dirty-marks.ts'
import { insertEventConflicts } from '#db/queries/insert-event-conflicts.ts'
import { insertEventRejects } from '#db/queries/insert-event-rejects.ts'
import { type EventRow, insertEvents } from '#db/queries/insert-events.ts'
import { notifyDirty } from '#db/queries/notify-dirty.ts'
import { upsertIntakeCounts } from '#db/queries/upsert-intake-counts.ts'
import { formatDay } from '#lib/domain/time/day.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { lockNames } from './catalog-names.ts'
import type { IncomingSample, IngestBatch, IngestOutcome, IngestResult } from './ingest-batch.ts'
import { judgeEvents } from './judge-events.ts'
import { judgeSamples } from './judge-samples.ts'
import { hearAt, recordHeard, type SourcesHeard } from './sources-heard.ts'
import { countResult, type Tally, talliedRows } from './tally.ts'
import { writeFacts } from './write-facts.ts'

export type IngestOptions = {
  /** When the batch was received, epoch ms. */
  now: number
  /** Adapter of sources seen for the first time. */
  sourceKind?: string
  /** The caller wakes the projector after its commit: NOTIFY within a transaction makes commits queue. */
  isNotifiedLater?: boolean
}

const slotCount = 16
let lastSlot = process.pid

/** Accepted samples of one source become one raw event, a JSON array of their exact bytes: a row each would weigh more than the samples. */
function rawSampleEvents(samples: readonly IncomingSample[], results: readonly IngestResult[]): EventRow[] {
  const bySource = new Map<string, Uint8Array[]>()
  for (const [index, { source, raw }] of samples.entries()) {
    if (results[index] !== 'accepted') continue
    const parts = bySource.get(source)
    if (parts === undefined) bySource.set(source, [raw])
    else parts.push(raw)
  }
  return [...bySource].map(([source, parts]) => {
    const body = Buffer.concat([
      Buffer.from('['),
      ...parts.flatMap((part, index) => (index === 0 ? [part] : [Buffer.from(','), part])),
      Buffer.from(']'),
    ])
    const id = `samples:${randomUUID()}`
    return {
      source,
      id,
      format: 'samples',
      contentType: 'application/json',
      headers: null,
      body,
      ignored: null,
    }
  })
}

/**
 * Writes a batch inside the caller's transaction: keys, raw events, facts, accounting, marks for the projector, sources.
 * Every result is true once the caller has committed. Rows are taken in sorted order everywhere, and the rows many
 * writers share (accounting, sources) come last, so that they are held for no longer than the commit takes.
 */
export async function ingestDecoded(
  client: ClientBase,
  batch: IngestBatch,
  options: IngestOptions,
): Promise<IngestOutcome> {
  const { now } = options
  const { events, samples, rejections } = batch
  const names = await lockNames(client)
  const tally: Tally = new Map()
  const heard: SourcesHeard = new Map()

  const results = await judgeEvents(client, events, now)
  const fresh = events.filter((_, index) => results[index] === 'accepted' || results[index] === 'ignored')
  const rows: EventRow[] = fresh.map(({ decoded, raw, format, contentType, headers }) => ({
    source: decoded.source,
    id: decoded.id,
    format,
    contentType,
    headers,
    body: raw,
    ignored: decoded.ignored,
  }))
  const conflicts = events
    .filter((_, index) => results[index] === 'conflict')
    .map(({ decoded, raw }) => ({ source: decoded.source, id: decoded.id, body: raw }))
  const decoded = fresh.map(event => event.decoded)
  const dirty = await writeFacts(client, decoded, names, heard, now)
  // What makes no fact is heard of now: its own time is not read.
  for (const event of decoded) if (event.observations.length === 0) hearAt(heard, event.source, now)
  for (const [index, event] of events.entries()) countResult(tally, event.decoded.source, results[index]!)

  const judged = await judgeSamples(client, samples, names)
  rows.push(...rawSampleEvents(samples, judged.results))
  for (const [index, { source, sample, raw }] of samples.entries()) {
    const result = judged.results[index]!
    const serviceId = judged.serviceIds[index]!
    countResult(tally, source, result)
    if (result === 'accepted') {
      hearAt(heard, source, sample.at)
      if (serviceId !== null) dirty.add(serviceId)
    } else if (result === 'conflict') {
      const id = `${sample.type === 'service_sample' ? sample.service : ''}/${sample.cluster}/${sample.at}`
      conflicts.push({ source, id, body: raw })
    }
  }
  for (const rejection of rejections) countResult(tally, rejection.source, 'rejected')

  if (rows.length > 0) await insertEvents(client, rows, now)
  if (conflicts.length > 0) await insertEventConflicts(client, conflicts, now)
  if (rejections.length > 0) {
    const rejects = rejections.map(({ source, code, issues, raw }) => ({ source, code, issues, body: raw }))
    await insertEventRejects(client, rejects, now)
  }
  await insertDirtyMarks(client, dirty, now)
  if (dirty.size > 0 && !options.isNotifiedLater) await notifyDirty(client)
  if (judged.results.includes('accepted')) await bumpDataVersion(client, 'samples', now)
  lastSlot = (lastSlot + 1) % slotCount
  const counts = talliedRows(tally)
  if (counts.length > 0)
    await upsertIntakeCounts(client, counts, formatDay(Math.floor(now / dayMs)), lastSlot)
  await recordHeard(client, heard, options.sourceKind ?? 'push', now)
  return { events: results, samples: judged.results }
}
