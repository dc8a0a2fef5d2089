import { z } from 'zod'
import { disputeOutcomes, disputeStandings, disputeSubjects } from '#lib/domain/migration/dispute.ts'
import { overrideStandings } from '#lib/domain/migration/state-override.ts'
import { count, migrationState, wireDay, wireInstant } from './shared.ts'

const disputeItem = z.object({
  id: z.string(),
  service: z.string(),
  team: z.string().nullable(),
  area: z.string().nullable(),
  about: z.enum(disputeSubjects),
  /** What is wrong and how it really is, in the words of who asked. */
  claim: z.string(),
  /** Who has to answer. */
  owner: z.string(),
  dueOn: wireDay,
  /** Open after its day. */
  isOverdue: z.boolean(),
  standing: z.enum(disputeStandings),
  recordedAt: wireInstant,
  recordedBy: z.string(),
  outcome: z.enum(disputeOutcomes).nullable(),
  answer: z.string().nullable(),
  answeredAt: wireInstant.nullable(),
  answeredBy: z.string().nullable(),
  withdrawnAt: wireInstant.nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  /** Whether who asks may answer it, or take it back. */
  mayAnswer: z.boolean(),
  mayWithdraw: z.boolean(),
})
export type DisputeItem = z.infer<typeof disputeItem>

/** `GET /api/v1/disputes`: corrections asked for and their answers: open ones first, the next due first. */
export const disputesAnswer = z.object({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  /** Of the whole list, whatever `state` asks for. */
  counts: z.object({ open: count, overdue: count, closed: count }),
  items: z.array(disputeItem),
  nextCursor: z.string().nullable(),
})
export type DisputesAnswer = z.infer<typeof disputesAnswer>

/** A state shown beside the computed one: never counted. */
export const stateOverride = z.object({
  id: z.string(),
  state: migrationState,
  until: wireInstant,
  reason: z.string().nullable(),
  by: z.string(),
})
export type StateOverrideAnswer = z.infer<typeof stateOverride>

/** `GET /api/v1/overrides`: those in force first, the next to end first. */
export const overridesAnswer = z.object({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  /** In force at the instant. */
  count,
  items: z.array(
    stateOverride.extend({
      service: z.string(),
      team: z.string().nullable(),
      area: z.string().nullable(),
      /** What the evidence says at the instant: this is what counts. */
      computed: migrationState,
      standing: z.enum(overrideStandings),
      from: wireInstant,
      endedAt: wireInstant.nullable(),
      endedBy: z.string().nullable(),
      endedReason: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type OverridesAnswer = z.infer<typeof overridesAnswer>
