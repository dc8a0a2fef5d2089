import { teamHistories } from '#lib/domain/visit/team-histories.ts'
import { teamVisits } from '#lib/domain/visit/team-visits.ts'
import { type VisitDayEffect, type VisitEffect, visitEffect } from '#lib/domain/visit/visit-effect.ts'
import { once } from './answer-cache.ts'
import type { Question } from './ask.ts'
import { blockersIn } from './blockers-in.ts'
import { ownerSpans } from './frequency-figures.ts'
import { timelineIn } from './timelines.ts'
import { visitsIn } from './visits-in.ts'
import { wholeCompany } from './whole-company.ts'

/** What visits bought by the question's instant, of the whole company: computed once while nothing changes. */
export const wholeVisitEffectIn = (question: Question): Promise<VisitEffect> =>
  once(wholeCompany(question), 'visit-effect', () => {
    const { world, migration, at } = question
    const histories = teamHistories(
      [...world.services.values()].map(entry => ({
        timeline: timelineIn(question, entry),
        owners: ownerSpans(entry),
        archetype: entry.service.archetype,
      })),
    )
    const byTeam = new Map(histories.map(({ team, services }) => [team, services]))
    const leftOf = (team: string, then: number) =>
      (byTeam.get(team) ?? [])
        .filter(
          ({ fromAt, toAt, movedAt }) =>
            fromAt <= then && (toAt === null || toAt > then) && (movedAt === null || movedAt >= then),
        )
        .map(({ service }) => service)
    const visits = visitsIn(question).filter(visit => visit.migration === migration.id)
    return visitEffect(teamVisits(visits, blockersIn(question), leftOf), histories, at)
  })

/** Extra moves per day of one person at an office, with the ends of the 95 % interval; null below ten visits. Zero may lie within: then no effect may be claimed. */
export async function visitEffectIn(question: Question): Promise<VisitDayEffect | null> {
  const { moves, have } = await wholeVisitEffectIn(question)
  if (moves === null) return null
  const { value, low, high } = moves.perVisitDay
  return { perVisitDay: value, low, high, visits: have }
}
