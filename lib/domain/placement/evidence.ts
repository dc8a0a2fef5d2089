import type { EventRef } from '../deploy/rollout.ts'

/**
 * What a collector or a sample says about one service on one cluster at one instant.
 * `placed` opens a placement; `ready` and `unready` open and end presence within one;
 * `undeployed` ends both; `deleted` ends both and deletes the workload.
 */
export const evidenceChanges = ['placed', 'ready', 'unready', 'undeployed', 'deleted'] as const
export type EvidenceChange = (typeof evidenceChanges)[number]

export type Evidence = EventRef & {
  platform: string
  cluster: string
  at: number
  change: EvidenceChange
  version: string | null
  /** `sample`: readyInstances of a sample. `observed`: a collector saw it. Both count alike, at the place of samples in the order of section 7. */
  origin: 'observed' | 'sample'
  /** Of the keys some migration asks for. */
  traits?: Readonly<Record<string, string>> | null
}
