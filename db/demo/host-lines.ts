import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { dayMs, hourMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { cpuProfile } from './cpu-profile.ts'
import { collectorSources, type DemoCluster, productionClusters } from './demo-clusters.ts'
import type { WireLine } from './deploy-line.ts'
import { diceFor } from './dice.ts'
import { isOn } from './effect-table.ts'
import type { DemoCompany } from './plan-company.ts'
import type { DemoService } from './plan-services.ts'

const hostCores = 32
/** Hosts without a tenant that are given back, and within how many days. */
const givenBack = { chance: 0.95, days: [10, 70] as const }
const downChance = 0.008

type Host = { name: string; tenants: DemoService[] }
type Sight = { host: string; at: number; cores: number; status: 'up' | 'down' | 'gone'; tenants: string[] }

/**
 * What the collectors of Helios told of its hosts, one event a day and site: services of a team stand together on hosts of
 * their own, a host goes when its last tenant left it some weeks ago, and a few are forgotten.
 */
export function hostLines(company: DemoCompany, until: number): WireLine[] {
  return productionClusters('helios')
    .filter(({ source }) => collectorSources.includes(source))
    .flatMap(cluster => {
      const sights = hostsOf(company, cluster).flatMap(host => [...sightsOf(company, host, until)])
      const days = [...Map.groupBy(sights, ({ at }) => dayOf(at))].sort(([one], [other]) =>
        one < other ? -1 : 1,
      )
      return days.map(([day, hosts]) => ({
        path: 'collector' as const,
        json: JSON.stringify({
          source: cluster.source,
          id: `hosts/${cluster.id}/${day}`,
          time: formatInstant(Math.max(...hosts.map(({ at }) => at))),
          body: { format: 'helios/1', type: 'hosts', platform: 'helios', cluster: cluster.id, hosts },
        }),
      }))
    })
}

/** Services side by side as their teams come, each host filled before the next one. */
function hostsOf({ shape, services, lives }: DemoCompany, cluster: DemoCluster): Host[] {
  const hosts: Host[] = []
  let free = 0
  const own = services.filter(
    ({ id, helios }) => helios.includes(cluster) && lives.get(id)!.helios.length > 0,
  )
  for (const service of own.sort((one, other) =>
    one.team.id < other.team.id ? -1 : one.team === other.team ? 0 : 1,
  )) {
    const cores = Math.min(hostCores, cpuProfile(shape.seed, service).heliosCores)
    if (cores > free) {
      hosts.push({ name: `${cluster.id}-h${String(hosts.length + 1).padStart(3, '0')}`, tenants: [] })
      free = hostCores
    }
    free -= cores
    hosts.at(-1)!.tenants.push(service)
  }
  return hosts
}

function* sightsOf(company: DemoCompany, host: Host, until: number): Generator<Sight> {
  const { lives, calendar, shape } = company
  const dice = diceFor(shape.seed, 'host', host.name)
  const stays = host.tenants.flatMap(({ id }) => lives.get(id)!.helios)
  const changes = stays.flatMap(({ fromAt, toAt }) => (toAt === null ? [fromAt] : [fromAt, toAt]))
  const ends = stays.map(({ toAt }) => toAt ?? Number.POSITIVE_INFINITY)
  const lastEnd = Math.max(...ends)
  const days = dice.chance(givenBack.chance) ? dice.between(...givenBack.days) : Number.POSITIVE_INFINITY
  const goneAt = Math.floor((lastEnd + days * dayMs) / hourMs) * hourMs
  const sight = (at: number, status: Sight['status']): Sight => ({
    host: host.name,
    at,
    cores: hostCores,
    status,
    tenants: host.tenants
      .filter(({ id }) => isOn(lives.get(id)!.helios, at))
      .map(({ heliosName }) => heliosName)
      .sort(),
  })
  const firstAt = Math.max(calendar.startAt, Math.min(...changes))
  const moments = [firstAt, ...changes.filter(at => at > firstAt)].sort((a, b) => a - b)
  for (const at of new Set(moments)) if (at <= until) yield sight(at, 'up')
  const downAt = Date.parse(`${addDays(dayOf(until), -dice.integer(1, 20))}T06:00:00Z`)
  const isDown =
    dice.chance(downChance) && downAt < goneAt && downAt > Math.max(...moments.filter(at => at <= until))
  if (isDown) yield sight(downAt, 'down')
  if (goneAt <= until) yield { ...sight(goneAt, 'gone'), tenants: [] }
}
