import type { ClientBase } from 'pg'
import { mergeCoverage } from '#db/queries/merge-coverage.ts'
import type { SourceSpan } from '#db/queries/select-source-spans.ts'
import { insertSources, type SourceHeard, widenSources } from '#db/queries/widen-sources.ts'
import type { Observation } from '#lib/domain/observation/observation.ts'
import { secondMs } from '#lib/domain/time/durations.ts'

type Span = { fromAt: number; toAt: number }
type Heard = Span & { covered: Span[] }

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

/**
 * Extends coverage by what sources said they saw. A source with a freshness limit covers its events too, joined over
 * pauses up to that limit, unless a collector (`isPushed` false) says itself what it covered: its first look tells of
 * things that began years before it. Nothing is covered ahead of `now`.
 */
export async function coverHeard(
  client: ClientBase,
  heard: SourcesHeard,
  held: readonly SourceSpan[],
  isPushed: boolean,
  now: number,
): Promise<void> {
  const freshness = new Map(held.map(row => [row.id, row.freshnessSeconds]))
  for (const [id, { fromAt, toAt, covered }] of [...heard].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const limitSeconds = freshness.get(id) ?? null
    const spans = [...covered]
    if (isPushed && limitSeconds !== null && fromAt <= toAt) spans.push({ fromAt, toAt })
    const past = spans.map(span => ({ fromAt: Math.min(span.fromAt, now), toAt: Math.min(span.toAt, now) }))
    if (past.length > 0) await mergeCoverage(client, id, past, (limitSeconds ?? 0) * secondMs)
  }
}

export type Widening = {
  missing: string[]
  /** Sources heard earlier than ever: figures rest on that, so the writer waits for the row. */
  urgent: SourceHeard[]
  /** Sources heard later than ever. */
  ordinary: SourceHeard[]
}

/** What the rows of sources lack of what was heard, never past `now`. `held`: their rows as far as they are known. */
export function wideningOf(heard: SourcesHeard, held: readonly SourceSpan[], now: number): Widening {
  const rows = new Map(held.map(row => [row.id, row]))
  const widening: Widening = { missing: [], urgent: [], ordinary: [] }
  for (const id of [...heard.keys()].sort()) {
    const { fromAt, toAt } = heard.get(id)!
    const row = rows.get(id)
    if (row === undefined) widening.missing.push(id)
    if (fromAt > toAt) continue
    const span = { id, fromAt: Math.min(fromAt, now), toAt: Math.min(toAt, now) }
    const firstEventAt = row?.firstEventAt ?? null
    const lastEventAt = row?.lastEventAt ?? null
    if (firstEventAt === null || span.fromAt < firstEventAt) widening.urgent.push(span)
    else if (lastEventAt === null || span.toAt > lastEventAt) widening.ordinary.push(span)
  }
  return widening
}

/** The statements that bring the rows of sources up, waiting for rows that others hold. */
export function wideningSteps(
  client: ClientBase,
  { missing, urgent, ordinary }: Widening,
  kindOf: (id: string) => string,
  now: number,
): (() => Promise<unknown>)[] {
  const steps: (() => Promise<unknown>)[] = []
  const spans = [...urgent, ...ordinary].sort((a, b) => (a.id < b.id ? -1 : 1))
  if (missing.length > 0) steps.push(() => insertSources(client, missing, kindOf, now))
  if (spans.length > 0) steps.push(() => widenSources(client, spans))
  return steps
}
