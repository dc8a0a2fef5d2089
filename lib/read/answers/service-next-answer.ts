import { z } from 'zod'
import { blockerOutcomes } from '#lib/domain/blocker/blocker.ts'
import { claimKinds } from '#lib/domain/report/report.ts'
import { visitKinds } from '#lib/domain/visit/visit.ts'
import { commitmentItem } from './commitments-answer.ts'
import { wireDay, wireInstant } from './shared.ts'
import { lookAlikeItem, nextItem } from './team-next-answer.ts'

const claim = z.object({
  /** Of the report it stands in. */
  report: z.string(),
  at: wireInstant,
  by: z.string(),
  team: z.string(),
  kind: z.enum(claimKinds),
  byOn: wireDay.nullable(),
  /** Days said before that one, oldest first: struck through. */
  formerDays: z.array(wireDay),
  /** Only its team and admins read it yet. */
  isPrivate: z.boolean(),
})

const held = z.object({
  id: z.string(),
  title: z.string(),
  ownerTeam: z.string().nullable(),
  ownerName: z.string().nullable(),
  /** When it was said to hold this service. */
  from: wireInstant,
  /** When the blocker ended; null: it still holds. */
  to: wireInstant.nullable(),
  outcome: z.enum(blockerOutcomes).nullable(),
  promisedOn: wireDay.nullable(),
  /** Every day ever promised, oldest first, the one that holds included. */
  promises: z.array(z.object({ on: wireDay.nullable(), recordedAt: wireInstant, recordedBy: z.string() })),
})

const met = z.object({
  id: z.string(),
  officeName: z.string(),
  from: wireDay,
  to: wireDay,
  kind: z.enum(visitKinds),
  engineers: z.array(z.string()),
  /** Days it had before: struck through. */
  movedFrom: z.array(z.object({ from: wireDay, to: wireDay })),
})

/** `GET /api/v1/services/{id}/next`: what stands between a service and being moved, and what was said, promised and done about it. */
export const serviceNextAnswer = z.object({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  service: z.string(),
  team: z.string().nullable(),
  /** Null: it is neither left nor unknown, or not in scope. */
  item: nextItem.nullable(),
  /** Finished ones like it. */
  lookAlikes: z.array(lookAlikeItem),
  /** What its owners said of it in reports who asks may read, oldest first. */
  claims: z.array(claim),
  /** What held it or holds it, by the day it was said. */
  blockers: z.array(held),
  /** Visits that meet its team, by their first day; called off ones are not among them. */
  visits: z.array(met),
  /** What was promised about it on visits. */
  commitments: z.array(commitmentItem),
})
export type ServiceNextAnswer = z.infer<typeof serviceNextAnswer>
