import { dayMs, hourMs } from '#lib/domain/time/durations.ts'
import type { CompanyShape } from './company-shape.ts'
import type { CpuProfile } from './cpu-profile.ts'
import { cpuProfile } from './cpu-profile.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { measuredHour, yearEndFactor } from './demo-calendar.ts'
import { clusterById, type DemoCluster } from './demo-clusters.ts'
import { diceFor } from './dice.ts'
import type { DemoCompany } from './plan-company.ts'
import type { DemoLife, Stay } from './plan-life.ts'
import type { DemoService } from './plan-services.ts'

/** What one hour of one service on one cluster came to; mean cores. */
export type CpuHour = {
  cluster: DemoCluster
  at: number
  used: number
  /** Helios: reserved. Kubernetes: requested. */
  held: number
  readyInstances: number | null
}

/** By how much a pool's nodes exceed what is asked of them. */
export function poolFactor(cluster: string): number {
  return 1.1 + diceFor(1, 'pool', cluster).integer(0, 16) / 100
}

/**
 * The hours in which everything is measured, up to `until`: one hour of every week, so that the sums of any two weeks compare, and
 * for the last 28 days that hour of every day. A full history of hours would be 80 times as long and show the same.
 */
export function measuredHours(shape: CompanyShape, calendar: DemoCalendar, until: number): number[] {
  const hours: number[] = []
  for (let week = calendar.weeks - shape.sampledWeeks; week <= calendar.weeks; week++)
    hours.push(calendar.mondayAt(week) + measuredHour)
  const lastDay = Math.floor(until / dayMs) * dayMs
  for (let daysAgo = 28; daysAgo >= 0; daysAgo--)
    hours.push(lastDay - daysAgo * dayMs + (measuredHour % dayMs))
  return [...new Set(hours)].filter(at => at + hourMs <= until).sort((one, other) => one - other)
}

/** Every measured hour of one service, in order. */
export function cpuHours(company: DemoCompany, service: DemoService, hours: number[]): CpuHour[] {
  const profile = cpuProfile(company.shape.seed, service)
  const life = company.lives.get(service.id)!
  const dice = diceFor(company.shape.seed, 'cpu-noise', service.id)
  const samples: CpuHour[] = []
  for (const at of hours) {
    const weekday = (((Math.floor(at / dayMs) - 4) % 7) + 7) % 7
    const load = (weekday > 4 ? 0.8 : 1) * (0.6 + 0.4 * yearEndFactor(at))
    const shares = traffic(life, at)
    for (const cluster of isStaying(life.helios, at) ? service.helios : [])
      samples.push({
        cluster,
        at,
        used: profile.heliosCores * profile.utilizationBefore * load * shares.helios * noise(dice),
        held: profile.heliosCores,
        readyInstances: null,
      })
    if (!isStaying(life.kubernetes, at)) continue
    for (const cluster of service.kubernetes) {
      const cores = profile.kubernetesUsedCores / service.kubernetes.length
      samples.push({
        cluster,
        at,
        used: cores * load * shares.kubernetes * noise(dice),
        held: requestOf(profile, cores, cluster),
        readyInstances: dice.chance(0.3) ? Math.max(2, Math.round(2 * cores)) : null,
      })
    }
  }
  return samples
}

/** A request such that used over the node time it takes comes to the utilization of the profile. */
const requestOf = (profile: CpuProfile, cores: number, cluster: DemoCluster) =>
  cores / profile.utilizationAfter / poolFactor(cluster.id)

const noise = (dice: { normal(): number }) => Math.exp(0.06 * dice.normal())

const isStaying = (stays: Stay[], at: number) =>
  stays.some(stay => stay.fromAt <= at && (stay.toAt === null || stay.toAt >= at + hourMs))

/** While both run, traffic goes over bit by bit within ten days. */
function traffic(life: DemoLife, at: number): { helios: number; kubernetes: number } {
  const both = life.helios.find(stay => stay.fromAt <= at && (stay.toAt === null || stay.toAt > at))
  const target = life.kubernetes.find(stay => stay.fromAt <= at && (stay.toAt === null || stay.toAt > at))
  if (!both || !target) return { helios: 1, kubernetes: 1 }
  const moved = Math.min(0.95, Math.max(0.05, (at - Math.max(both.fromAt, target.fromAt)) / (10 * dayMs)))
  return { helios: 1 - moved, kubernetes: moved }
}

/** What each cluster's own samples say of the same hours: nodes or hosts, requested and used, in cores. */
export type ClusterHour = {
  cluster: DemoCluster
  at: number
  allocatable: number
  requested: number
  used: number
}

/** Needs the hours of every service once; Helios gives back two thirds of the cores its services leave. */
export function clusterHours(all: Iterable<CpuHour>): ClusterHour[] {
  const sums = new Map<
    string,
    { cluster: string; at: number; requested: number; used: number; held: number }
  >()
  for (const { cluster, at, used, held } of all) {
    const key = `${cluster.id}@${at}`
    const sum = sums.get(key) ?? { cluster: cluster.id, at, requested: 0, used: 0, held: 0 }
    sum.requested += held
    sum.used += used
    sum.held += Math.max(held, used)
    sums.set(key, sum)
  }
  const peak = new Map<string, number>()
  return [...sums.values()]
    .sort((one, other) => one.at - other.at || (one.cluster < other.cluster ? -1 : 1))
    .map(({ cluster: id, at, requested, used, held }) => {
      const cluster = clusterById.get(id)!
      const highest = Math.max(peak.get(id) ?? 0, requested)
      peak.set(id, highest)
      const hosts = 1.15 * (highest - 0.66 * (highest - requested))
      const allocatable = cluster.platform === 'helios' ? hosts : held * poolFactor(id)
      return { cluster, at, allocatable, requested, used }
    })
}
