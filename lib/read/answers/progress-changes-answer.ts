import { z } from 'zod'
import { changeKinds } from '#lib/domain/migration/state-changes.ts'
import { flowsAnswer } from './flows-answer.ts'
import { count, eventRef, migrationState, wireDay, wireInstant } from './shared.ts'

export const progressChange = z.object({
  service: z.string(),
  team: z.string().nullable(),
  area: z.string().nullable(),
  kind: z.enum(changeKinds),
  /** Null: it did not count then. */
  from: migrationState.nullable(),
  to: migrationState.nullable(),
  /** Since when it is in the later state. */
  at: wireInstant.nullable(),
  evidence: z.array(eventRef),
})
export type ProgressChange = z.infer<typeof progressChange>

/** `GET /api/v1/progress/changes`: the services that stand elsewhere than at an earlier day, by name. */
export const progressChangesAnswer = z.object({
  from: wireDay,
  to: wireDay,
  /** As known when the first day is looked at; null: as the second. */
  fromKnownAt: wireInstant.nullable(),
  /** Services in scope at either end. */
  compared: count,
  changed: count,
  /** The ledger between the two days, every crossing; the groups below are the net, each service once. */
  flows: flowsAnswer,
  groups: z.array(z.object({ kind: z.enum(changeKinds), count })),
  transitions: z.array(z.object({ from: migrationState.nullable(), to: migrationState.nullable(), count })),
  /** Of the kind asked for, or of all. */
  total: count,
  items: z.array(progressChange),
  nextCursor: z.string().nullable(),
})
export type ProgressChangesAnswer = z.infer<typeof progressChangesAnswer>
