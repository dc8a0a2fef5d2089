import type { HostStatus } from '#lib/domain/endgame/host-sight.ts'
import type { HeliosState, HostMemory } from './helios-state.ts'

/** How a host stands from an instant (epoch ms) on. */
export type HostNews = {
  host: string
  at: number
  cores: number | null
  status: HostStatus
  tenants: string[]
}

type View = Pick<HostNews, 'cores' | 'status' | 'tenants'>

/**
 * What changed on hosts since it was last told. A first sight is told at once; a change when a second look says the same,
 * as of the first: while a group rolls on, its hosts are empty for a moment. Moves `state.toldHosts` forward.
 */
export function hostNews(
  state: HeliosState,
  { now, serviceOf }: { now: number; serviceOf: (jobId: string) => string },
): HostNews[] {
  state.toldHosts ??= {}
  const told = state.toldHosts
  const news: HostNews[] = []
  for (const [name, host] of Object.entries(state.hosts)) {
    const known = told[name]
    if (host.missingSince !== null && known !== undefined) {
      known.changed = { view: null, at: host.missingSince }
      continue
    }
    // Not read in this look: what we remember of it is no second sight.
    if (host.isUnread || host.seenAt !== now || host.missingSince !== null) continue
    const view = viewOf(host, serviceOf)
    const text = JSON.stringify(view)
    if (known === undefined) {
      news.push({ host: name, at: now, ...view })
      told[name] = { view: text, changed: null }
    } else if (known.view === text) known.changed = null
    else if (known.changed?.view === text) {
      news.push({ host: name, at: known.changed.at, ...view })
      told[name] = { view: text, changed: null }
    } else known.changed = { view: text, at: now }
  }
  for (const [name, known] of Object.entries(told)) {
    if (state.hosts[name] !== undefined) continue
    const { cores, tenants } = JSON.parse(known.view) as View
    news.push({ host: name, at: known.changed?.at ?? now, cores, status: 'gone', tenants })
    delete told[name]
  }
  return news
}

/** Whatever is wanted or still reported on a host is a tenant, stopped jobs and those of tests too. */
function viewOf(host: HostMemory, serviceOf: (jobId: string) => string): View {
  const jobs = [...Object.keys(host.jobs), ...Object.keys(host.tasks)]
  return {
    cores: host.cpus,
    status: host.isUp ? 'up' : 'down',
    tenants: [...new Set(jobs.map(serviceOf))].sort(),
  }
}
