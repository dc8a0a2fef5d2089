import type { EventRef } from './rollout.ts'

/** One changed artefact of one service reaching production on one platform (definitions.md 3). */
export type Deploy = {
  platform: string
  /** The first successful finish of its group, epoch ms. */
  at: number
  /** What identifies the artefact: digest, else version, else commit, else the rollout's own id. */
  artefactKey: string
  artefact: string | null
  version: string | null
  /** Rollouts folded into it, itself included. */
  rolloutCount: number
  /** False for the second platform of a change that reached both within 24 h: the ledger has it, rates do not. */
  isCountedInRates: boolean
  /** The rollout that made it. */
  rollout: EventRef
}
