import type { Filters } from '#lib/domain/filter/filters.ts'
import { defaultSeed } from '#lib/domain/statistics/seeded-random.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { effectDraws } from '#lib/domain/visit/effect-estimate.ts'
import { windowDays } from '#lib/domain/visit/matched-visits.ts'
import type { VisitKind } from '#lib/domain/visit/visit.ts'
import type { EffectGroup } from '#lib/domain/visit/visit-effect.ts'
import { visitEffectMethod } from '#lib/domain/visit/visit-effect-method.ts'
import type { VisitEffectAnswer, VisitEffectItem } from './answers/visit-effect-answer.ts'
import { ask, type Question } from './ask.ts'
import type { ReadContext } from './read-context.ts'
import { wholeVisitEffectIn } from './visit-effect-in.ts'
import { visitsIn } from './visits-in.ts'

/** What visits brought, of the whole company; only the time of the filters matters. Throws ReadErrors. */
export async function readVisitEffect(context: ReadContext, filters: Filters): Promise<VisitEffectAnswer> {
  const question = await ask(context, filters)
  const { migration, asOf, now } = question
  const { byKind, byBlocker, leftOut, byVisit: _, units: __, ...effect } = await wholeVisitEffectIn(question)
  return {
    migration: migration.id,
    asOf,
    knownAt: formatInstant(now),
    windowDays,
    method: visitEffectMethod,
    draws: effectDraws,
    seed: defaultSeed,
    effect,
    byKind: byKind.map(group => ({ ...group, kind: group.kind as VisitKind })),
    byBlocker,
    leftOut,
    items: (await visitEffectItems(question)).reverse(),
  }
}

/** Each visit beside teams like its own, oldest first; those whose 30 days are not over are not among them. */
export async function visitEffectItems(question: Question): Promise<VisitEffectItem[]> {
  const { byVisit } = await wholeVisitEffectIn(question)
  const groups = new Map(byVisit.map(group => [group.visit, group]))
  const offices = new Map(question.world.catalog.offices.map(({ id, name }) => [id, name ?? id]))
  return visitsIn(question).flatMap(({ id, office, fromOn, toOn, kind }) => {
    const group = groups.get(id)
    if (group === undefined) return []
    return {
      visit: id,
      office,
      officeName: offices.get(office) ?? office,
      from: fromOn,
      to: toOn,
      kind,
      teams: group.teamVisits,
      need: group.need,
      needMoves: group.needMoves,
      observed: group.observed,
      matched: group.matched,
      extraMoves: wholeVisit(group, 'moves'),
      extraSteps: wholeVisit(group, 'steps'),
    }
  })
}

/** The difference of all its teams together. */
function wholeVisit(group: EffectGroup, outcome: 'moves' | 'steps'): VisitEffectItem['extraMoves'] {
  const perTeam = group[outcome]?.perTeam ?? null
  if (perTeam === null) return null
  const { value, low, high, isClear } = perTeam
  const teams = group.teamVisits
  return { value: value * teams, low: low * teams, high: high * teams, isClear }
}
