import type { Span } from '../placement/placement.ts'

/**
 * One cluster in one hour, as figure 10 and the pool factor need it; core-seconds.
 * SQL sums it per (cluster, hour) after splitting samples over hours (`splitOverHours` says how):
 * - `used`, `provisioned`: origin only: over the asked services' samples that carry provisionedCoreSeconds;
 * - `used`, `held`: target only: per asked service max(requested, used) of its sums in that hour, then summed;
 * - `pool`: target only: the cluster's own sample, and `held` over ALL services sampled there, asked or not.
 */
export type ClusterHour = {
  cluster: string
  side: 'origin' | 'target'
  /** Start of the hour, epoch ms, a multiple of 3,600,000. */
  hourAt: number
  used: number
  /** Origin: provisioned. Target: sum of max(request, use) of the asked services. */
  held: number
  /** Origin samples of the asked services without provisionedCoreSeconds; their use is in no sum. */
  withoutProvisioned: number
  /** Null on the origin, and on the target when the cluster sent no sample for this hour. */
  pool: PoolHour | null
}

/** What a pool's nodes offered and what was asked of them in one hour, core-seconds. */
export type PoolHour = {
  allocatable: number | null
  requested: number | null
  used: number | null
  /** Sum over all its sampled services of max(request, use). */
  held: number
}

/** Sums of one service over one hour of the week (0 = Monday 00:00 UTC .. 167) within one window of figure 11. */
export type HourOfWeekSum = {
  hourOfWeek: number
  used: number
  /** Origin: provisioned. Target: max(request, use) x pool factor of its cluster and hour, summed over clusters and weeks. */
  provisioned: number
  /** Time sampled: per hour the longest on one cluster, summed. Turns core-seconds into mean cores. */
  seconds: number
}

/**
 * One in-scope service that has been on the target. `before`, `after` are sums over the windows that
 * `gainWindows` names, hours that can not be used already left out; empty where nothing was sampled.
 */
export type CpuService = {
  id: string
  team: string | null
  archetype: string | null
  isBorn: boolean
  /** On the target at the instant (figure 6): only these are counted in `leftOut`. */
  isOnTarget: boolean
  firstTargetPresenceAt: number | null
  /** Start of its first `target_only` or `origin_off` span; null when it never was done. */
  firstDoneAt: number | null
  originPlacements: Span[]
  before: HourOfWeekSum[]
  after: HourOfWeekSum[]
}

/** Figure 13's second half, mean cores; null where no sample tells. */
export type HostCores = {
  originAtBaseline: number | null
  originNow: number | null
  nodesAtBaseline: number | null
  nodesNow: number | null
  /** Provisioned for services born on the target, now. */
  bornNow: number | null
}

export type CpuInput = {
  period: { fromAt: number; toAt: number }
  /** Hours of the period, for figure 10; may reach further back, for `weekly`. */
  clusterHours: ClusterHour[]
  services: CpuService[]
  hostCores: HostCores
}

export type CpuOptions = { draws?: number; seed?: number }
