import { randomUUID } from 'node:crypto'
import type { ClientBase } from 'pg'
import { inOneGo } from '#db/in-one-go.ts'
import { bumpDataVersion } from '#db/queries/bump-data-version.ts'
import { insertDirtyMarks } from '#db/queries/insert-dirty-marks.ts'
import { insertEventConflicts } from '#db/queries/insert-event-conflicts.ts'
import { insertEventKeys } from '#db/queries/insert-event-keys.ts'
import { insertEventRejects } from '#db/queries/insert-event-rejects.ts'
import { type EventRow, insertEvents } from '#db/queries/insert-events.ts'
import { lockCatalogShared } from '#db/queries/lock-catalog.ts'
import { notifyDirty } from '#db/queries/notify-dirty.ts'
import { type SourceSpan, selectSourceSpans } from '#db/queries/select-source-spans.ts'
import { upsertIntakeCounts } from '#db/queries/upsert-intake-counts.ts'
import { insertSources, type SourceHeard } from '#db/queries/widen-sources.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { namesOfVersion } from './catalog-names.ts'
import type {
  IncomingEvent,
  IncomingSample,
  IngestBatch,
  IngestOutcome,
  IngestResult,
} from './ingest-batch.ts'
import { judgeEvents, keysOf } from './judge-events.ts'
import { judgeSamples } from './judge-samples.ts'
import { coverHeard, hearAt, type SourcesHeard, wideningOf, wideningSteps } from './sources-heard.ts'
import { countResult, type Tally, talliedRows } from './tally.ts'
import { factSteps } from './write-facts.ts'

export type IngestOptions = {
  /** When the batch was received, epoch ms. */
  now: number
  /** Adapter of sources seen for the first time. */
  sourceKind?: string
  /** The caller wakes the projector after its commit: NOTIFY within a transaction makes commits queue. */
  isNotifiedLater?: boolean
  /** Takes spans of sources whose rows others hold, to be widened after the commit. Without it the writer waits for them. */
  leave?: (spans: SourceHeard[]) => void
  /** Sent together with the last statements: ends the transaction where the caller does not do it himself. */
  commit?: () => Promise<void>
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

/** What of a batch goes into the log, once it is known what became of each item. */
type LogRows = { events: EventRow[]; conflicts: { source: string; id: string; body: Uint8Array }[] }

function logRows(events: readonly IncomingEvent[], results: readonly IngestResult[]): LogRows {
  const rows: LogRows = { events: [], conflicts: [] }
  for (const [index, { decoded, raw, format, contentType, headers }] of events.entries()) {
    const { source, id, ignored } = decoded
    const result = results[index]
    if (result === 'accepted' || result === 'ignored') {
      rows.events.push({ source, id, format, contentType, headers, body: raw, ignored })
    } else if (result === 'conflict') rows.conflicts.push({ source, id, body: raw })
  }
  return rows
}

/** Counts samples and adds what they leave: marks, conflicts, the instants their sources were heard at. */
function takeSamples(
  samples: readonly IncomingSample[],
  judged: { results: IngestResult[]; serviceIds: (string | null)[] },
  into: { tally: Tally; heard: SourcesHeard; dirty: Set<string>; rows: LogRows },
): void {
  for (const [index, { source, sample, raw }] of samples.entries()) {
    const result = judged.results[index]!
    const serviceId = judged.serviceIds[index]!
    countResult(into.tally, source, result)
    if (result === 'accepted') {
      hearAt(into.heard, source, sample.at)
      if (serviceId !== null) into.dirty.add(serviceId)
    } else if (result === 'conflict') {
      const id = `${sample.type === 'service_sample' ? sample.service : ''}/${sample.cluster}/${sample.at}`
      into.rows.conflicts.push({ source, id, body: raw })
    }
  }
}

/**
 * Writes a batch inside the caller's transaction: keys, raw events, facts, accounting, marks for the projector, sources.
 * Every result is true once the transaction is committed. Rows are taken in sorted order everywhere, and the rows many
 * writers share (accounting, sources) come last, so that they are held for no longer than the commit takes.
 */
export async function ingestDecoded(
  client: ClientBase,
  batch: IngestBatch,
  options: IngestOptions,
): Promise<IngestOutcome> {
  const { now } = options
  const { events, samples, rejections } = batch
  const tally: Tally = new Map()
  const heard: SourcesHeard = new Map()
  const keys = keysOf(events)
  const sources = new Set([
    ...events.map(event => event.decoded.source),
    ...samples.map(sample => sample.source),
  ])
  let version = 0
  let taken: [string, string][] = []
  let held: SourceSpan[] = []
  const asked: (() => Promise<unknown>)[] = [
    async () => {
      version = await lockCatalogShared(client)
    },
  ]
  if (keys.length > 0) {
    asked.push(async () => {
      taken = await insertEventKeys(client, keys, now)
    })
  }
  if (sources.size > 0) {
    asked.push(async () => {
      held = await selectSourceSpans(client, [...sources])
    })
  }
  await inOneGo(client, asked)

  const names = await namesOfVersion(client, version)
  const results = await judgeEvents(client, events, keys, taken)
  const rows = logRows(events, results)
  const fresh = events.filter((_, index) => results[index] === 'accepted' || results[index] === 'ignored')
  const decoded = fresh.map(event => event.decoded)
  const { steps, dirty, hasSamples } = factSteps(client, decoded, names, heard)
  // What makes no fact is heard of now: its own time is not read.
  for (const event of decoded) if (event.observations.length === 0) hearAt(heard, event.source, now)
  for (const [index, event] of events.entries()) countResult(tally, event.decoded.source, results[index]!)
  const judged = await judgeSamples(client, samples, names)
  takeSamples(samples, judged, { tally, heard, dirty, rows })
  for (const rejection of rejections) countResult(tally, rejection.source, 'rejected')

  rows.events.push(...rawSampleEvents(samples, judged.results))
  if (rows.events.length > 0) steps.push(() => insertEvents(client, rows.events, now))
  if (rows.conflicts.length > 0) steps.push(() => insertEventConflicts(client, rows.conflicts, now))
  if (rejections.length > 0) {
    const rejects = rejections.map(({ source, code, issues, raw }) => ({ source, code, issues, body: raw }))
    steps.push(() => insertEventRejects(client, rejects, now))
  }
  if (dirty.size > 0) {
    steps.push(() => insertDirtyMarks(client, dirty, now))
    if (!options.isNotifiedLater) steps.push(() => notifyDirty(client))
  }
  const widening = wideningOf(heard, held, now)
  if (widening.missing.length > 0 && [...heard.values()].some(entry => entry.covered.length > 0)) {
    // Coverage belongs to a row of its source, which must stand first.
    await insertSources(client, widening.missing, options.sourceKind ?? 'push', now)
  }
  await coverHeard(client, heard, held, now)
  if (hasSamples || judged.results.includes('accepted')) await bumpDataVersion(client, 'samples', now)
  lastSlot = (lastSlot + 1) % slotCount
  const slot = lastSlot
  const counts = talliedRows(tally)
  if (counts.length > 0) steps.push(() => upsertIntakeCounts(client, counts, dayOf(now), slot))
  steps.push(
    ...wideningSteps(client, widening, { kind: options.sourceKind ?? 'push', now, leave: options.leave }),
  )
  if (options.commit !== undefined) steps.push(options.commit)
  await inOneGo(client, steps)
  return { events: results, samples: judged.results }
}
