import type { Target, Workload } from './cluster-state.ts'
import type { KindName } from './kinds.ts'
import type { PodTrouble } from './pod-trouble.ts'

/** What a list or a watch told, slimmed on arrival. `version` orders changes of several kinds within a batch. */
export type ClusterChange =
  | { type: 'workload'; version: string; workload: Workload }
  | { type: 'target'; version: string; target: Target }
  | { type: 'trouble'; version: string; trouble: PodTrouble }
  | { type: 'deleted'; version: string; uid: string }
  /** A complete list: whatever of this kind is not in it is gone. */
  | { type: 'listed'; kind: KindName; version: string; workloads: Workload[]; targets: Target[] }
