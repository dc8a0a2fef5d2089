import type pg from 'pg'
import type { Database } from '#db/client.ts'
import type { ReadState } from '#db/queries/select-read-state.ts'
import { type CoverageRow, selectSourceCoverage } from '#db/queries/select-source-coverage.ts'
import { silencesByCluster, silencesOf } from '#lib/domain/migration/silences.ts'
import type { Span } from '#lib/domain/placement/placement.ts'
import type { World } from './world.ts'

/** When sources with a freshness limit were silent beyond it, as far as `now`. */
export type Silence = {
  bySource: Map<string, Span[]>
  byCluster: Map<string, Span[]>
  /** First instant each was heard at all; absent for those never heard. */
  heardFrom: Map<string, number>
  /** Equal when nothing about silences differs: what was computed under them stays valid. */
  key: string
}

type Kept = { signature: string; rows: CoverageRow[] }
const kept = new WeakMap<pg.Pool, Kept>()

/** Spans are read again only when one was added; the newest of each source grows with every poll and comes with `state`. */
async function coverageOf(db: Database, state: ReadState): Promise<Map<string, Span[]>> {
  const signature = state.heard.map(({ source, spanCount }) => `${source}:${spanCount}`).join()
  let known = kept.get(db.pool)
  if (known?.signature !== signature) {
    known = { signature, rows: state.heard.length === 0 ? [] : await selectSourceCoverage(db.pool) }
    kept.set(db.pool, known)
  }
  const bySource = Map.groupBy(known.rows, row => row.source)
  return new Map(
    state.heard.map(({ source, heardTo }) => {
      const spans = bySource.get(source) ?? []
      return [
        source,
        spans.map(({ fromAt, toAt }, index) => ({
          fromAt,
          toAt: index === spans.length - 1 ? Math.max(toAt, heardTo ?? toAt) : toAt,
        })),
      ]
    }),
  )
}

/** As known at `knownAt` (null: now) a source had been heard until then and no further. */
export async function silenceAt(
  db: Database,
  state: ReadState,
  world: World,
  now: number,
  knownAt: number | null,
): Promise<Silence> {
  const coverage = await coverageOf(db, state)
  const until = knownAt ?? Number.POSITIVE_INFINITY
  const bySource = new Map<string, Span[]>()
  const heardFrom = new Map<string, number>()
  const spans = []
  for (const { source, freshnessSeconds, clusters } of state.heard) {
    const heard = (coverage.get(source) ?? [])
      .filter(span => span.fromAt <= until)
      .map(({ fromAt, toAt }) => ({ fromAt, toAt: Math.min(toAt ?? until, until) }))
    if (heard[0]) heardFrom.set(source, heard[0].fromAt)
    const silences = silencesOf(heard, freshnessSeconds).filter(({ fromAt }) => fromAt <= now)
    bySource.set(source, silences)
    const fed = clusters.length > 0 ? clusters : clustersNamedBy(world, source)
    for (const silence of silences) spans.push({ ...silence, source, clusters: fed })
  }
  const key = spans.map(({ source, fromAt, toAt }) => `${source}/${fromAt}/${toAt}`).join()
  return { bySource, byCluster: silencesByCluster(spans), heardFrom, key }
}

/** A pushed feed names no clusters of its own: those its events opened placements on. */
function clustersNamedBy(world: World, source: string): string[] {
  const clusters = new Set<string>()
  for (const { placements } of world.services.values())
    for (const { openedBy, cluster } of placements) if (openedBy.source === source) clusters.add(cluster)
  return [...clusters]
}
