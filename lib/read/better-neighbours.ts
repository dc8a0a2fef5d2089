import { noFilters } from '#lib/domain/filter/filters.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { hasWork, teamWorth } from '#lib/domain/visit/score-visit.ts'
import type { Visit } from '#lib/domain/visit/visit.ts'
import { ask } from './ask.ts'
import { planGroundIn } from './plan-ground-in.ts'
import type { ReadContext } from './read-context.ts'
import { usualPeople } from './visit-plan.ts'
import { visitPlanOf } from './visit-plan-of.ts'
import { usualWeeks } from './visits.ts'
import { visitsIn } from './visits-in.ts'

/**
 * Offices that score as well as one that has a visit booked already, or better, and have none: what a second visit to it
 * must give a reason for. In words; empty where it has no visit to come.
 */
export async function betterNeighbours(
  context: ReadContext,
  { migration, office }: Pick<Visit, 'migration' | 'office'>,
): Promise<string[]> {
  const question = await ask(context, { ...noFilters, migration })
  const { asOf } = question
  const upcoming = visitsIn(question).filter(({ isCancelled, toOn }) => !isCancelled && toOn >= asOf)
  if (!upcoming.some(visit => visit.office === office)) return []
  const wish = { fromOn: dayOf(context.now), weeks: usualWeeks, people: usualPeople }
  const { plan, offices, moveShare } = await visitPlanOf(question, wish)
  const visited = new Set(upcoming.map(visit => visit.office))
  const own = plan.ranked.find(one => one.office === office)?.best?.score ?? 0
  const ground = planGroundIn(question)
  return plan.ranked.flatMap(({ office: other, best }) => {
    const waits = offices.get(other)!.teams.some(team => hasWork(teamWorth(team, moveShare.value)))
    if (best === null || visited.has(other) || !waits || best.score < own) return []
    return [
      `${ground.officeName(other)} has no visit and scores ${best.score.toFixed(2)}, ${ground.officeName(office)} ${own.toFixed(2)} beside the one it has`,
    ]
  })
}
