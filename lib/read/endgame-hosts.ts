import { selectCatalogNames } from '#db/queries/select-catalog-names.ts'
import { selectHostSights } from '#db/queries/select-host-sights.ts'
import { selectSourceCoverage } from '#db/queries/select-source-coverage.ts'
import { type HostStanding, hostStandings, inOrderTold } from '#lib/domain/endgame/host-standings.ts'
import { createNameIndex, serviceIdOf } from '#lib/domain/naming/name-index.ts'
import type { Question } from './ask.ts'
import { sampled } from './sampled.ts'

/** A host with its tenants told apart: services of the catalogue, and names we cannot place. */
export type PlacedHost = HostStanding & { services: string[]; unplaced: string[] }

/** What is known of a platform's hosts, at any instant up to the question's. */
export type KnownHosts = {
  clusters: ReadonlySet<string>
  /** Epoch ms. */
  firstToldAt(cluster: string): number
  countAt(cluster: string, at: number): number
  now: ReadonlyMap<string, PlacedHost[]>
  /** How far the sources that told of a cluster's hosts were heard. */
  checkedAt(cluster: string): number | null
}

/** Hosts of the origin as known at the question's instant; `version` changes with every sight taken in. */
export async function knownHosts(question: Question, version: number): Promise<KnownHosts> {
  const { context, migration, knownAt, now, at } = question
  const { pool } = context.db
  const sights = await sampled(question, 'host sights', [migration.from, knownAt, version], async () =>
    inOrderTold(await selectHostSights(pool, migration.from, knownAt)),
  )
  const names = createNameIndex(0, await selectCatalogNames(pool))
  const firsts = new Map<string, number>()
  for (const { cluster, at: toldAt } of sights) if (!firsts.has(cluster)) firsts.set(cluster, toldAt)
  const counts = new Map<number, Map<string, number>>()
  const countsAt = (instant: number): Map<string, number> => {
    const known = counts.get(instant)
    if (known !== undefined) return known
    const fresh = new Map<string, number>()
    for (const { cluster } of hostStandings(sights, instant))
      fresh.set(cluster, (fresh.get(cluster) ?? 0) + 1)
    counts.set(instant, fresh)
    return fresh
  }
  const hosts = hostStandings(sights, at).map((host): PlacedHost => {
    const ids = [...new Set(host.tenants.map(name => serviceIdOf(names, host.platform, name)))]
    return {
      ...host,
      services: ids.filter(id => !id.startsWith('?')),
      unplaced: ids.filter(id => id.startsWith('?')),
    }
  })
  const heard = new Map<string, number>()
  for (const { source, toAt } of await selectSourceCoverage(pool))
    heard.set(source, Math.max(heard.get(source) ?? 0, Math.min(toAt ?? now, now)))
  const sources = Map.groupBy(sights, ({ cluster }) => cluster)
  return {
    clusters: new Set(firsts.keys()),
    firstToldAt: cluster => firsts.get(cluster)!,
    countAt: (cluster, instant) => countsAt(instant).get(cluster) ?? 0,
    now: Map.groupBy(hosts, ({ cluster }) => cluster),
    checkedAt(cluster) {
      const ends = [...new Set(sources.get(cluster)?.map(({ source }) => source))].flatMap(source => {
        const end = heard.get(source)
        return end === undefined ? [] : [end]
      })
      return ends.length === 0 ? null : Math.min(at, ...ends)
    },
  }
}
