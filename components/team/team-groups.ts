import { type MigrationState, migrationStates } from '#lib/domain/migration/state.ts'
import type { ChoicesAnswer } from '#lib/read/answers/choices-answer.ts'
import type { TeamItem } from '#lib/read/answers/team-answer.ts'

export const groupings = ['area', 'office', 'team'] as const
export type Grouping = (typeof groupings)[number]

/** One line of the matrix: a team, or all teams of an area or office. */
export type TeamGroup = {
  id: string
  name: string
  teams: number
  services: number
  left: number
  states: Record<MigrationState, number>
  /** Mean over the team-weeks of the last 12 full weeks; null without any. */
  ratePerWeek: number | null
  onShare: number | null
  teamWeeks: number
  /** Of a team: where it belongs. */
  place: string | null
}

export const nowhere = '–none'

/** Teams added up by area or office, or each for itself. Teams without a service in scope are left out. */
export function groupTeams(
  items: readonly TeamItem[],
  by: Grouping,
  choices: Pick<ChoicesAnswer, 'areas' | 'offices'>,
): TeamGroup[] {
  const names = new Map([...choices.areas, ...choices.offices].map(({ id, name }) => [id, name]))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? id))
  const inScope = items.filter(({ services }) => services > 0)
  if (by === 'team') {
    return inScope.map(item => ({
      ...sumOf([item]),
      id: item.id,
      name: item.name ?? item.id,
      place: [nameOf(item.area), nameOf(item.office)].filter(Boolean).join(', ') || null,
    }))
  }
  return [...Map.groupBy(inScope, item => item[by] ?? nowhere)].map(([id, teams]) => ({
    ...sumOf(teams),
    id,
    name: id === nowhere ? `no ${by}` : (nameOf(id) ?? id),
    place: null,
  }))
}

/** The sum of several teams: counts add up, rates are means over all their team-weeks. */
export function sumOf(
  teams: readonly Pick<TeamItem, 'services' | 'left' | 'states' | 'frequency'>[],
): Omit<TeamGroup, 'id' | 'name' | 'place'> {
  const sum = (countOf: (team: (typeof teams)[number]) => number) =>
    teams.reduce((total, team) => total + countOf(team), 0)
  const teamWeeks = sum(({ frequency }) => frequency.teamWeeks)
  const weighted = (key: 'ratePerWeek' | 'on') =>
    teamWeeks === 0 ? null : sum(({ frequency }) => (frequency[key] ?? 0) * frequency.teamWeeks) / teamWeeks
  return {
    teams: teams.length,
    services: sum(team => team.services),
    left: sum(team => team.left),
    states: Object.fromEntries(
      migrationStates.map(state => [state, sum(team => team.states[state])]),
    ) as Record<MigrationState, number>,
    ratePerWeek: weighted('ratePerWeek'),
    onShare: weighted('on'),
    teamWeeks,
  }
}
