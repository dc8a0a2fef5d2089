import { exclusionReasons } from '../deploy/exclusion-reason.ts'
import { ledgerFates, type ToldFate, toldFates } from '../deploy/told-fates.ts'

/** What events can be asked for: what was told of rollouts, what collectors saw, and what was not used, with why. */
export const eventKinds = ['rollouts', 'evidence', 'ignored', 'rejected', 'conflicts'] as const
export type EventKind = (typeof eventKinds)[number]

/** Sets of fates with a name of their own: all that the parity ledger holds, and what it leaves out. */
export const outcomeSets = ['in_ledger', 'left_out'] as const
export const eventOutcomes = [...toldFates, ...outcomeSets] as const
export type EventOutcome = (typeof eventOutcomes)[number]

const fatesOfSet: Record<(typeof outcomeSets)[number], readonly ToldFate[]> = {
  in_ledger: ledgerFates,
  left_out: exclusionReasons.filter(reason => reason !== 'folded'),
}

/** The fates a choice of outcomes stands for; null: all. */
export function fatesOfOutcomes(outcomes: readonly EventOutcome[]): ToldFate[] | null {
  if (outcomes.length === 0) return null
  return [
    ...new Set(
      outcomes.flatMap(outcome =>
        outcome === 'in_ledger' || outcome === 'left_out' ? fatesOfSet[outcome] : [outcome],
      ),
    ),
  ]
}
