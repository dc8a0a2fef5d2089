import { mayPlanVisits } from '#lib/domain/access/may-plan-visits.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { formatWeek } from '#lib/domain/time/iso-week.ts'
import { skillsMet, type Trip } from '#lib/domain/visit/best-trip.ts'
import { listWords } from '#lib/domain/visit/day-words.ts'
import type { MoveShare } from '#lib/domain/visit/move-share.ts'
import { type ProposedVisit, type RankedOffice, visitOf } from '#lib/domain/visit/plan-visits.ts'
import { scoreVisit, teamWorth } from '#lib/domain/visit/score-visit.ts'
import { hopesOf, isMovableService } from '#lib/domain/visit/team-standing.ts'
import { once } from './answer-cache.ts'
import type { ProposedTrip, RankedOfficeItem, VisitPlanAnswer } from './answers/visit-plan-answer.ts'
import { ask, type Question } from './ask.ts'
import { blockersIn } from './blockers-in.ts'
import { planGroundIn } from './plan-ground-in.ts'
import { platformGaps } from './platform-gaps.ts'
import type { ReadContext } from './read-context.ts'
import { wireScoreTerms } from './score-terms.ts'
import { teamStandingsIn } from './team-standings-in.ts'
import { wireTraveller } from './visit-items.ts'
import { type PlannedAnswer, type PlanWish, visitPlanOf } from './visit-plan-of.ts'
import { planBlockers, visitTeam } from './visit-teams.ts'
import { officesIn, usualWeeks } from './visits.ts'
import { visitsIn } from './visits-in.ts'

export const usualPeople = 2

/** How the score is computed, as receipts and pages say it. */
export const scoreMethod =
  'Expected services freed per day of a person away, travel included: what two people can do who each meet one team a day, for one to four days; a week in which one of the two is away ranks behind those in which both can go. The terms are services, divided by the travel days, and add up to the score: services nothing holds x the share that takes a step in the 30 days after a visit; half of that for services held only by knowledge, time or reviews; half as much again for those stuck on both; a team that asked counts one more service, and one more per two weeks it waits, three at most; half a year without a visit adds a fifth; each service held by a platform gap or by others takes off two fifths of that share; and what teams moved by themselves in the last 30 days is taken off. Freezes, public holidays, closures, absences and visits booked take days away, and teams a booked visit meets do not count.'

/** Where next and why, and trips that break no constraint. Throws ReadErrors. */
export async function readVisitPlan(
  context: ReadContext,
  filters: Filters,
  wish: { weeks: number | null; people: number | null },
): Promise<VisitPlanAnswer> {
  const question = await ask(context, { ...filters, from: null, to: null })
  const fromOn = filters.from ?? question.asOf
  const weeks = wish.weeks ?? usualWeeks
  const people = wish.people ?? usualPeople
  const answer = await once(question, `visit plan answer ${fromOn} ${weeks} ${people}`, () =>
    computePlan(question, { fromOn, weeks, people }),
  )
  return { ...answer, mayPlan: mayPlanVisits(context.viewer) }
}

async function computePlan(
  question: Question,
  { fromOn, weeks, people }: PlanWish,
): Promise<Omit<VisitPlanAnswer, 'mayPlan'>> {
  const { migration, asOf } = question
  const planned = await visitPlanOf(question, { fromOn, weeks, people })
  const { plan, hasEngineers, moveShare } = planned
  const booked = visitsIn(question).filter(({ isCancelled, toOn }) => !isCancelled && toOn >= asOf)
  const trips = hasEngineers ? plan.trips : []
  const visited = new Set([...trips, ...booked].map(({ office }) => office))
  const ground = planGroundIn(question)
  return {
    migration: migration.id,
    asOf,
    knownAt: formatInstant(question.now),
    from: fromOn,
    weeks,
    people,
    method: scoreMethod,
    moveShare: { ...moveShare, text: shareWords(moveShare) },
    offices: plan.ranked.map((ranked, index) => rankedOffice(ranked, index + 1, planned, question)),
    trips: trips.map(trip => proposedTrip(trip, moveShare, question)),
    without: plan.without.map(({ office, why }) => ({ office, officeName: ground.officeName(office), why })),
    gaps: platformGaps(teamStandingsIn(question), visited.size === 0 ? null : visited, blockersIn(question)),
    isStale: isSilentNow(question),
    hasTrips: hasEngineers,
  }
}

/** Whether a source says nothing at the instant: what is left may be known late. */
const isSilentNow = ({ silence, at }: Question): boolean =>
  [...silence.bySource.values()]
    .flat()
    .some(({ fromAt, toAt }) => fromAt <= at && (toAt === null || at < toAt))

const percent = (share: number): string => `${Math.round(share * 100)} %`

const shareWords = ({ value, low, high, isMeasured, visits, services }: MoveShare): string =>
  isMeasured
    ? `${percent(value)} of ${services} services nothing held took a step in the 30 days after ${visits} visits (95 %: ${percent(low)} to ${percent(high)})`
    : `${percent(value)} is assumed, between ${percent(low)} and ${percent(high)}: fewer than 5 visits or 30 services to measure it`

/** What is expected under the low and the high share of services that move. */
function expectedOf(trip: Trip, { low, high }: MoveShare): { value: number; low: number; high: number } {
  const weeks = trip.terms.find(({ key }) => key === 'not_visited')!.count
  const under = (share: number) =>
    scoreVisit(
      trip.met.map(({ team }) => teamWorth(team, share)),
      weeks,
      trip.travelDays,
    ).expected
  const bounds = [under(low), under(high), trip.expected]
  return { value: trip.expected, low: Math.max(0, Math.min(...bounds)), high: Math.max(...bounds) }
}

function rankedOffice(
  { office, best, weeks, hint }: RankedOffice,
  rank: number,
  { offices, hasEngineers, moveShare }: PlannedAnswer,
  question: Question,
): RankedOfficeItem {
  const { teams, lastVisitOn } = offices.get(office)!
  const services = teams.flatMap(team => team.services)
  const hopes = hopesOf(services)
  const asking = teams.filter(({ askedDays }) => askedDays !== null)
  const place = officesIn(question).find(({ id }) => id === office)
  const { asOf } = question
  const days = lastVisitOn === null ? null : Date.parse(asOf) - Date.parse(lastVisitOn)
  const own = visitsIn(question).filter(
    visit => !visit.isCancelled && visit.office === office && visit.toOn >= asOf,
  )
  return {
    rank,
    office,
    name: place?.name ?? office,
    country: place?.country ?? null,
    teams: teams.length,
    left: services.length,
    movable: services.filter(isMovableService).length,
    solvable: hopes.solvable,
    held: hopes.gap + hopes.elsewhere,
    stuck: services.filter(({ isStuck }) => isStuck).length,
    requests: {
      waiting: asking.length,
      oldestDays: asking.length === 0 ? null : Math.max(...asking.map(({ askedDays }) => askedDays!)),
    },
    lastVisitOn,
    weeksSinceVisit: days === null ? null : Math.floor(days / (7 * 86_400_000)),
    score: best?.score ?? null,
    week: best === null || !hasEngineers ? null : formatWeek(best.week),
    from: best === null || !hasEngineers ? null : best.fromOn,
    daysOnSite: best?.days.length ?? 0,
    people: best?.engineers.length ?? 0,
    travelDays: best?.travelDays ?? 0,
    teamsMet: best?.met.length ?? 0,
    expected: best === null ? null : expectedOf(best, moveShare),
    terms: best === null ? [] : wireScoreTerms(best.terms),
    hint: hint === null ? null : { ...hint, week: formatWeek(hint.week) },
    weeks: weeks.map(({ week, outcome }) => ({
      week: formatWeek(week),
      score: outcome.trip?.score ?? null,
      openDays: outcome.openDays,
      why: outcome.why,
    })),
    blockers: planBlockers(services),
    booked: own.map(({ id, fromOn, toOn }) => ({ id, from: fromOn, to: toOn })),
  }
}

function proposedTrip(trip: ProposedVisit, moveShare: MoveShare, question: Question): ProposedTrip {
  const ground = planGroundIn(question)
  const visit = visitOf(trip, trip.agenda)
  const services = trip.met.flatMap(({ team }) => team.services)
  const byTeam = new Map(trip.met.map(({ team }) => [team.team, team]))
  return {
    key: `${trip.office} ${trip.fromOn}`,
    office: trip.office,
    officeName: ground.officeName(trip.office),
    week: formatWeek(trip.week),
    from: trip.fromOn,
    to: trip.toOn,
    kind: 'help',
    engineers: trip.engineers.map(engineer => {
      const skills = skillsMet(engineer, trip.met)
      const because = skills.length > 0 ? `knows ${listWords(skills.map(skillWords))}` : 'is free'
      return { ...wireTraveller(engineer, visit, ground), because }
    }),
    agenda: trip.agenda.map(({ on, team, task }) => ({ ...visitTeam(byTeam.get(team)!), on, task })),
    left: services.length,
    score: trip.score,
    travelDays: trip.travelDays,
    expected: expectedOf(trip, moveShare),
    terms: wireScoreTerms(trip.terms),
    holds: holdsOf(planBlockers(services)),
    reason: trip.reason,
  }
}

const skillWords = (skill: string): string => skill.replaceAll('_', ' ')

/** Services by type of what holds them; one held twice counts in both. */
function holdsOf(blockers: ReturnType<typeof planBlockers>): ProposedTrip['holds'] {
  return [...Map.groupBy(blockers, ({ type }) => type)]
    .map(([type, rows]) => ({
      type,
      isSolvable: rows[0]!.isSolvable,
      services: rows.reduce((sum, { services }) => sum + services, 0),
    }))
    .sort((a, b) => Number(b.isSolvable) - Number(a.isSolvable) || b.services - a.services)
}
