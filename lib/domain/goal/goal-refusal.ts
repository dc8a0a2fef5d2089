import { servicesFor } from './goal.ts'

export type GoalWish = { share: number; dueOn: string }

/** Where the subject stands when somebody wants a goal. `today`: `YYYY-MM-DD`. */
export type GoalGround = {
  today: string
  moved: number
  /** The baseline without what was retired. */
  base: number
  /** Of the last step that was reached; null: none yet. */
  reachedShare: number | null
  /** The other steps still to be reached. */
  open: readonly GoalWish[]
}

/**
 * Why a goal may not be set like this, in words; null: it may. The ratchet: no goal asks for less than was reached,
 * by a step or by what runs, and a later step asks for more than an earlier one.
 */
export function goalRefusal(
  wish: GoalWish,
  ground: GoalGround,
): { field: 'share' | 'dueOn'; text: string } | null {
  const { today, moved, base, reachedShare, open } = ground
  if (base === 0) return { field: 'share', text: 'There is no service in the baseline to set a goal for.' }
  if (wish.dueOn <= today) return { field: 'dueOn', text: 'The day must lie ahead.' }
  if (reachedShare !== null && wish.share <= reachedShare)
    return { field: 'share', text: 'A goal only goes up: this much was a step that has been reached.' }
  if (servicesFor(wish.share, base) <= moved)
    return { field: 'share', text: `${moved} of ${base} have moved: this much is reached already.` }
  if (open.some(step => step.dueOn <= wish.dueOn && step.share >= wish.share))
    return { field: 'share', text: 'An earlier step asks for as much: a later one must ask for more.' }
  if (open.some(step => step.dueOn >= wish.dueOn && step.share <= wish.share))
    return {
      field: 'share',
      text: 'A later step asks for no more: this one must ask for less, or come after it.',
    }
  return null
}
