import { z } from 'zod'
import { scoreTermKeys } from '#lib/domain/visit/score-term.ts'
import { visitKinds } from '#lib/domain/visit/visit.ts'
import { count, isoWeek, share, wireDay, wireInstant } from './shared.ts'
import { planBlocker, traveller, visitTeam } from './visit-answer.ts'

/** A part of a score; `value` is per travel day, and all of them add up to the score. */
export const scoreTerm = z.object({
  key: z.enum(scoreTermKeys),
  /** `Could move, waits for help`. */
  label: z.string(),
  value: z.number(),
  /** Before dividing by the travel days. */
  services: z.number(),
  /** What was counted: services, requests, weeks or teams, as `words` say. */
  count: z.number(),
  words: z.string(),
})
export type ScoreTermItem = z.infer<typeof scoreTerm>

const expected = z.object({ value: z.number(), low: z.number(), high: z.number() })

export const rankedOffice = z.object({
  rank: count,
  office: z.string(),
  name: z.string(),
  country: z.string().nullable(),
  teams: count,
  left: count,
  /** Left, not exempt, no open blocker. */
  movable: count,
  /** Left and held only by what people can solve there. */
  solvable: count,
  /** Left and held by what a visit cannot solve. */
  held: count,
  stuck: count,
  requests: z.object({ waiting: count, oldestDays: count.nullable() }),
  lastVisitOn: wireDay.nullable(),
  weeksSinceVisit: count.nullable(),
  /** Of its best week; null: no week it can be visited in. */
  score: z.number().nullable(),
  week: isoWeek.nullable(),
  from: wireDay.nullable(),
  daysOnSite: count,
  people: count,
  /** Days of persons away, travel included. */
  travelDays: z.number(),
  teamsMet: count,
  expected: expected.nullable(),
  terms: z.array(scoreTerm),
  /** Waiting is better than going. */
  hint: z
    .object({
      blocker: z.string(),
      title: z.string(),
      promisedOn: wireDay,
      score: z.number(),
      week: isoWeek,
      text: z.string(),
    })
    .nullable(),
  weeks: z.array(
    z.object({ week: isoWeek, score: z.number().nullable(), openDays: count, why: z.string().nullable() }),
  ),
  blockers: z.array(planBlocker),
  /** Booked visits from the day of the answer on. */
  booked: z.array(z.object({ id: z.string(), from: wireDay, to: wireDay })),
})
export type RankedOfficeItem = z.infer<typeof rankedOffice>

export const proposedTrip = z.object({
  /** Stable for the same plan: office and first day. */
  key: z.string(),
  office: z.string(),
  officeName: z.string(),
  week: isoWeek,
  from: wireDay,
  to: wireDay,
  kind: z.enum(visitKinds),
  engineers: z.array(traveller.extend({ because: z.string() })),
  agenda: z.array(visitTeam.extend({ on: wireDay, task: z.string() })),
  left: count,
  score: z.number(),
  travelDays: z.number(),
  expected,
  terms: z.array(scoreTerm),
  /** R3: services of its teams by what holds them. */
  holds: z.array(z.object({ type: z.string(), isSolvable: z.boolean(), services: count })),
  /** Why this office again while another waits; null: it is not again, or none waits. */
  reason: z.string().nullable(),
})
export type ProposedTrip = z.infer<typeof proposedTrip>

/** `GET /api/v1/visits/plan`: where next and why (R1), and trips that break no constraint (R2). */
export const visitPlanAnswer = z.object({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  from: wireDay,
  weeks: count,
  /** Engineers of a trip. */
  people: count,
  /** How the score is computed, in a paragraph. */
  method: z.string(),
  /** Share of services without blockers that take a step in the 30 days after a visit. */
  moveShare: z.object({
    value: share,
    low: share,
    high: share,
    /** False: the stated default, too few visits. */
    isMeasured: z.boolean(),
    visits: count,
    services: count,
    text: z.string(),
  }),
  offices: z.array(rankedOffice),
  trips: z.array(proposedTrip),
  /** Offices with services left that get no trip, and why. */
  without: z.array(z.object({ office: z.string(), officeName: z.string(), why: z.string() })),
  /** R10: platform gaps by services they hold in the offices with trips proposed or booked; of all where there are none. */
  gaps: z.array(
    z.object({
      blocker: z.string(),
      title: z.string(),
      promisedOn: wireDay.nullable(),
      /** Days promised before, oldest first. */
      formerDays: z.array(wireDay),
      /** Would be freed: it is their last blocker. */
      freed: count,
      needOthers: count,
      offices: z.array(z.string()),
    }),
  ),
  /** Sources silent: terms rest on what was last known. */
  isStale: z.boolean(),
  /** Fewer than three engineers, or none: offices are ranked and no trips proposed. */
  hasTrips: z.boolean(),
  mayPlan: z.boolean(),
})
export type VisitPlanAnswer = z.infer<typeof visitPlanAnswer>
