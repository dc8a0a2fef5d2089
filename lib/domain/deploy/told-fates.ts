import { exclusionReasons, type RolloutFate } from './exclusion-reason.ts'
import type { FoldedRollouts } from './fold-rollouts.ts'
import type { EventRef, Rollout } from './rollout.ts'
import { type RolloutKey, rolloutKey } from './rollout-key.ts'

/** The fates that stand in the parity ledger: rollouts = deploys + the ten reasons. */
export const ledgerFates = ['deploy', ...exclusionReasons] as const
/**
 * Every fate of something told as a rollout. `witness`: another source's word of a rollout that is counted there.
 * `unmapped`: its name or cluster is not in the catalogue. `evidence`: `undeployed` and `deleted`, in no column.
 */
export const toldFates = [...ledgerFates, 'witness', 'unmapped', 'evidence'] as const
export type ToldFate = (typeof toldFates)[number]

export type ToldRollout = {
  source: string
  id: string
  /** Its finish, else its start: what places it in a week. */
  at: number
  platform: string
  cluster: string
  fate: ToldFate
  /** What it was folded into, or is a witness of. */
  into: EventRef | null
}

/** What the facts of one service come to: who is a witness, and what became of the rest. */
export type JudgedRollouts = Pick<FoldedRollouts, 'fates' | 'foldedInto'> & {
  witnesses: ReadonlyMap<RolloutKey, EventRef>
}

/**
 * What became of everything told of one service, each key once. `judged` is null for a name the catalogue does not know.
 * A rollout that names no instant is in no week and has no row.
 */
export function toldFatesOf(rollouts: readonly Rollout[], judged: JudgedRollouts | null): ToldRollout[] {
  const told = new Map<RolloutKey, ToldRollout>()
  for (const rollout of rollouts) {
    const { source, id, platform, cluster, kind } = rollout
    const key = rolloutKey(rollout)
    const at = rollout.finishedAt ?? rollout.startedAt
    if (at === null) continue
    const into = judged?.witnesses.get(key) ?? judged?.foldedInto.get(key) ?? null
    const fate = fateOf(key, kind, judged)
    told.set(key, { source, id, at, platform, cluster, fate, into })
  }
  return [...told.values()]
}

function fateOf(key: RolloutKey, kind: Rollout['kind'], judged: JudgedRollouts | null): ToldFate {
  if (kind === 'undeployed' || kind === 'deleted') return 'evidence'
  if (judged?.witnesses.has(key)) return 'witness'
  const fate: RolloutFate | undefined = judged?.fates.get(key)
  return fate ?? 'unmapped'
}
