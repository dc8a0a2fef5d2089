import type { RolloutKind, RolloutOutcome } from '../deploy/rollout.ts'
import type { HostStatus } from '../endgame/host-sight.ts'
import type { EvidenceChange } from '../placement/evidence.ts'

/**
 * What an adapter makes of foreign bytes. Names are the sender's own: the catalogue maps them when they are written.
 * Instants are epoch ms; `platform` may be null where only the cluster tells it.
 */
export type ObservedRollout = {
  type: 'rollout'
  /** Key of the rollout within its source; a later event with the same key moves it forward. */
  rolloutId: string
  service: string
  platform: string | null
  /** Null: the cluster named as the platform. */
  cluster: string | null
  environment: string | null
  startedAt: number | null
  finishedAt: number | null
  outcome: RolloutOutcome
  kind: RolloutKind
  isRollback: boolean
  version: string | null
  artefact: string | null
  commit: string | null
  change: string | null
  actor: string | null
  approvedBy: string | null
  team: string | null
  /** What else was said of the workload, for naming rules: `namespace`, `label:<key>`, `annotation:<key>`, `repository`, `image`. */
  traits?: Readonly<Record<string, string>>
}

/** A collector's own sight of a placement or of ready instances. */
export type ObservedEvidence = {
  type: 'evidence'
  service: string
  platform: string
  cluster: string
  at: number
  change: EvidenceChange
  version: string | null
  traits?: Readonly<Record<string, string>>
}

/** Use of CPU by one service on one cluster over [at, at + seconds). */
export type ObservedServiceSample = {
  type: 'service_sample'
  service: string
  platform: string | null
  cluster: string
  at: number
  seconds: number
  usedCoreSeconds: number | null
  requestedCoreSeconds: number | null
  provisionedCoreSeconds: number | null
  readyInstances: number | null
  requestsPerSecond: number | null
}

export type ObservedClusterSample = {
  type: 'cluster_sample'
  cluster: string
  at: number
  seconds: number
  allocatableCoreSeconds: number | null
  usedCoreSeconds: number | null
  requestedCoreSeconds: number | null
}

/** "This source saw everything between these instants." Extends the source's coverage; gaps between are gaps in the charts. */
export type ObservedCoverage = { type: 'coverage'; fromAt: number; toAt: number }

/**
 * A temporary environment (a pull request's) appeared, was given more time, or went. `environment` is its name as the
 * sender says it; it is one environment with the same name from the same source until it is removed.
 */
export type ObservedEnvironment = {
  type: 'environment'
  environment: string
  change: 'created' | 'extended' | 'removed'
  at: number
  service: string | null
  cluster: string | null
  url: string | null
  repository: string | null
  pullRequest: number | null
  /** When it should end by itself, if the sender says so. */
  expiresAt: number | null
}

/** How a host of a platform stands from `at` on: whether it answers, its cores, and the names of what runs there. */
export type ObservedHost = {
  type: 'host'
  platform: string
  cluster: string
  host: string
  at: number
  cores: number | null
  status: HostStatus
  tenants: string[]
}

export type Observation =
  | ObservedRollout
  | ObservedEvidence
  | ObservedServiceSample
  | ObservedClusterSample
  | ObservedCoverage
  | ObservedEnvironment
  | ObservedHost

/** Where in a body something is wrong, and what. `path` is a JSON pointer, or a header's name. */
export type Issue = { path: string; message: string }

/** One foreign event, understood. `ignored` is stored and counted, and makes no facts. */
export type DecodedEvent = {
  source: string
  id: string
  observations: Observation[]
  ignored: string | null
}

/** Expected outcomes are values: an unreadable event is a list of issues, never an exception. */
export type Decoded<T> = { ok: true; value: T } | { ok: false; issues: Issue[] }
