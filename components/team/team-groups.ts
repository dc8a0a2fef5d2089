import { agreementTexts } from '#components/report/report-words.ts'
import { type MigrationState, migrationStates } from '#lib/domain/migration/state.ts'
import { type Agreement, agreements } from '#lib/domain/report/report.ts'
import type { ChoicesAnswer } from '#lib/read/answers/choices-answer.ts'
import type { ListedTeam, TeamsAnswer } from '#lib/read/answers/team-answer.ts'

export const groupings = ['area', 'office', 'report', 'team'] as const
export type Grouping = (typeof groupings)[number]

/** One line of the matrix: a team, or all teams of an area or office. */
export type TeamGroup = {
  id: string
  name: string
  teams: number
  services: number
  left: number
  /** Of what is left: not excused, and nothing recorded holds it. */
  movable: number
  states: Record<MigrationState, number>
  /** Teams by how their words stand to evidence; a team without a service in scope is in none. */
  reports: Record<Agreement, number>
  /** Mean over the team-weeks of the last 12 full weeks; null without any. */
  ratePerWeek: number | null
  onShare: number | null
  teamWeeks: number
  /** Of a team: where it belongs. */
  place: string | null
  /** Of a team or an area: the step that counts now. */
  step: ListedTeam['step']
  /** Of a team: full days since its newest report; null without one. */
  reportDays: number | null
}

export const nowhere = '–none'

/** Teams added up by area or office, or each for itself. Teams without a service in scope are left out. */
export function groupTeams(
  items: readonly ListedTeam[],
  by: Grouping,
  choices: Pick<ChoicesAnswer, 'areas' | 'offices'>,
  areas: TeamsAnswer['areas'] = [],
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
      step: item.step,
      reportDays: item.report?.ageDays ?? null,
    }))
  }
  const alone = { place: null, step: null, reportDays: null }
  if (by === 'report') {
    const byAgreement = Map.groupBy(inScope, ({ report }) => report?.agreement ?? 'none')
    return [...byAgreement].map(([id, teams]) => ({
      ...sumOf(teams),
      ...alone,
      id,
      name: capital(agreementTexts[id]),
    }))
  }
  const steps = new Map(areas.map(({ id, step }) => [id, step]))
  return [...Map.groupBy(inScope, item => item[by] ?? nowhere)].map(([id, teams]) => ({
    ...sumOf(teams),
    ...alone,
    id,
    name: id === nowhere ? `no ${by}` : (nameOf(id) ?? id),
    step: by === 'area' ? (steps.get(id) ?? null) : null,
  }))
}

/** The sum of several teams: counts add up, rates are means over all their team-weeks. */
export function sumOf(
  teams: readonly Pick<ListedTeam, 'services' | 'left' | 'movable' | 'states' | 'frequency' | 'report'>[],
): Omit<TeamGroup, 'id' | 'name' | 'place' | 'step' | 'reportDays'> {
  const sum = (countOf: (team: (typeof teams)[number]) => number) =>
    teams.reduce((total, team) => total + countOf(team), 0)
  const teamWeeks = sum(({ frequency }) => frequency.teamWeeks)
  const weighted = (key: 'ratePerWeek' | 'on') =>
    teamWeeks === 0 ? null : sum(({ frequency }) => (frequency[key] ?? 0) * frequency.teamWeeks) / teamWeeks
  return {
    teams: teams.length,
    services: sum(team => team.services),
    left: sum(team => team.left),
    movable: sum(team => team.movable),
    reports: Object.fromEntries(
      agreements.map(one => [one, sum(({ report }) => Number(report?.agreement === one))]),
    ) as Record<Agreement, number>,
    states: Object.fromEntries(
      migrationStates.map(state => [state, sum(team => team.states[state])]),
    ) as Record<MigrationState, number>,
    ratePerWeek: weighted('ratePerWeek'),
    onShare: weighted('on'),
    teamWeeks,
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
