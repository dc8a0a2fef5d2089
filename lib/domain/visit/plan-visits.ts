import { addWeeks } from '../time/iso-week.ts'
import { agendaOf } from './agenda-of.ts'
import { bestTrip, type OfficeAhead, type Trip, type WeekOutcome } from './best-trip.ts'
import { conflictsOf } from './conflicts-of.ts'
import { listWords } from './day-words.ts'
import type { PlanGround, PlannedVisit } from './plan-ground.ts'
import { plannerState } from './planner-state.ts'
import { hasWork, teamWorth } from './score-visit.ts'
import type { TeamStanding } from './team-standing.ts'
import type { AgendaItem } from './visit.ts'
import { hintFor, type VisitHint } from './visit-hint.ts'

/** A visit that frees less is not proposed. */
export const leastFreed = 1

export type PlanOffice = {
  office: string
  teams: readonly TeamStanding[]
  /** Since the last visit that is over or booked; null: never. */
  weeksSinceVisit: number | null
}

export type PlanInput = {
  offices: readonly PlanOffice[]
  ground: PlanGround
  /** Not called off; those that are over may be among them. */
  booked: readonly PlannedVisit[]
  /** What is booked from this day on is still to come. */
  todayOn: string
  /** Nothing is proposed before this day, which may lie ahead. */
  fromOn: string
  /** Mondays. */
  weeks: readonly string[]
  /** Of a trip, at most. */
  people: number
  moveShare: number
}

export type RankedOffice = {
  office: string
  /** The best of its weeks; null: it cannot be visited in any. */
  best: Trip | null
  weeks: { week: string; outcome: WeekOutcome }[]
  hint: VisitHint | null
}

export type ProposedVisit = Trip & { agenda: AgendaItem[]; reason: string | null }

export type VisitPlan = {
  /** The highest score first; those that cannot be visited last. */
  ranked: RankedOffice[]
  /** By first day, then office. */
  trips: ProposedVisit[]
  /** Offices with somebody to meet and no visit, and why. */
  without: { office: string; why: string }[]
}

/**
 * Where next and why, and trips for the weeks under capacity. Greedy: the visit that frees most per travel day is taken
 * again and again, each one changing who is free and who is left to meet, until the next would free less than one service.
 * Every proposal passes `conflictsOf`. Deterministic: ties go by day, then id.
 */
export function planVisits(input: PlanInput): VisitPlan {
  const { offices, ground, booked, todayOn, fromOn, weeks, people, moveShare } = input
  const state = plannerState(ground, booked, fromOn)
  const upcoming = booked.filter(({ toOn }) => toOn >= todayOn)
  const promised = new Set(
    upcoming.flatMap(({ agenda }) => agenda.filter(({ on }) => on >= todayOn).map(({ team }) => team)),
  )
  const limits = { people, earliestOn: fromOn, todayOn }
  const ahead = new Map(
    [...offices]
      .sort((a, b) => (a.office < b.office ? -1 : 1))
      .map(({ office, teams, weeksSinceVisit }): [string, OfficeAhead] => [
        office,
        {
          office,
          weeksSinceVisit,
          worths: teams.filter(({ team }) => !promised.has(team)).map(team => teamWorth(team, moveShare)),
        },
      ]),
  )
  const outcomes = new Map<string, Map<string, WeekOutcome>>()
  const look = (office: string, week: string) => {
    const own = outcomes.get(office) ?? new Map<string, WeekOutcome>()
    outcomes.set(office, own)
    own.set(week, bestTrip(ahead.get(office)!, week, ground, state, limits))
  }
  for (const office of ahead.keys()) for (const week of weeks) look(office, week)

  const bestOf = (office: string): Trip | null => {
    let best: Trip | null = null
    for (const { trip } of outcomes.get(office)!.values())
      if (trip !== null && (best === null || isAbove(trip, best))) best = trip
    return best
  }
  const byOffice = new Map(offices.map(one => [one.office, one]))
  const ranked = [...ahead.keys()]
    .map((office): RankedOffice => {
      const best = bestOf(office)
      return {
        office,
        best,
        weeks: weeks.map(week => ({ week, outcome: outcomes.get(office)!.get(week)! })),
        hint:
          best === null
            ? null
            : hintFor(byOffice.get(office)!, best, { ground, promised, fromOn, moveShare }),
      }
    })
    .sort(byRank)
  const scoreOf = new Map(ranked.map(({ office, best }) => [office, best?.score ?? null]))

  const visited = new Set(upcoming.map(({ office }) => office))
  const trips: (Trip & { agenda: AgendaItem[]; isAgain: boolean })[] = []
  for (;;) {
    let next: Trip | null = null
    for (const office of ahead.keys()) {
      const trip = bestOf(office)
      if (trip === null || trip.expected < leastFreed) continue
      if (next === null || isNext(trip, next, visited)) next = trip
    }
    if (next === null) break
    const agenda = agendaOf(next)
    const visit = visitOf(next, agenda)
    // What the day by day rules let through and the one checker does not is not proposed.
    const others = [...upcoming, ...trips.map(trip => visitOf(trip, trip.agenda))]
    if (conflictsOf([...others, visit], ground, visit.id).length > 0) {
      outcomes.get(next.office)!.set(next.week, { trip: null, why: 'it clashes', openDays: 0 })
      continue
    }
    trips.push({ ...next, agenda, isAgain: visited.has(next.office) })
    visited.add(next.office)
    state.take(visit)
    const met = new Set(next.met.map(({ team }) => team.team))
    const own = ahead.get(next.office)!
    ahead.set(next.office, {
      ...own,
      weeksSinceVisit: 0,
      worths: own.worths.filter(({ team }) => !met.has(team.team)),
    })
    // Travel may reach into the weeks beside.
    const near = new Set([addWeeks(next.week, -1), next.week, addWeeks(next.week, 1)])
    for (const office of ahead.keys())
      for (const week of weeks) if (office === next.office || near.has(week)) look(office, week)
  }
  const waiting = [...ahead.keys()].filter(
    office => !visited.has(office) && ahead.get(office)!.worths.some(hasWork),
  )
  const whyNot = (office: string): string => {
    const best = bestOf(office)
    if (best !== null) return 'a visit would free less than one service'
    const whys = [...outcomes.get(office)!.values()].flatMap(({ why }) => (why === null ? [] : [why]))
    return scoreOf.get(office) === null
      ? listWords([...new Set(whys)])
      : 'nobody is free for it beside the other trips'
  }
  return {
    ranked,
    trips: trips
      .map(({ isAgain, ...trip }) => {
        const before = isAgain
          ? waiting.filter(office => (scoreOf.get(office) ?? Number.NEGATIVE_INFINITY) >= trip.score)
          : []
        const reason =
          before.length === 0
            ? null
            : `${ground.officeName(trip.office)} again, while ${before
                .map(office => `${ground.officeName(office)} waits (${whyNot(office)})`)
                .join(' and ')}`
        return { ...trip, reason }
      })
      .sort((a, b) =>
        a.fromOn !== b.fromOn ? (a.fromOn < b.fromOn ? -1 : 1) : a.office < b.office ? -1 : 1,
      ),
    without: waiting.map(office => ({ office, why: whyNot(office) })),
  }
}

/** A proposal as conflicts look at it. */
export const visitOf = ({ office, fromOn, toOn, engineers }: Trip, agenda: AgendaItem[]): PlannedVisit => ({
  id: `proposal ${office} ${fromOn}`,
  office,
  fromOn,
  toOn,
  engineers: engineers.map(({ id }) => id),
  agenda,
})

const rounded = (score: number): number => Math.round(score * 1e9)

/** Of one office: one for which nobody is missing, the higher score, then the earlier. */
const isAbove = (a: Trip, b: Trip): boolean => {
  if (a.isShortHanded !== b.isShortHanded) return b.isShortHanded
  return rounded(a.score) !== rounded(b.score) ? a.score > b.score : a.fromOn < b.fromOn
}

/** Of all: the higher score; of equals an office nobody visits, the earlier, the first by id. */
function isNext(a: Trip, b: Trip, visited: ReadonlySet<string>): boolean {
  if (rounded(a.score) !== rounded(b.score)) return a.score > b.score
  if (visited.has(a.office) !== visited.has(b.office)) return visited.has(b.office)
  return a.fromOn !== b.fromOn ? a.fromOn < b.fromOn : a.office < b.office
}

const byRank = (a: RankedOffice, b: RankedOffice): number =>
  a.best === null || b.best === null
    ? Number(a.best === null) - Number(b.best === null) || (a.office < b.office ? -1 : 1)
    : rounded(b.best.score) - rounded(a.best.score) || (a.office < b.office ? -1 : 1)
