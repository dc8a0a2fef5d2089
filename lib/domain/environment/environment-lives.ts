import type { EnvironmentSight } from './environment-sight.ts'

/** A temporary environment from its creation to its end. Instants are epoch ms. */
export type EnvironmentLife = {
  /** Stable: the same environment created again has another. */
  id: string
  environment: string
  source: string
  /** As reported. */
  service: string | null
  cluster: string | null
  repository: string | null
  pullRequest: number | null
  url: string | null
  createdAt: number
  /** Null while nobody said that it went. */
  endedAt: number | null
  expiresAt: number | null
  /** It should be gone and nobody said so: it may be. */
  isExpiredUnconfirmed: boolean
}

const rank = { created: 0, extended: 1, removed: 2 } as const

function compareSights(a: EnvironmentSight, b: EnvironmentSight): number {
  const key = a.eventId < b.eventId ? -1 : a.eventId > b.eventId ? 1 : a.ordinal - b.ordinal
  return a.at - b.at || rank[a.change] - rank[b.change] || key
}

/**
 * The lives that sights tell of, by source and environment (figure 19): an environment begins with the first thing said of
 * it, and is the same one until it is removed. The order and the duplication of `sights` change nothing; those after
 * `now` have not happened yet. What was said last of an attribute counts. Sorted by creation, then id. O(n log n).
 */
export function environmentLives(sights: readonly EnvironmentSight[], now: number): EnvironmentLife[] {
  const open = new Map<string, EnvironmentLife>()
  const ended = new Set<string>()
  const lives: EnvironmentLife[] = []
  for (const sight of sights.filter(({ at }) => at <= now).sort(compareSights)) {
    const key = JSON.stringify([sight.source, sight.environment])
    const life = open.get(key)
    if (sight.change === 'removed') {
      if (life === undefined) continue
      learn(life, sight)
      life.endedAt = sight.at
      ended.add(key)
      open.delete(key)
    } else if (life === undefined) {
      // More time for one that is gone comes too late: only creating it again brings it back.
      if (sight.change === 'extended' && ended.has(key)) continue
      const begun = begin(sight)
      open.set(key, begun)
      lives.push(begun)
    } else learn(life, sight)
  }
  for (const life of open.values())
    life.isExpiredUnconfirmed = life.expiresAt !== null && life.expiresAt <= now
  return lives.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

const begin = (sight: EnvironmentSight): EnvironmentLife => ({
  id: `${sight.source}/${sight.environment}/${sight.at}`,
  environment: sight.environment,
  source: sight.source,
  service: sight.service,
  cluster: sight.cluster,
  repository: sight.repository,
  pullRequest: sight.pullRequest,
  url: sight.url,
  createdAt: sight.at,
  endedAt: null,
  expiresAt: sight.expiresAt,
  isExpiredUnconfirmed: false,
})

function learn(life: EnvironmentLife, sight: EnvironmentSight): void {
  life.service = sight.service ?? life.service
  life.cluster = sight.cluster ?? life.cluster
  life.repository = sight.repository ?? life.repository
  life.pullRequest = sight.pullRequest ?? life.pullRequest
  life.url = sight.url ?? life.url
  life.expiresAt = sight.expiresAt ?? life.expiresAt
}
