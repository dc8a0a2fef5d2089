import type { ClientBase } from 'pg'
import { mergeCoverage } from '#db/queries/merge-coverage.ts'
import { selectSourceSpans } from '#db/queries/select-source-spans.ts'
import { insertSources, type SourceHeard, widenSources } from '#db/queries/widen-sources.ts'
import type { Observation } from '#lib/domain/observation/observation.ts'
import { secondMs } from '#lib/domain/time/durations.ts'

type Heard = { fromAt: number; toAt: number; covered: { fromAt: number; toAt: number }[] }

/** By source: between which instants its events lie, and what it says it saw completely. */
export type SourcesHeard = Map<string, Heard>

function heardOf(heard: SourcesHeard, source: string): Heard {
  const held = heard.get(source)
  if (held !== undefined) return held
  const entry: Heard = { fromAt: Number.POSITIVE_INFINITY, toAt: Number.NEGATIVE_INFINITY, covered: [] }
  heard.set(source, entry)
  return entry
}

/** A source was heard at an instant, whatever it said. */
export function hearAt(heard: SourcesHeard, source: string, at: number): void {
  const entry = heardOf(heard, source)
  entry.fromAt = Math.min(entry.fromAt, at)
  entry.toAt = Math.max(entry.toAt, at)
}

export function hear(heard: SourcesHeard, source: string, observation: Observation): void {
  if (observation.type === 'coverage') {
    heardOf(heard, source).covered.push({ fromAt: observation.fromAt, toAt: observation.toAt })
    return
  }
  if (observation.type !== 'rollout') hearAt(heard, source, observation.at)
  else if (observation.finishedAt !== null) hearAt(heard, source, observation.finishedAt)
  else if (observation.startedAt !== null) hearAt(heard, source, observation.startedAt)
}

/** Below this, the end of a busy source's span may wait for whoever is writing it. */
const patienceMs = secondMs

/**
 * Brings the rows of sources up to what was heard: adds new sources, widens first and last event (never past `now`), and
 * extends coverage. A source with a freshness limit covers its events too, joined over pauses up to that limit.
 */
export async function recordHeard(
  client: ClientBase,
  heard: SourcesHeard,
  kind: string,
  now: number,
): Promise<void> {
  const ids = [...heard.keys()].sort()
  if (ids.length === 0) return
  let held = await selectSourceSpans(client, ids)
  if (held.length < ids.length) {
    const known = new Set(held.map(row => row.id))
    await insertSources(
      client,
      ids.filter(id => !known.has(id)),
      kind,
      now,
    )
    held = await selectSourceSpans(client, ids)
  }
  const patient: SourceHeard[] = []
  const quick: SourceHeard[] = []
  for (const row of held) {
    const { fromAt, toAt, covered } = heard.get(row.id)!
    const isHeard = fromAt <= toAt
    const joinMs = (row.freshnessSeconds ?? 0) * secondMs
    // A collector says itself what it covered: its first look tells of things that began long before it.
    if (isHeard && row.freshnessSeconds !== null && kind === 'push')
      covered.push({ fromAt: Math.min(fromAt, now), toAt: Math.min(toAt, now) })
    if (covered.length > 0) await mergeCoverage(client, row.id, covered, joinMs)
    if (!isHeard) continue
    const span = { id: row.id, fromAt: Math.min(fromAt, now), toAt: Math.min(toAt, now) }
    const isEarlier = row.firstEventAt === null || span.fromAt < row.firstEventAt
    const isLater = row.lastEventAt === null || span.toAt > row.lastEventAt
    if (isEarlier || (row.lastEventAt !== null && span.toAt >= row.lastEventAt + patienceMs))
      patient.push(span)
    else if (isLater) quick.push(span)
  }
  if (patient.length > 0) await widenSources(client, patient, true)
  if (quick.length > 0) await widenSources(client, quick, false)
}
