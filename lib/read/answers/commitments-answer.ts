import { z } from 'zod'
import { commitmentKinds } from '#lib/domain/visit/commitment.ts'
import { commitmentStandings } from '#lib/domain/visit/commitment-standing.ts'
import { count, eventRef, migrationState, wireDay, wireInstant } from './shared.ts'

export const commitmentItem = z.object({
  /** Stays over every move of its day. */
  id: z.string(),
  visit: z.string(),
  /** Where and when it was promised; null: the visit is not known any more. */
  visitOffice: z.string().nullable(),
  visitOfficeName: z.string().nullable(),
  visitFrom: wireDay.nullable(),
  team: z.string(),
  teamName: z.string(),
  kind: z.enum(commitmentKinds),
  service: z.string().nullable(),
  /** Of the service now; null: of a blocker, or the service is gone. */
  state: migrationState.nullable(),
  /** It left already, only the soak time runs: since then. */
  leavingSince: wireInstant.nullable(),
  blocker: z.string().nullable(),
  blockerTitle: z.string().nullable(),
  promise: z.string(),
  owner: z.string(),
  madeAt: wireInstant,
  madeBy: z.string(),
  due: wireDay,
  /** Every day it was promised for, oldest first: all but the last are shown struck through. */
  days: z.array(
    z.object({
      due: wireDay,
      recordedAt: wireInstant,
      recordedBy: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  /** By evidence: nobody ticks a promise off. */
  standing: z.enum(commitmentStandings),
  /** Since when it is so; leaving counts from the day it left. */
  keptAt: wireInstant.nullable(),
  isLate: z.boolean(),
  /** It was kept and went back: since when. */
  undoneAt: wireInstant.nullable(),
  ageDays: count,
  /** Days past its day while open; null: not overdue. */
  overdueDays: count.nullable(),
  /** The events that say so; empty: no trace of it yet, or of a blocker. */
  evidence: z.array(eventRef),
  /** In words: `on both since 3 March`, `no trace of it yet`. */
  evidenceText: z.string(),
  withdrawnAt: wireInstant.nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
})
export type CommitmentItem = z.infer<typeof commitmentItem>

/** `GET /api/v1/commitments`: what was promised on visits (R6): overdue first, then open by day, then kept, taken back last. */
export const commitmentsAnswer = z.object({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  totals: z.object({ open: count, overdue: count, kept: count, keptLate: count, withdrawn: count }),
  items: z.array(commitmentItem),
  mayRecord: z.boolean(),
})
export type CommitmentsAnswer = z.infer<typeof commitmentsAnswer>
