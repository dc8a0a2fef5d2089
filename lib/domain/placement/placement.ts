import type { EventRef } from '../deploy/rollout.ts'

/** A span of time in epoch ms; open when `toAt` is null. Half-open: [fromAt, toAt). */
export type Span = { fromAt: number; toAt: number | null }

/** A span in which a workload of the service is deployed on a production cluster, with the presence inside it. */
export type Placement = Span & {
  platform: string
  cluster: string
  /** When the workload itself was deleted; null while it exists. A later deploy clears it. */
  deletedAt: number | null
  /** The version of the latest successful rollout within the span. */
  version: string | null
  presence: Span[]
  openedBy: EventRef
  closedBy: EventRef | null
  /** What deleted the workload; known while states are computed, not stored with the placement. */
  deletedBy?: EventRef | null
}
