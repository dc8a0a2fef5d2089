import type { FrequencyFigures } from '#lib/domain/frequency/frequency-figures.ts'
import { isLeft } from '#lib/domain/migration/is-done.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { countStates } from '#lib/domain/migration/state-counts.ts'
import { stateAt } from '#lib/domain/migration/state-run.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import type { TeamItem } from './answers/team-answer.ts'
import type { Question } from './ask.ts'
import { isKindSelected, isTeamSelected, teamIds } from './selection.ts'
import { timelineIn } from './timelines.ts'
import type { WorldService } from './world/world.ts'

/** The question's services by owner at an instant, those in scope then. */
export function ownedServices(question: Question, at: number): Map<string, WorldService[]> {
  const owned = new Map<string, WorldService[]>()
  for (const entry of question.world.services.values()) {
    if (!isKindSelected(question.filters, entry)) continue
    const team = ownerAt(entry.service, entry.ownership, at)
    if (team === null || !coversAny(timelineIn(question, entry).scope, at)) continue
    const list = owned.get(team)
    if (list) list.push(entry)
    else owned.set(team, [entry])
  }
  return owned
}

/** Teams as lists show them, by id: the filters' teams, also those without a service in scope. */
export function teamItems(question: Question, figures: FrequencyFigures): TeamItem[] {
  const { world, filters, at } = question
  const owned = ownedServices(question, at)
  const rates = new Map(figures.teams.map(row => [row.team, row]))
  return [...teamIds(world)]
    .filter(id => isTeamSelected(world, filters, id))
    .sort()
    .map(id => {
      const team = world.teams.get(id)
      const states = (owned.get(id) ?? []).map(entry => stateAt(timelineIn(question, entry).shown, at))
      const rate = rates.get(id)
      return {
        id,
        name: team?.name ?? null,
        area: team?.area ?? null,
        office: team?.office ?? null,
        services: states.length,
        left: states.filter(isLeft).length,
        states: countStates(states),
        frequency: {
          ratePerWeek: rate?.ratePerWeek ?? null,
          teamWeeks: rate?.teamWeeks ?? 0,
          on: rate?.on ?? null,
        },
      }
    })
}
