import { dayMs } from '#lib/domain/time/durations.ts'

/** The first day on which anything happens. */
export const firstAt = Date.UTC(2026, 0, 5)
/** Forty services of two teams on two platforms. */
export const fleetCatalog = {
  areas: [{ id: 'music' }],
  teams: [{ id: 'gangway', area: 'music' }, { id: 'ballast' }],
  clusters: [
    { id: 'lon', platform: 'helios', environment: 'production' },
    { id: 'gew1', platform: 'kubernetes', environment: 'production' },
    { id: 'gae1', platform: 'kubernetes', environment: 'production' },
    { id: 'play', platform: 'kubernetes', environment: 'staging' },
  ],
  services: Array.from({ length: 40 }, (_, index) => ({
    id: `svc-${index}`,
    team: index % 3 ? 'gangway' : 'ballast',
    kind: 'backend',
  })),
  migrations: [
    {
      id: 'helios-to-kubernetes',
      name: 'Helios to Kubernetes',
      from: 'helios',
      to: 'kubernetes',
      scope: { kinds: ['backend'] },
    },
  ],
}

/** A generator of our own, so that a failure can be repeated. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Deploys of the fleet over a hundred days, of every kind and outcome, the same for one seed. */
export function fleetEvents(count: number, seed: number): object[] {
  const roll = dice(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(roll() * items.length)]!
  return Array.from({ length: count }, (_, index) => {
    const cluster = pick(['lon', 'lon', 'gew1', 'gew1', 'gae1', 'play'])
    const finishedAt = firstAt + Math.floor(roll() * 100 * dayMs)
    return {
      id: `e${index}`,
      source: pick(['tug', 'spin']),
      service: `svc-${Math.floor(roll() * 40)}`,
      platform: cluster === 'lon' ? 'helios' : 'kubernetes',
      cluster,
      version: `v${Math.floor(roll() * 30)}`,
      startedAt: new Date(finishedAt - 60_000 - Math.floor(roll() * 600_000)).toISOString(),
      finishedAt: new Date(finishedAt).toISOString(),
      outcome: pick(['succeeded', 'succeeded', 'succeeded', 'succeeded', 'failed', 'aborted', 'rolled_back']),
      kind: pick([
        'rollout',
        'rollout',
        'rollout',
        'rollout',
        'rollout',
        'hosts_changed',
        'restart',
        'undeployed',
        'deleted',
      ]),
    }
  })
}

export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const roll = dice(seed)
  const copy = [...items]
  for (let index = copy.length - 1; index > 0; index--) {
    const other = Math.floor(roll() * (index + 1))
    ;[copy[index], copy[other]] = [copy[other]!, copy[index]!]
  }
  return copy
}

export const ndjson = (events: readonly object[]) => events.map(event => JSON.stringify(event)).join('\n')
