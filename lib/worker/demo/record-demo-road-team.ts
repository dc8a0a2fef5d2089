import type { Database } from '#db/client.ts'
import type { CompanyShape } from '#db/demo/company-shape.ts'
import { type DemoCompany, planCompany } from '#db/demo/plan-company.ts'
import type { DemoTeam } from '#db/demo/plan-teams.ts'
import { selectRecordsOf } from '#db/queries/select-records.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { addWeeks, weekOfDay } from '#lib/domain/time/iso-week.ts'
import { hopesOf } from '#lib/domain/visit/team-standing.ts'
import type { ProposedTrip } from '#lib/read/answers/visit-plan-answer.ts'
import { ask } from '#lib/read/ask.ts'
import { findPlanGround } from '#lib/read/find-plan-ground.ts'
import { teamStandingsIn } from '#lib/read/team-standings-in.ts'
import { readVisitPlan } from '#lib/read/visit-plan.ts'
import { ActRefused } from '#lib/record/record-error.ts'
import {
  recordAbsence,
  recordClosure,
  recordEngineer,
  recordTravelTime,
} from '#lib/record/record-road-team.ts'
import { cancelVisit, changeVisit, recordVisit, type VisitTools } from '#lib/record/record-visit.ts'
import { recordVisitRequest } from '#lib/record/record-visit-request.ts'
import { demoPeople, writtenOn } from './demo-people.ts'
import {
  demoAbsences,
  demoEngineers,
  demoRequests,
  demoTasks,
  demoTravel,
  kindOf,
  visitRound,
} from './demo-road-team.ts'

const pastVisits = 42
const tools: VisitTools = { findGround: findPlanGround, findNeighbours: async () => [], isQuiet: true }

/**
 * The road team of the demo, what it did and what it plans, through the same functions as those of people; once. Past visits
 * go round the offices and their teams in turn, whatever these did: what they brought is what the demo happens to have.
 */
export async function recordDemoRoadTeam(db: Database, shape: CompanyShape, until: number): Promise<void> {
  if ((await selectRecordsOf(db.pool, 'roadEngineers', null)).length > 0) return
  const company = planCompany(shape, dayOf(until))
  const offices = new Set(company.teams.map(({ office }) => office))
  const today = dayOf(until)
  const thisWeek = weekOfDay(today)
  const firstWeek = Math.max(shape.firstMoveWeek + 4, shape.weeks - 80)
  const act = (day: string) => ({ db, viewer: demoPeople.road, now: Math.min(until, writtenOn(day)) })
  const begin = addWeeks(thisWeek, firstWeek - shape.weeks)
  for (const { skills, ...engineer } of demoEngineers)
    await recordEngineer(act(addDays(begin, -21)), {
      ...engineer,
      skills: [...skills],
      from: addDays(begin, -21),
    })
  for (const travel of demoTravel) await recordTravelTime(act(addDays(begin, -21)), travel)
  await recordPast(company, { act, firstWeek, offices: [...offices] })

  await recordRequests(db, until)
  for (const { engineer, kind, week, from, to } of demoAbsences) {
    const monday = addWeeks(thisWeek, week)
    await recordAbsence(act(addDays(today, -10)), {
      engineer,
      kind,
      from: addDays(monday, from),
      to: addDays(monday, to),
    })
  }
  if (offices.has('toronto')) {
    const day = addDays(addWeeks(thisWeek, 2), 2)
    const closure = { office: 'toronto', title: 'Office moves house', from: day, to: day }
    await recordClosure(act(addDays(today, -8)), closure)
  }
  await recordComing(db, until)
}

type Round = { act: (day: string) => Parameters<typeof recordVisit>[0]; firstWeek: number; offices: string[] }

/** 0: begun within the half year, or the time it takes; 1: not begun; 2: long ago. */
function orderIn({ arrivalWeek, moveWeeks }: DemoTeam, week: number): number {
  if (arrivalWeek === null || arrivalWeek > week) return 1
  return arrivalWeek >= week - Math.max(26, moveWeeks) ? 0 : 2
}

/** Visits in turn; where somebody is away or an office closed, the week after. */
async function recordPast({ shape, teams, calendar }: DemoCompany, { act, firstWeek, offices }: Round) {
  const round = visitRound.filter(office => offices.includes(office))
  const lastWeek = shape.weeks - 2
  const met = new Map<string, number>()
  for (let index = 0; index < pastVisits; index++) {
    const office = round[index % round.length]!
    const wish = firstWeek + Math.floor((index * (lastWeek - firstWeek)) / pastVisits)
    const first = index % demoEngineers.length
    const engineers = [first, (first + 1 + (index % 3)) % demoEngineers.length].map(
      at => demoEngineers[at]!.id,
    )
    for (let week = wish; week < Math.min(wish + 3, lastWeek + 1); week++) {
      const monday = dayOf(calendar.mondayAt(week))
      const [from, to] = [addDays(monday, 1), addDays(monday, 3)]
      // Teams in the middle of it first, then those that have not begun, those met least first: nobody looks ahead.
      const open = teams
        .filter(team => team.office === office)
        .sort(
          (a, b) =>
            orderIn(a, week) - orderIn(b, week) ||
            (met.get(a.id) ?? 0) - (met.get(b.id) ?? 0) ||
            (a.id < b.id ? -1 : 1),
        )
        .slice(0, 5)
      if (open.length === 0) break
      const kind = kindOf(index)
      const tasks = demoTasks[kind]
      const agenda = open.map(({ id }, place) => ({
        on: addDays(from, Math.floor(place / 2)),
        team: id,
        task: tasks[(index + place) % tasks.length]!,
      }))
      try {
        const booked = { office, from, to, engineers: [...new Set(engineers)], agenda, kind }
        const id = await recordVisit(act(addDays(monday, -24)), booked, tools)
        if (index % 14 === 9)
          await cancelVisit(act(addDays(monday, -5)), id, 'The teams have an incident to look after.', tools)
        else for (const { id } of open) met.set(id, (met.get(id) ?? 0) + 1)
        break
      } catch (error) {
        if (!(error instanceof ActRefused)) throw error
      }
    }
  }
}

/** Teams with much that nothing holds ask, from different offices. */
async function recordRequests(db: Database, until: number): Promise<void> {
  const question = await ask({ db, viewer: demoPeople.road, now: until }, noFilters)
  const ranked = teamStandingsIn(question)
    .map(team => ({ ...team, hopes: hopesOf(team.services) }))
    .sort(
      (a, b) => b.hopes.stuck + b.hopes.ready - (a.hopes.stuck + a.hopes.ready) || (a.team < b.team ? -1 : 1),
    )
  const today = dayOf(until)
  const asking = [...new Map(ranked.map(team => [team.office, team])).values()]
  const chosen = [...asking, ...ranked.filter(team => !asking.includes(team))].slice(0, demoRequests.length)
  for (const [index, { team, name }] of chosen.entries()) {
    const { daysAgo, wish, note } = demoRequests[index]!
    const viewer = {
      kind: 'person' as const,
      id: `demo ${team}`,
      name: `${name} lead`,
      role: 'team_member' as const,
      team,
    }
    const now = writtenOn(addDays(today, -daysAgo))
    await recordVisitRequest({ db, viewer, now }, { team, wish, note })
  }
}

/** Three of the planner's own proposals are booked; one was moved, and of one somebody has since become absent. */
async function recordComing(db: Database, until: number): Promise<void> {
  const today = dayOf(until)
  const context = { db, viewer: demoPeople.road, now: until }
  const bookedOn = { ...context, now: Math.min(until, writtenOn(addDays(today, -1))) }
  const chosen: { id: string; trip: ProposedTrip }[] = []
  for (const daysAhead of [8, 22, 36]) {
    const filters = { ...noFilters, from: addDays(today, daysAhead) }
    const { trips } = await readVisitPlan(context, filters, { weeks: 3, people: 2 })
    const trip = trips
      .filter(({ office }) => chosen.every(one => one.trip.office !== office))
      .reduce<ProposedTrip | null>(
        (best, one) => (best === null || one.score > best.score ? one : best),
        null,
      )
    if (trip === null) continue
    const { office, from, to, engineers, agenda, kind } = trip
    const booking = {
      office,
      from,
      to,
      engineers: engineers.map(({ id }) => id),
      agenda: agenda.map(({ on, team, task }) => ({ on, team, task })),
      kind,
    }
    chosen.push({ trip, id: await recordVisit(bookedOn, booking, tools) })
  }
  const [first, second] = chosen
  if (first !== undefined)
    for (const days of [7, 1, 14, 21]) {
      const [from, to] = [addDays(first.trip.from, days), addDays(first.trip.to, days)]
      try {
        await changeVisit(context, first.id, { from, to, reason: 'The teams asked for it.' }, tools)
        break
      } catch (error) {
        // Somebody is away then, or it is a holiday: another week.
        if (!(error instanceof ActRefused)) throw error
      }
    }
  const away = second?.trip.engineers.at(-1)
  if (second === undefined || away === undefined) return
  const { to } = second.trip
  await recordAbsence(context, { engineer: away.id, kind: 'training', from: to, to })
}
