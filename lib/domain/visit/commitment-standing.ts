import type { Blocker } from '../blocker/blocker.ts'
import { isDone } from '../migration/is-done.ts'
import type { MigrationState } from '../migration/state.ts'
import type { StateRun } from '../migration/state-run.ts'
import { dayOf, requireDay } from '../time/day.ts'
import { dayMs } from '../time/durations.ts'
import type { Commitment, CommitmentKind } from './commitment.ts'

export const commitmentStandings = ['open', 'kept', 'withdrawn'] as const

/** What events say of a promise at an instant. Nobody ticks it off. */
export type CommitmentStanding = {
  standing: (typeof commitmentStandings)[number]
  /** What was promised began to be true, without a way back since; null: it is not. Leaving counts from the day it left, not from the end of the soak time. */
  keptAt: number | null
  /** The state span that says so begins then; of a blocker its end. Null: no evidence yet. */
  evidenceAt: number | null
  /** It had been kept and went back: since when. It is open again. */
  undoneAt: number | null
  /** Kept after its day. */
  isLate: boolean
  /** Days past its day and still open; null: not overdue. */
  overdueDays: number | null
  /** Days since it was made. */
  ageDays: number
}

/** What was seen: states from facts alone, or the blocker. */
export type CommitmentEvidence = {
  facts: readonly StateRun[]
  blocker: Blocker | null
  /** Of the migration, ms. */
  soakMs: number
}

/** How a promise stands at `at`. */
export function commitmentStanding(
  { kind, dueOn, madeAt, withdrawn }: Pick<Commitment, 'kind' | 'dueOn' | 'madeAt' | 'withdrawn'>,
  evidence: CommitmentEvidence,
  at: number,
): CommitmentStanding {
  const { keptAt, evidenceAt, undoneAt } =
    kind === 'solve_blocker' ? solvedBy(evidence.blocker, at) : reachedBy(kind, evidence, at)
  const standing = withdrawn !== null ? 'withdrawn' : keptAt !== null ? 'kept' : 'open'
  const overdue = requireDay(dayOf(at)) - requireDay(dueOn)
  return {
    standing,
    keptAt,
    evidenceAt,
    undoneAt: keptAt === null && undoneAt !== null && undoneAt > madeAt ? undoneAt : null,
    isLate: keptAt !== null && dayOf(keptAt) > dueOn,
    overdueDays: standing === 'open' && overdue > 0 ? overdue : null,
    ageDays: Math.max(0, Math.floor((at - madeAt) / dayMs)),
  }
}

/** Whether a state keeps a promise of this kind; `idle` says nothing: what held before it goes on. */
export function isKeptIn(kind: CommitmentKind, state: MigrationState): boolean {
  if (kind === 'switch_off') return state === 'origin_off'
  return isDone(state) || (kind === 'start' && state === 'both')
}

type Reached = Pick<CommitmentStanding, 'keptAt' | 'evidenceAt' | 'undoneAt'>
const nothing: Reached = { keptAt: null, evidenceAt: null, undoneAt: null }

function reachedBy(kind: CommitmentKind, { facts, soakMs }: CommitmentEvidence, at: number): Reached {
  let found = nothing
  for (const { state, fromAt } of facts) {
    if (fromAt > at) break
    if (state === 'idle' || state === 'unknown') continue
    const isKept = isKeptIn(kind, state)
    if (isKept && found.evidenceAt === null) {
      const leftAt = kind === 'leave_origin' ? fromAt - soakMs : fromAt
      found = { keptAt: leftAt, evidenceAt: fromAt, undoneAt: null }
    } else if (!isKept && found.evidenceAt !== null)
      found = { keptAt: null, evidenceAt: null, undoneAt: fromAt }
  }
  return found
}

function solvedBy(blocker: Blocker | null, at: number): Reached {
  const end = blocker?.end ?? null
  return end === null || end.outcome !== 'solved' || end.at > at
    ? nothing
    : { keptAt: end.at, evidenceAt: end.at, undoneAt: null }
}
