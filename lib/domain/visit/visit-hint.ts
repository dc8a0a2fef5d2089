import { isSolvableOnVisit } from '../blocker/blocker.ts'
import { addDays } from '../time/day.ts'
import { addWeeks, weekOfDay } from '../time/iso-week.ts'
import type { Trip } from './best-trip.ts'
import { dayWords } from './day-words.ts'
import { freezeOn, type PlanGround } from './plan-ground.ts'
import { scoreVisit, teamWorth, worthiest } from './score-visit.ts'
import { type PlanBlocker, type TeamStanding, withoutBlocker } from './team-standing.ts'
import { weekdaysBetween } from './working-days.ts'

/** Waiting is better than going: what the score would be once a promise is kept. Days `YYYY-MM-DD`, `week` its Monday. */
export type VisitHint = {
  blocker: string
  title: string
  promisedOn: string
  score: number
  week: string
  text: string
}

/** Less is not worth waiting for: an eighth more, of at least three services there. */
export const worthWaiting = 1.125
const fewestHeld = 3
const lookAheadWeeks = 26
const monthOf = (day: string): string => dayWords(day).split(' ')[1]!

type Ground = {
  ground: PlanGround
  promised: ReadonlySet<string>
  fromOn: string
  moveShare: number
}

/**
 * Of the blockers a visit cannot solve and that somebody promised for a day to come: the one after which the same trip would
 * free most, where that is an eighth more than now. The trip goes in the first week after the promise in which the office is open.
 */
export function hintFor(
  {
    office,
    teams,
    weeksSinceVisit,
  }: { office: string; teams: readonly TeamStanding[]; weeksSinceVisit: number | null },
  best: Trip,
  { ground, promised, fromOn, moveShare }: Ground,
): VisitHint | null {
  const until = addDays(fromOn, 7 * lookAheadWeeks)
  const left = teams.filter(({ team }) => !promised.has(team))
  const blockers = new Map<string, PlanBlocker>()
  const holds = new Map<string, number>()
  for (const { services } of left)
    for (const service of services)
      for (const blocker of service.blockers)
        if (!isSolvableOnVisit(blocker.type) && isWithin(blocker.promisedOn, fromOn, until)) {
          blockers.set(blocker.id, blocker)
          holds.set(blocker.id, (holds.get(blocker.id) ?? 0) + 1)
        }
  let found: VisitHint | null = null
  for (const blocker of [...blockers.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (holds.get(blocker.id)! < fewestHeld) continue
    const worths = withoutBlocker(left, blocker.id).map(team => teamWorth(team, moveShare))
    const met = worthiest(worths, best.met.length)
    const { score } = scoreVisit(met, weeksSinceVisit, best.travelDays)
    if (score < best.score * worthWaiting || score <= Math.max(best.score, found?.score ?? 0)) continue
    const week = openWeekAfter(blocker.promisedOn!, office, ground)
    // A promise for the days before the trip takes place anyway is no reason to wait.
    if (week === null || week <= best.week) continue
    const { id, title, promisedOn } = blocker
    const isThisMonth = monthOf(week) === monthOf(best.fromOn)
    const when = isThisMonth ? `in the week of ${dayWords(week)}` : `in ${monthOf(week)}`
    found = {
      blocker: id,
      title,
      promisedOn: promisedOn!,
      score,
      week,
      text: `${score.toFixed(1)} once “${title}” is solved, promised for ${dayWords(promisedOn!)}: go ${when}, not now`,
    }
  }
  return found
}

const isWithin = (day: string | null, from: string, until: string): boolean =>
  day !== null && day > from && day <= until

function openWeekAfter(day: string, office: string, ground: PlanGround): string | null {
  for (let ahead = 1; ahead <= 8; ahead++) {
    const week = addWeeks(weekOfDay(day), ahead)
    const isOpen = (on: string) =>
      ground.closedBecause(office, on) === null && freezeOn(ground.freezes, on, null) === null
    if (weekdaysBetween(week, addDays(week, 4)).some(isOpen)) return week
  }
  return null
}
