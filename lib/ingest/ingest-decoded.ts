import type { ClientBase } from 'pg'
import { inOneGo } from '#db/in-one-go.ts'
import { bumpDataVersion } from '#db/queries/bump-data-version.ts'
import { insertEventConflicts } from '#db/queries/insert-event-conflicts.ts'
import { insertEventRejects } from '#db/queries/insert-event-rejects.ts'
import { insertEvents } from '#db/queries/insert-events.ts'
import { insertIntake } from '#db/queries/insert-intake.ts'
import { insertKeyedEvents } from '#db/queries/insert-keyed-events.ts'
import { lockCatalogShared } from '#db/queries/lock-catalog.ts'
import { notifyDirty } from '#db/queries/notify-dirty.ts'
import { type SourceSpan, selectSourceSpans } from '#db/queries/select-source-spans.ts'
import { insertSources, type SourceHeard } from '#db/queries/widen-sources.ts'
import { latestOf, occurredAtOf } from '#lib/domain/observation/occurred-at.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { namesOfVersion } from './catalog-names.ts'
import type {
  IncomingEvent,
  IncomingSample,
  IngestBatch,
  IngestOutcome,
  IngestResult,
} from './ingest-batch.ts'
import { judgeEvents, keyedRows } from './judge-events.ts'
import { judgeSamples } from './judge-samples.ts'
import { rawSampleEvents } from './raw-sample-events.ts'
import type { SourceRows } from './source-rows.ts'
import { coverHeard, hearAt, type SourcesHeard, wideningOf, wideningSteps } from './sources-heard.ts'
import { countLag, countResult, type Tally, talliedRows } from './tally.ts'
import { factSteps } from './write-facts.ts'

export type IngestOptions = {
  /** When the batch was received, epoch ms. */
  now: number
  /** History taken in afterwards, or a refused event read again: that it comes late says nothing of its source's lag. */
  isBackfill?: boolean
  /** Adapter of sources seen for the first time. */
  sourceKind?: string
  /** The queue's transaction: it holds the catalogue already, commits with the last statements and wakes the projector itself. */
  shared?: { version: Promise<number>; commit: () => Promise<void>; sources: SourceRows }
}

const slotCount = 16
let lastSlot = process.pid

type Conflict = { source: string; id: string; body: Uint8Array }

const conflictsOf = (events: readonly IncomingEvent[], results: readonly IngestResult[]): Conflict[] =>
  events
    .filter((_, index) => results[index] === 'conflict')
    .map(({ decoded, raw }) => ({ source: decoded.source, id: decoded.id, body: raw }))

/** Counts samples and adds what they leave: marks, conflicts, the instants their sources were heard at. */
function takeSamples(
  samples: readonly IncomingSample[],
  judged: { results: IngestResult[]; serviceIds: (string | null)[] },
  into: {
    tally: Tally
    heard: SourcesHeard
    dirty: Set<string>
    conflicts: Conflict[]
    lagNow: number | null
  },
): void {
  for (const [index, { source, sample, raw }] of samples.entries()) {
    const result = judged.results[index]!
    const serviceId = judged.serviceIds[index]!
    countResult(into.tally, source, result)
    if (result === 'accepted') {
      hearAt(into.heard, source, sample.at)
      countLag(into.tally, source, occurredAtOf(sample), into.lagNow)
      if (serviceId !== null) into.dirty.add(serviceId)
    } else if (result === 'conflict') {
      const id = `${sample.type === 'service_sample' ? sample.service : ''}/${sample.cluster}/${sample.at}`
      into.conflicts.push({ source, id, body: raw })
    }
  }
}

/** Takes the keys and reads what else is needed to go on, in one round trip. */
async function takeKeys(client: ClientBase, batch: IngestBatch, { now, shared }: IngestOptions) {
  const keyed = keyedRows(batch.events)
  const sources = new Set([
    ...batch.events.map(event => event.decoded.source),
    ...batch.samples.map(item => item.source),
  ])
  const held: SourceSpan[] = []
  const unread: string[] = []
  for (const id of sources) {
    const row = shared?.sources.known(id, now)
    if (row === undefined) unread.push(id)
    else held.push(row)
  }
  let version = 0
  let taken: [string, string][] = []
  const steps: (() => Promise<unknown>)[] = [
    async () => {
      version = await (shared?.version ?? lockCatalogShared(client))
    },
  ]
  if (keyed.length > 0) {
    steps.push(async () => {
      taken = await insertKeyedEvents(client, keyed, now)
    })
  }
  if (unread.length > 0) {
    steps.push(async () => {
      const read = await selectSourceSpans(client, unread)
      shared?.sources.remember(read, now)
      held.push(...read)
    })
  }
  await inOneGo(client, steps)
  return { keyed, taken, held, names: await namesOfVersion(client, version) }
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
  const { now, shared, sourceKind = 'push' } = options
  const { events, samples, rejections } = batch
  const { keyed, taken, held, names } = await takeKeys(client, batch, options)
  const tally: Tally = new Map()
  const heard: SourcesHeard = new Map()

  const results = await judgeEvents(client, events, keyed, taken)
  const conflicts = conflictsOf(events, results)
  const lagNow = options.isBackfill ? null : now
  const isFresh = (_: unknown, index: number): boolean =>
    results[index] === 'accepted' || results[index] === 'ignored'
  const decoded = events.filter(isFresh).map(event => event.decoded)
  const { steps, dirty, hasSamples, hasEnvironments, hasHosts } = factSteps(
    client,
    decoded,
    names,
    heard,
    now,
  )
  // What makes no fact is heard of now: its own time is not read.
  for (const event of decoded) if (event.observations.length === 0) hearAt(heard, event.source, now)
  for (const [index, { decoded: event }] of events.entries()) {
    countResult(tally, event.source, results[index]!)
    if (results[index] === 'accepted') countLag(tally, event.source, latestOf(event.observations), lagNow)
  }
  const judged = await judgeSamples(client, samples, names, now)
  takeSamples(samples, judged, { tally, heard, dirty, conflicts, lagNow })
  for (const rejection of rejections) countResult(tally, rejection.source, 'rejected')

  const widening = wideningOf(heard, held, now)
  const kindOf = (id: string): string =>
    events.find(event => event.decoded.source === id && event.sourceKind !== undefined)?.sourceKind ??
    sourceKind
  if (widening.missing.length > 0 && [...heard.values()].some(entry => entry.covered.length > 0)) {
    // Coverage locks the row of its source, which must stand first.
    await insertSources(client, widening.missing, kindOf, now)
  }
  await coverHeard(client, heard, held, sourceKind === 'push', now)
  if (hasSamples || judged.results.includes('accepted')) await bumpDataVersion(client, 'samples', now)
  if (hasEnvironments) await bumpDataVersion(client, 'environments', now)
  if (hasHosts) await bumpDataVersion(client, 'hosts', now)

  const rawSamples = rawSampleEvents(samples, judged.results)
  if (rawSamples.length > 0) steps.push(() => insertEvents(client, rawSamples, now))
  if (conflicts.length > 0) steps.push(() => insertEventConflicts(client, conflicts, now))
  if (rejections.length > 0) {
    const rejects = rejections.map(({ raw, ...rejection }) => ({ ...rejection, body: raw }))
    steps.push(() => insertEventRejects(client, rejects, now))
  }
  if (dirty.size > 0 && shared === undefined) steps.push(() => notifyDirty(client))
  lastSlot = (lastSlot + 1) % slotCount
  const intake = { counts: talliedRows(tally), dayOn: dayOf(now), slot: lastSlot, dirty }
  if (intake.counts.length > 0) steps.push(() => insertIntake(client, intake, now))
  let left: SourceHeard[] = []
  if (shared !== undefined) {
    const due = widening.ordinary.filter(span => shared.sources.isDue(span.id, now))
    left = widening.ordinary.filter(span => !due.includes(span))
    widening.ordinary = due
  }
  steps.push(...wideningSteps(client, widening, kindOf, now))
  if (shared !== undefined) steps.push(shared.commit)
  await inOneGo(client, steps)
  // Their rows differ from what was read now.
  shared?.sources.forget([...widening.missing, ...widening.urgent.map(span => span.id)])
  shared?.sources.leave(left)
  return { events: results, samples: judged.results }
}
