import type { RolloutOutcome } from '#lib/domain/deploy/rollout.ts'
import type { WorkloadKind } from './kinds.ts'
import type { TemplatePrint } from './template-print.ts'
import type { TemporaryNamespace } from './temporary-namespace.ts'

/** A workload as last seen: counts, hashes and names, no template, no environment. */
export type Workload = {
  uid: string
  /** `metadata.resourceVersion`: an older sight of the same object never replaces a newer one. */
  seenVersion: string
  kind: WorkloadKind
  namespace: string
  name: string
  service: string
  createdAt: number | null
  /** The revision annotation; null until the controller wrote it, and for kinds without. CronJob: its generation. */
  revision: number | null
  print: TemplatePrint
  isObserved: boolean
  /** Its own controller calls it rolled out, by the counts (kubectl's rule). */
  isSettled: boolean
  /** StatefulSet: `status.updateRevision`; Rollout: `status.currentPodHash`. */
  currentTarget: string | null
  readyCount: number
  /** Progressing.lastUpdateTime, where the reason is NewReplicaSetAvailable. */
  availableAt: number | null
  /** Why and since when it is failing by its own word, past the progress deadline. */
  failure: { reason: string; at: number | null } | null
  /** The field manager of the last change to its spec, and when it was. */
  changedBy: string | null
  changedAt: number | null
  /** It is marked as temporary itself, or its namespace is by its name. */
  isTemporary: boolean
  traits: Readonly<Record<string, string>>
}

/** One retained revision of a workload: a ReplicaSet or ControllerRevision with its number. */
export type Target = {
  uid: string
  kind: 'ReplicaSet' | 'ControllerRevision'
  seenVersion: string
  name: string
  ownerUid: string
  revision: number
  print: TemplatePrint
  createdAt: number | null
  /** The controller's last write to it: when a re-used revision was brought back. */
  writtenAt: number | null
  /** It carries former revision numbers: it has been rolled out before. */
  isReused: boolean
}

export const workloadRolloutKinds = [
  'initial',
  'recreated',
  'version',
  'platform',
  'config',
  'restart',
  'rollback',
] as const
export type WorkloadRolloutKind = (typeof workloadRolloutKinds)[number]

/** One rollout of one workload, followed from the first sight of its revision. */
export type WorkloadRollout = {
  id: string
  kind: WorkloadRolloutKind
  revision: number
  targetUid: string
  targetName: string
  print: TemplatePrint
  startedAt: number
  finishedAt: number | null
  outcome: RolloutOutcome
  /** Still followed: it may yet succeed. A failed one stays open until another replaces it. */
  isOpen: boolean
  /** Seen only afterwards, among the retained revisions. */
  isBackfilled: boolean
  /** Why its pods do not come up, as long as nothing better is known. */
  trouble: string | null
}

/** What is remembered of one workload between events. */
export type WorkloadMemory = {
  workload: Workload
  /** Highest revision recorded. */
  lastRevision: number
  /** The newest, after those before it that may still be proven successful. */
  rollouts: WorkloadRollout[]
  /** Those that are over, in short (`past-rollouts.ts`). */
  past: string
  /** Finished by the workload's own word before its revision was seen: streams of two kinds race. */
  ahead: { revision: number; hash: string; at: number }[]
}

/** Where a service stands on this cluster by the last evidence sent. */
export type ServiceMemory = {
  isPlaced: boolean
  isReady: boolean
  lastAt: number
  /** Kinds of workload it was last seen as: it is gone only when all of these can be read. */
  kinds: WorkloadKind[]
}

/** All a collector knows of one cluster. What has to outlive a session is stored in pieces, with the events it led to. */
export type ClusterState = {
  /** Uid of the namespace kube-system, or `name:<configured>` where that is not ours to read. */
  clusterUid: string
  workloads: Record<string, WorkloadMemory>
  /** Revisions that are not recorded yet; the others need not be kept. */
  targets: Record<string, Target>
  services: Record<string, ServiceMemory>
  /** Workloads that are gone: `kind/namespace/name` -> the uid it had last. Uids never come back. */
  departed: Record<string, string>
  /** Namespaces that are temporary environments, by name. */
  environments: Record<string, TemporaryNamespace>
  /** Last resource versions, for the record: every session lists anew. */
  versions: Record<string, string>
  /** Pieces that changed since they were stored: `<type>/<key>`. */
  changed: Set<string>
}

export function emptyClusterState(clusterUid: string): ClusterState {
  return {
    clusterUid,
    workloads: {},
    targets: {},
    services: {},
    departed: {},
    environments: {},
    versions: {},
    changed: new Set(),
  }
}
