import type { HostSight } from './host-sight.ts'

/** A host that has not left its cluster. Instants are epoch ms. */
export type HostStanding = {
  cluster: string
  platform: string
  host: string
  cores: number | null
  /** A host that is down says nothing: its tenants are those it last told of. */
  isDown: boolean
  tenants: string[]
  /** Up and without a tenant since then; null: it has one, or says nothing. */
  emptySince: number | null
  /** Empty, and never seen with a tenant. */
  isNeverUsed: boolean
  source: string
}

type Known = Omit<HostStanding, 'isNeverUsed'> & { hasHadTenants: boolean; isGone: boolean }

/** Sights in the order of what they tell; those of one instant by the event that told them, so that any order of arrival reads the same. */
export const inOrderTold = (sights: readonly HostSight[]): HostSight[] =>
  [...sights].sort(
    (one, other) =>
      one.at - other.at ||
      compare(one.source, other.source) ||
      compare(one.eventId, other.eventId) ||
      one.ordinal - other.ordinal,
  )

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Every host as it stood at an instant, by what had been told by then; `sights` in the order told. Hosts that left are left out. */
export function hostStandings(sights: readonly HostSight[], at: number): HostStanding[] {
  const known = new Map<string, Known>()
  for (const sight of sights) {
    if (sight.at > at) continue
    const key = `${sight.cluster}\0${sight.host}`
    known.set(key, after(known.get(key), sight))
  }
  return [...known.values()]
    .filter(({ isGone }) => !isGone)
    .map(({ hasHadTenants, isGone: _isGone, ...host }) => ({
      ...host,
      isNeverUsed: host.emptySince !== null && !hasHadTenants,
    }))
    .sort((one, other) => compare(one.cluster, other.cluster) || compare(one.host, other.host))
}

function after(before: Known | undefined, sight: HostSight): Known {
  const { cluster, platform, host, cores, status, at, source } = sight
  const place = { cluster, platform, host, source, cores: cores ?? before?.cores ?? null }
  if (status !== 'up') {
    const { tenants, hasHadTenants } = before ?? {
      tenants: sight.tenants,
      hasHadTenants: sight.tenants.length > 0,
    }
    // It may have a tenant we cannot see: whatever it was, it is not empty now.
    return {
      ...place,
      tenants,
      hasHadTenants,
      isDown: status === 'down',
      isGone: status === 'gone',
      emptySince: null,
    }
  }
  const tenants = [...new Set(sight.tenants)].sort()
  const wasEmptySince = before !== undefined && !before.isGone ? before.emptySince : null
  return {
    ...place,
    tenants,
    hasHadTenants: tenants.length > 0 || before?.hasHadTenants === true,
    isDown: false,
    isGone: false,
    emptySince: tenants.length > 0 ? null : (wasEmptySince ?? at),
  }
}
