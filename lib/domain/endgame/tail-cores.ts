/** A host of one site: its cores and who runs on it, services by id, names nobody could place as they are. */
export type TailHost = {
  cores: number | null
  services: string[]
  unplaced: string[]
  isDown: boolean
}

export type TailInput = {
  /** Null: nobody tells of this site's hosts. */
  hosts: readonly TailHost[] | null
  /** Services there, with the cores samples say they were given; null: no sample says. */
  services: readonly { id: string; sampledCores: number | null }[]
  /** What the site's own capacity samples say, for when no host is told of. */
  capacityCores: number | null
}

/** A site's cores by who holds them, in thousandths of a core, whole: they add up to `total` exactly. */
export type TailCores = {
  total: number
  services: Map<string, { millicores: number; from: 'samples' | 'hosts' | null }>
  /** Hosts' shares of names we cannot place. */
  unplaced: number
  /** Hosts that are up and have no tenant. */
  empty: number
  /** Hosts that are down and were last seen without one. */
  silent: number
  /** On hosts with tenants, or of the site: given to nobody. */
  idle: number
  /** More was claimed than there is: every claim was cut by the same factor. */
  isCut: boolean
}

const whole = (cores: number) => Math.round(cores * 1_000)

/**
 * Who holds a site's cores (product feature 15: the tail's costs are the fleet's). A service holds what samples say it was
 * given, else its equal share of each host it runs on; where nothing is known of hosts, the site is what its capacity
 * samples say, or what its services hold.
 */
export function tailCores({ hosts, services, capacityCores }: TailInput): TailCores {
  const shares = new Map<string, number>()
  let unplacedShare = 0
  let [occupied, empty, silent] = [0, 0, 0]
  for (const host of hosts ?? []) {
    const cores = host.cores ?? 0
    const tenants = host.services.length + host.unplaced.length
    if (tenants === 0) {
      if (host.isDown) silent += whole(cores)
      else empty += whole(cores)
      continue
    }
    occupied += whole(cores)
    for (const id of host.services) shares.set(id, (shares.get(id) ?? 0) + cores / tenants)
    unplacedShare += (cores / tenants) * host.unplaced.length
  }
  const claims = services.map(({ id, sampledCores }) => ({
    id,
    cores: sampledCores ?? shares.get(id) ?? 0,
    from: sampledCores !== null ? ('samples' as const) : shares.has(id) ? ('hosts' as const) : null,
  }))
  const claimed = claims.reduce((sum, { cores }) => sum + cores, unplacedShare) * 1_000
  if (hosts === null) occupied = whole(capacityCores ?? claimed / 1_000)
  const factor = claimed > occupied ? occupied / claimed : 1
  const held = (cores: number) => Math.floor(cores * 1_000 * factor + 1e-6)
  const byService = new Map(claims.map(({ id, cores, from }) => [id, { millicores: held(cores), from }]))
  const unplaced = held(unplacedShare)
  const given = [...byService.values()].reduce((sum, { millicores }) => sum + millicores, unplaced)
  return {
    total: occupied + empty + silent,
    services: byService,
    unplaced,
    empty,
    silent,
    idle: Math.max(0, occupied - given),
    isCut: claimed > occupied + 1,
  }
}
