import type { Filters } from '#lib/domain/filter/filters.ts'
import { once } from './answer-cache.ts'
import type { TeamItem, TeamsAnswer } from './answers/team-answer.ts'
import { ask } from './ask.ts'
import { frequencyFigures } from './frequency-figures.ts'
import { type PageQuestion, type Place, pageOf } from './page.ts'
import type { ReadContext } from './read-context.ts'
import { teamItems } from './team-items.ts'

export type TeamsQuestion = PageQuestion & {
  q: string | null
  /** `id`, `name`, `left`, `services`, `rate`, each with a leading minus for the other way round. */
  sort: string | null
}

/** Teams with what is left to move and how often they deploy, a page at a time. Throws ReadErrors. */
export async function readTeams(
  context: ReadContext,
  filters: Filters,
  list: Partial<TeamsQuestion> = {},
): Promise<TeamsAnswer> {
  const question = await ask(context, filters)
  const all = await once(question, 'team items', async () =>
    teamItems(question, await frequencyFigures(question)),
  )
  const wanted = list.q?.trim().toLowerCase() ?? ''
  const teams = all.filter(({ id, name }) => `${id}\n${name ?? ''}`.toLowerCase().includes(wanted))
  const name = list.sort ?? 'id'
  const key = name.replace(/^-/, '')
  const order = { name, isDescending: name.startsWith('-') }
  const page = pageOf(teams, team => [keyOf(team, key), team.id], order, {
    limit: list.limit ?? null,
    cursor: list.cursor ?? null,
  })
  return { ...page, total: teams.length }
}

function keyOf(team: TeamItem, key: string): Place[0] {
  if (key === 'left') return team.left
  if (key === 'services') return team.services
  if (key === 'rate') return team.frequency.ratePerWeek
  return key === 'name' ? (team.name ?? team.id) : team.id
}
