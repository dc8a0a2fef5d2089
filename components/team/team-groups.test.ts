import { expect, test } from 'vitest'
import { type MigrationState, migrationStates } from '#lib/domain/migration/state.ts'
import type { ListedTeam } from '#lib/read/answers/team-answer.ts'
import { groupTeams, sumOf } from './team-groups.ts'

const none = Object.fromEntries(migrationStates.map(state => [state, 0])) as Record<MigrationState, number>
const team = (
  id: string,
  area: string | null,
  left: number,
  rate: number | null,
  teamWeeks: number,
): ListedTeam => ({
  id,
  name: null,
  area,
  office: null,
  services: left,
  left,
  states: { ...none, origin_only: left },
  frequency: { ratePerWeek: rate, teamWeeks, on: rate === null ? null : 0 },
  movable: left === 0 ? 0 : 1,
  step: null,
  report: { agreement: id === 'b' ? 'ahead' : 'none', ageDays: null, weight: 0 },
})
const items = [
  team('a', 'freight', 2, 4, 12),
  team('b', 'freight', 3, 1, 6),
  team('c', null, 1, null, 0),
  team('d', 'web', 0, 9, 12),
]

test('areas add up their teams; rates are means over team-weeks; teams with nothing in scope are left out', () => {
  const areas = groupTeams(items, 'area', { areas: [{ id: 'freight', name: 'Freight' }], offices: [] })
  expect(areas.map(({ name, teams, left, ratePerWeek }) => ({ name, teams, left, ratePerWeek }))).toEqual([
    { name: 'Freight', teams: 2, left: 5, ratePerWeek: 3 },
    { name: 'no area', teams: 1, left: 1, ratePerWeek: null },
  ])
  expect(sumOf(items.slice(0, 3))).toMatchObject({ teams: 3, left: 6, ratePerWeek: 3, teamWeeks: 18 })
})

test('by their words: silent teams and those ahead of evidence, each with what they hold', () => {
  const groups = groupTeams(items, 'report', { areas: [], offices: [] })
  expect(groups.map(({ id, name, teams, left, movable }) => ({ id, name, teams, left, movable }))).toEqual([
    { id: 'none', name: 'Never reported', teams: 2, left: 3, movable: 2 },
    { id: 'ahead', name: 'Ahead of evidence', teams: 1, left: 3, movable: 1 },
  ])
})

test('an area has its own step; an office has none', () => {
  const step = { due: '2026-06-30', share: 0.8, needed: 2, chance: 0.71, isMissed: false }
  const areas = [{ id: 'freight', step }]
  const none = { areas: [], offices: [] }
  expect(groupTeams(items, 'area', none, areas).map(group => group.step)).toEqual([step, null])
  expect(groupTeams(items, 'office', none, areas).map(group => group.step)).toEqual([null])
})
