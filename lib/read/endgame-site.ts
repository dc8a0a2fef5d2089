import { apportion } from '#lib/domain/endgame/apportion.ts'
import { type Countdown, countdown, countedWeeks } from '#lib/domain/endgame/countdown.ts'
import { type TailCores, tailCores } from '#lib/domain/endgame/tail-cores.ts'
import { countAt, tenthLeftSince } from '#lib/domain/endgame/tenth-left-since.ts'
import type { Cluster } from '#lib/domain/placement/cluster.ts'
import { covers } from '#lib/domain/placement/covers.ts'
import { mergeSpans } from '#lib/domain/placement/merge-spans.ts'
import type { Span } from '#lib/domain/placement/placement.ts'
import { weekMs } from '#lib/domain/time/durations.ts'
import type { Question } from './ask.ts'
import type { KnownHosts, PlacedHost } from './endgame-hosts.ts'
import type { EndgameSamples } from './endgame-samples.ts'
import type { WorldService } from './world/world.ts'

/** One site of the origin with everything its row and its list are made of. */
export type SiteFacts = {
  cluster: Cluster
  hosts: PlacedHost[] | null
  hostsAtStart: { count: number; at: number } | null
  /** Placed here, or a tenant of its hosts. */
  services: WorldService[]
  servicesAtStart: number | null
  tenthLeftAt: number | null
  pace: { services: Countdown; hosts: Countdown | null }
  canSwitchOffSince: number | null
  tail: TailCores
  /** False: neither hosts nor samples say. */
  knowsCores: boolean
  unplacedNames: number
  cost: SiteCost | null
}

/** What its parts cost a month, whole units that add up to `total`. */
export type SiteCost = {
  total: number
  services: Map<string, number>
  unplaced: number
  empty: number
  silent: number
  idle: number
}

/** The facts of one site; null: nothing was ever known there. */
export function siteFacts(
  question: Question,
  cluster: Cluster,
  known: KnownHosts,
  samples: EndgameSamples,
  perCoreMonth: number | null,
): SiteFacts | null {
  const { world, migration, at, baselineAt } = question
  const placed = new Map<string, Span[]>()
  for (const { service, placements } of world.services.values()) {
    const own = placements.filter(one => one.cluster === cluster.id && one.platform === migration.from)
    if (own.length > 0) placed.set(service.id, mergeSpans(own))
  }
  const isTold = known.clusters.has(cluster.id) && known.firstToldAt(cluster.id) <= at
  if (placed.size === 0 && !isTold) return null
  const hosts = isTold ? (known.now.get(cluster.id) ?? []) : null
  const ids = new Set([...placed].flatMap(([id, spans]) => (spans.some(one => covers(one, at)) ? [id] : [])))
  for (const host of hosts ?? []) for (const id of host.services) if (world.services.has(id)) ids.add(id)
  const services = [...ids].sort().map(id => world.services.get(id)!)
  const spans = [...placed.values()]
  const startAt = baselineAt !== null && baselineAt <= at ? baselineAt : null
  const servicesAtStart = startAt === null ? null : countAt(spans, startAt)
  const hostsStartAt = isTold ? Math.max(known.firstToldAt(cluster.id), startAt ?? 0) : null
  const before = at - countedWeeks * weekMs
  const hasPace = isTold && known.firstToldAt(cluster.id) <= before
  const tail = tailCores({
    hosts,
    services: services.map(({ service }) => ({
      id: service.id,
      sampledCores: samples.coresOf(service.id, cluster.id),
    })),
    capacityCores: samples.capacityOf(cluster.id),
  })
  return {
    cluster,
    hosts,
    hostsAtStart:
      hostsStartAt === null ? null : { count: known.countAt(cluster.id, hostsStartAt), at: hostsStartAt },
    services,
    servicesAtStart,
    tenthLeftAt: servicesAtStart === null ? null : tenthLeftSince(spans, servicesAtStart, at),
    pace: {
      services: countdown({ left: services.length, before: countAt(spans, before) }, at),
      hosts: hasPace
        ? countdown({ left: hosts!.length, before: known.countAt(cluster.id, before) }, at)
        : null,
    },
    canSwitchOffSince: offSince(hosts, services.length, spans, at),
    tail,
    knowsCores: hosts !== null || tail.total > 0,
    unplacedNames: new Set(hosts?.flatMap(({ unplaced }) => unplaced)).size,
    cost: perCoreMonth === null ? null : costOf(tail, perCoreMonth),
  }
}

/** Since when nothing is there that would miss it; null: something is, or may be. */
function offSince(
  hosts: PlacedHost[] | null,
  services: number,
  spans: readonly Span[][],
  at: number,
): number | null {
  if (services > 0 || hosts?.length === 0 || hosts?.some(({ emptySince }) => emptySince === null)) return null
  const ends = spans.flat().flatMap(({ toAt }) => (toAt !== null && toAt <= at ? [toAt] : []))
  const since = Math.max(...ends, ...(hosts ?? []).map(({ emptySince }) => emptySince!))
  return Number.isFinite(since) ? since : null
}

function costOf(tail: TailCores, perCoreMonth: number): SiteCost {
  const ids = [...tail.services.keys()]
  const total = Math.round((tail.total / 1_000) * perCoreMonth)
  const parts = apportion(total, [
    tail.unplaced,
    tail.empty,
    tail.silent,
    tail.idle,
    ...ids.map(id => tail.services.get(id)!.millicores),
  ])
  const [unplaced = 0, empty = 0, silent = 0, idle = 0, ...own] = parts
  return {
    total,
    unplaced,
    empty,
    silent,
    idle,
    services: new Map(ids.map((id, index) => [id, own[index]!])),
  }
}
