import { mayPlanVisits } from '#lib/domain/access/may-plan-visits.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import type { VisitAnswer } from './answers/visit-answer.ts'
import { ask } from './ask.ts'
import { planGroundIn } from './plan-ground-in.ts'
import type { ReadContext } from './read-context.ts'
import { NotFound } from './read-error.ts'
import { teamStandingsIn } from './team-standings-in.ts'
import { conflictsIn, visitItem, visitVersionsIn, wireVersion } from './visit-items.ts'
import { visitTeam } from './visit-teams.ts'
import { visitsIn } from './visits-in.ts'
import { wholeCompany } from './whole-company.ts'

/** A visit with every version of it and how its teams stand. Throws ReadErrors. */
export async function readVisit(context: ReadContext, id: string, filters: Filters): Promise<VisitAnswer> {
  const question = wholeCompany(await ask(context, filters))
  const visit = visitsIn(question).find(one => one.id === id)
  if (visit === undefined) throw new NotFound(`There is no visit ${id}.`)
  const versions = visitVersionsIn(question).get(id) ?? []
  const ground = planGroundIn(question)
  const teams = [...new Set(visit.agenda.map(({ team }) => team))]
  const standings = new Map(teamStandingsIn(question).map(one => [one.team, one]))
  return {
    ...visitItem(visit, versions, visit.isCancelled ? [] : conflictsIn(question), question),
    migration: visit.migration,
    asOf: question.asOf,
    versions: versions.map(row => wireVersion(row, ground)),
    teams: teams.map(team => {
      const place = ground.teamOf(team)
      const nothing = {
        team,
        name: place?.name ?? team,
        area: place?.area ?? null,
        office: place?.office ?? null,
      }
      return visitTeam(standings.get(team) ?? { ...nothing, services: [], pace: 0, askedDays: null })
    }),
    mayPlan: mayPlanVisits(context.viewer),
  }
}
