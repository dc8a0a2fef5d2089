import { z } from 'zod'
import { conflictCodes } from '#lib/domain/visit/conflict.ts'
import { visitKinds } from '#lib/domain/visit/visit.ts'
import { count, wireDay, wireInstant } from './shared.ts'

/** Two entries of the plan that cannot both hold, in words that name both. */
export const visitConflict = z.object({
  code: z.enum(conflictCodes),
  text: z.string(),
  visit: z.string(),
  /** The other visit, of `booked_twice`. */
  other: z.string().nullable(),
  engineer: z.string().nullable(),
  from: wireDay,
  to: wireDay,
})
export type VisitConflictItem = z.infer<typeof visitConflict>

export const agendaItem = z.object({
  on: wireDay,
  team: z.string(),
  teamName: z.string(),
  task: z.string(),
})

/** Somebody who goes, and the days they are away, travel included. */
export const traveller = z.object({
  id: z.string(),
  name: z.string(),
  homeOffice: z.string().nullable(),
  /** Days there and back. */
  travelDays: z.number(),
  awayFrom: wireDay,
  awayTo: wireDay,
})

export const visitItem = z.object({
  /** Stable over every change: calendars know the visit by it. */
  id: z.string(),
  sequence: count,
  office: z.string(),
  officeName: z.string(),
  from: wireDay,
  to: wireDay,
  kind: z.enum(visitKinds),
  status: z.enum(['booked', 'cancelled']),
  /** Its last day lies before the day of the answer. */
  isPast: z.boolean(),
  engineers: z.array(traveller),
  agenda: z.array(agendaItem),
  /** Days it had before, newest last, each once: shown struck through. */
  movedFrom: z.array(z.object({ from: wireDay, to: wireDay })),
  bookedAt: wireInstant,
  changedAt: wireInstant,
  changedBy: z.string(),
  reason: z.string().nullable(),
  conflicts: z.array(visitConflict),
})
export type VisitItem = z.infer<typeof visitItem>

/** A blocker as a planner sees it: what of an office or a team it holds. */
export const planBlocker = z.object({
  id: z.string(),
  title: z.string(),
  type: z.string(),
  /** People sitting together can solve it (R3). */
  isSolvable: z.boolean(),
  promisedOn: wireDay.nullable(),
  /** Services left that it holds there. */
  services: count,
})

export const visitTeam = z.object({
  team: z.string(),
  name: z.string(),
  area: z.string().nullable(),
  left: count,
  onBoth: count,
  movable: count,
  stuck: count,
  /** Days its open request waits; null: none. */
  askedDays: count.nullable(),
  blockers: z.array(planBlocker),
})

/** `GET /api/v1/visits/{id}`: a visit with every version of it, oldest first, and how its teams stand. */
export const visitAnswer = visitItem.extend({
  migration: z.string(),
  asOf: wireDay,
  versions: z.array(
    z.object({
      sequence: count,
      from: wireDay,
      to: wireDay,
      kind: z.enum(visitKinds),
      status: z.enum(['booked', 'cancelled']),
      engineers: z.array(z.object({ id: z.string(), name: z.string() })),
      agenda: z.array(agendaItem),
      recordedAt: wireInstant,
      recordedBy: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  teams: z.array(visitTeam),
  mayPlan: z.boolean(),
})
export type VisitAnswer = z.infer<typeof visitAnswer>
