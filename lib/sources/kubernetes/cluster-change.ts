import type { Target, Workload } from './cluster-state.ts'
import type { KindName } from './kinds.ts'
import type { PodTrouble } from './pod-trouble.ts'
import type { TemporaryNamespace } from './temporary-namespace.ts'

/**
 * What a list or a watch told, slimmed on arrival. `version` orders changes of several kinds within a batch. A list is told
 * in parts: `listed` with the uids of everything that is there, then its objects, so that no step is large.
 */
export type ClusterChange =
  | { type: 'workload'; version: string; workload: Workload; isListed: boolean }
  /** Revisions of one workload: all that a list shows of it, or the one a watch tells of. */
  | { type: 'targets'; version: string; ownerUid: string; targets: Target[]; isListed: boolean }
  | { type: 'trouble'; version: string; trouble: PodTrouble }
  | {
      type: 'namespace'
      version: string
      name: string
      temporary: TemporaryNamespace | null
      isListed: boolean
    }
  | { type: 'deleted'; version: string; uid: string }
  /** A complete list: whatever of this kind is not in it is gone. */
  | { type: 'listed'; kind: KindName; version: string; uids: ReadonlySet<string> }

/** What one change stands for in work. */
export const weightOf = (change: ClusterChange): number =>
  change.type === 'targets' ? change.targets.length : 1
