import { requireDay } from '#lib/domain/time/day.ts'
import type { MoveShare } from '#lib/domain/visit/move-share.ts'
import type { PlanGround } from '#lib/domain/visit/plan-ground.ts'
import { type PlanOffice, planVisits, type VisitPlan } from '#lib/domain/visit/plan-visits.ts'
import { planWeeks } from '#lib/domain/visit/plan-weeks.ts'
import type { RoadEngineer } from '#lib/domain/visit/visit.ts'
import { once } from './answer-cache.ts'
import type { Question } from './ask.ts'
import { moveShareIn } from './move-share-in.ts'
import { planGroundIn } from './plan-ground-in.ts'
import { teamStandingsIn } from './team-standings-in.ts'
import { visitsIn } from './visits-in.ts'

export type PlanWish = { fromOn: string; weeks: number; people: number }

export type PlannedAnswer = {
  plan: VisitPlan
  offices: Map<string, PlanOffice & { lastVisitOn: string | null }>
  moveShare: MoveShare
  /** Without an engineer offices are ranked as if two came from abroad, and nobody is proposed. */
  hasEngineers: boolean
}

/** Who nobody is: two from abroad, there every day. */
const imagined = (index: number): RoadEngineer => ({
  id: `nobody-${index}`,
  name: `nobody ${index}`,
  homeOffice: '',
  skills: [],
  daysPerWeek: 5,
  longestTripDays: 10,
  fromOn: '2000-01-01',
  untilOn: null,
})

/** Where next, and who could go when, for the part of the company the filters let in; engineers and bookings are all of them. */
export const visitPlanOf = (question: Question, wish: PlanWish): Promise<PlannedAnswer> =>
  once(question, `visit plan ${wish.fromOn} ${wish.weeks} ${wish.people}`, async () => {
    const { asOf } = question
    const booked = visitsIn(question).filter(({ isCancelled }) => !isCancelled)
    const own = planGroundIn(question)
    const hasEngineers = own.engineers.some(({ untilOn }) => untilOn === null || untilOn >= wish.fromOn)
    const ground: PlanGround = hasEngineers ? own : { ...own, engineers: [imagined(1), imagined(2)] }
    const moveShare = await moveShareIn(question)
    const offices = new Map(
      [...Map.groupBy(teamStandingsIn(question), ({ office }) => office)].flatMap(([office, teams]) => {
        if (office === null) return []
        const there = booked.filter(visit => visit.office === office)
        const over = there.filter(({ toOn }) => toOn < asOf)
        const lastVisitOn = over.reduce<string | null>(
          (last, { toOn }) => (last === null || toOn > last ? toOn : last),
          null,
        )
        const weeksSinceVisit =
          over.length < there.length ? 0 : lastVisitOn === null ? null : weeksFrom(lastVisitOn, asOf)
        return [[office, { office, teams, weeksSinceVisit, lastVisitOn }] as const]
      }),
    )
    const plan = planVisits({
      offices: [...offices.values()],
      ground,
      booked,
      todayOn: asOf,
      fromOn: wish.fromOn < asOf ? asOf : wish.fromOn,
      weeks: planWeeks(wish.fromOn, wish.weeks),
      people: wish.people,
      moveShare: moveShare.value,
    })
    return { plan, offices, moveShare, hasEngineers }
  })

const weeksFrom = (day: string, to: string): number => Math.floor((requireDay(to) - requireDay(day)) / 7)
