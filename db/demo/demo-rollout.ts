import type { RolloutKind } from '#lib/domain/deploy/rollout.ts'
import type { DemoCluster } from './demo-clusters.ts'

export type DemoOutcome = 'succeeded' | 'failed' | 'aborted' | 'rolled_back'

/** One rollout as it happened; how it is reported is decided when it is written out. */
export type DemoRollout = {
  /** Its number within the service: ids stay the same however often the company is made. */
  ordinal: number
  cluster: DemoCluster
  environment: string
  startedAt: number
  finishedAt: number
  outcome: DemoOutcome
  kind: RolloutKind
  /** A return to an earlier artefact. */
  isRollback: boolean
  isFirst: boolean
  version: string
  artefact: string
  actor: string
  commit: string
  change: string
  approvedBy: string | null
}

/** A changed artefact that reached production: what the dashboard must count once. */
export type TrueDeploy = { at: number; platform: string }
