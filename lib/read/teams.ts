import { isMovable } from '#lib/domain/blocker/held-by.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { once } from './answer-cache.ts'
import type { ListedTeam, TeamItem, TeamStepItem, TeamsAnswer } from './answers/team-answer.ts'
import { ask, type Question } from './ask.ts'
import { frequencyFigures } from './frequency-figures.ts'
import { goalStandings, type Standing } from './goal-standings.ts'
import { leftServicesIn } from './left-services-in.ts'
import { type PageQuestion, type Place, pageOf } from './page.ts'
import type { ReadContext } from './read-context.ts'
import { reportStandingsIn } from './report-standings-in.ts'
import { agreementFor } from './reports.ts'
import { isKindSelected } from './selection.ts'
import { teamItems } from './team-items.ts'
import { wholeCompany } from './whole-company.ts'

export type TeamsQuestion = PageQuestion & {
  q: string | null
  /** `id`, `name`, `left`, `movable`, `services`, `rate`, each with a leading minus for the other way round. */
  sort: string | null
}

/** Teams with what is left to move and how often they deploy, a page at a time. Throws ReadErrors. */
export async function readTeams(
  context: ReadContext,
  filters: Filters,
  list: Partial<TeamsQuestion> = {},
): Promise<TeamsAnswer> {
  const question = await ask(context, filters)
  const all = await listedTeams(question)
  const wanted = list.q?.trim().toLowerCase() ?? ''
  const teams = all.filter(({ id, name }) => `${id}\n${name ?? ''}`.toLowerCase().includes(wanted))
  const name = list.sort ?? 'id'
  const key = name.replace(/^-/, '')
  const order = { name, isDescending: name.startsWith('-') }
  const page = pageOf(teams, team => [keyOf(team, key), team.id], order, {
    limit: list.limit ?? null,
    cursor: list.cursor ?? null,
  })
  const areas = new Set(teams.map(({ area }) => area))
  const standings = await goalStandings(wholeCompany(question))
  return {
    ...page,
    areas: standings.flatMap(standing => {
      const step = standing.type === 'area' && areas.has(standing.id) ? stepOf(standing) : null
      return step === null ? [] : [{ id: standing.id, step }]
    }),
    total: teams.length,
  }
}

type Shared = TeamItem & Pick<ListedTeam, 'movable' | 'step'>

async function listedTeams(question: Question): Promise<ListedTeam[]> {
  const shared = await once(question, 'team items', () => sharedItems(question))
  // How reports stand is of the viewer: what a team alone may see yet is not told to others.
  const standings = new Map((await reportStandingsIn(question)).map(one => [one.team, one]))
  return shared.map(item => {
    const standing = standings.get(item.id)
    const report =
      standing === undefined
        ? null
        : {
            agreement: agreementFor(question, standing),
            ageDays: standing.ageDays,
            weight: standing.weight,
          }
    return { ...item, report }
  })
}

async function sharedItems(question: Question): Promise<Shared[]> {
  const whole = wholeCompany(question)
  const [figures, standings] = await Promise.all([frequencyFigures(question), goalStandings(whole)])
  const steps = new Map(
    standings.flatMap(one => (one.type === 'team' ? [[one.id, stepOf(one)] as const] : [])),
  )
  const movable = new Map<string, number>()
  for (const held of leftServicesIn(whole)) {
    const entry = question.world.services.get(held.service)!
    if (held.team === null || !isMovable(held) || !isKindSelected(question.filters, entry)) continue
    movable.set(held.team, (movable.get(held.team) ?? 0) + 1)
  }
  return teamItems(question, figures).map(item => ({
    ...item,
    movable: movable.get(item.id) ?? 0,
    step: steps.get(item.id) ?? null,
  }))
}

function stepOf({ steps, current }: Standing): TeamStepItem | null {
  const step = steps.find(({ id }) => id === current)
  if (step === undefined) return null
  const { due, share, needed, chance, standing } = step
  return { due, share, needed, chance, isMissed: standing === 'missed' }
}

function keyOf(team: ListedTeam, key: string): Place[0] {
  if (key === 'left') return team.left
  if (key === 'movable') return team.movable
  if (key === 'services') return team.services
  if (key === 'rate') return team.frequency.ratePerWeek
  return key === 'name' ? (team.name ?? team.id) : team.id
}
