import { z } from 'zod'
import { count, isoWeek, wireDay, wireInstant } from './shared.ts'
import { visitConflict, visitItem } from './visit-answer.ts'

export const engineerItem = z.object({
  id: z.string(),
  name: z.string(),
  homeOffice: z.string(),
  homeOfficeName: z.string(),
  skills: z.array(z.string()),
  daysPerWeek: count,
  longestTripDays: count,
  from: wireDay,
  until: wireDay.nullable(),
  /** Of the weeks shown. */
  absences: z.array(z.object({ id: z.string(), kind: z.string(), from: wireDay, to: wireDay })),
  /** In the order of `weeks`: days they may still travel. */
  weeks: z.array(z.object({ free: count, booked: count, away: count })),
})
export type EngineerItem = z.infer<typeof engineerItem>

/** R5: who asked for help and how long they have waited, oldest first. */
export const requestItem = z.object({
  id: z.string(),
  team: z.string(),
  teamName: z.string(),
  office: z.string().nullable(),
  officeName: z.string().nullable(),
  wish: z.enum(['hour', 'day']),
  note: z.string().nullable(),
  askedAt: wireInstant,
  askedBy: z.string(),
  ageDays: count,
  /** From 1 among those without a visit; null: a visit is booked. */
  place: count.nullable(),
  /** The booked visit that will meet it. */
  visit: z.object({ id: z.string(), on: wireDay }).nullable(),
})
export type RequestItem = z.infer<typeof requestItem>

const stuckService = z.object({
  service: z.string(),
  team: z.string(),
  teamName: z.string(),
  office: z.string().nullable(),
  /** On both since; null: before any sign of life. */
  since: wireDay.nullable(),
  days: count.nullable(),
  /** Titles of what is open and holds it. */
  blockers: z.array(z.string()),
})

const teamAlone = z.object({
  team: z.string(),
  name: z.string(),
  office: z.string().nullable(),
  movable: count,
  /** Services like theirs that finished elsewhere. */
  finishedElsewhere: count,
})

/** `GET /api/v1/visits`: what is booked, who asked, who is free and what clashes, week by week. */
export const visitsAnswer = z.object({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  /** ISO weeks shown, Monday to Friday. */
  weeks: z.array(
    z.object({
      week: isoWeek,
      from: wireDay,
      to: wireDay,
      /** R4: days the road team may still travel, of those it could without visits and absences. */
      free: count,
      capacity: count,
    }),
  ),
  /** Booked and touching the weeks shown, by first day. */
  visits: z.array(visitItem),
  /** Cancelled ones that touch them. */
  cancelled: z.array(visitItem),
  engineers: z.array(engineerItem),
  freezes: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      from: wireDay,
      to: wireDay,
      /** Null and null: the whole company. */
      area: z.string().nullable(),
      areaName: z.string().nullable(),
      team: z.string().nullable(),
      teamName: z.string().nullable(),
    }),
  ),
  /** Of offices with teams, by day. */
  holidays: z.array(
    z.object({
      office: z.string(),
      officeName: z.string(),
      on: wireDay,
      name: z.string(),
      /** Null: a public holiday of the country. */
      closure: z.string().nullable(),
    }),
  ),
  /** Of visits from the day of the answer on. */
  conflicts: z.array(visitConflict),
  /** Waiting ones first by place, then those with a visit. */
  requests: z.array(requestItem),
  travelTimes: z.array(
    z.object({ id: z.string(), fromOffice: z.string(), toOffice: z.string(), days: z.number() }),
  ),
  offices: z.array(
    z.object({ id: z.string(), name: z.string(), country: z.string().nullable(), left: count }),
  ),
  facts: z.object({
    requests: z.object({
      waiting: count,
      oldestDays: count.nullable(),
      oldestTeamName: z.string().nullable(),
    }),
    /** R8, figure 15; null: too few services finished to say. */
    stuck: z.object({ services: count, list: z.array(stuckService) }).nullable(),
    /** R9. */
    alone: z.object({ teams: count, list: z.array(teamAlone) }),
    /** R10: the gap that holds most services of the offices with services left. */
    gap: z
      .object({ blocker: z.string(), title: z.string(), services: count, offices: z.array(z.string()) })
      .nullable(),
  }),
  mayPlan: z.boolean(),
  /** Teams the reader may ask a visit for; null: any. */
  mayAskFor: z.array(z.string()).nullable(),
})
export type VisitsAnswer = z.infer<typeof visitsAnswer>
