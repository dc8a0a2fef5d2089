import { describe, expect, test } from 'vitest'
import { type MigrationState, migrationStates } from '#lib/domain/migration/state.ts'
import type { TeamGroup } from './team-groups.ts'
import { teamsSentence } from './teams-sentence.ts'

function group(name: string, given: Partial<Record<MigrationState, number>>): TeamGroup {
  const states = Object.fromEntries(
    migrationStates.map(state => [state, given[state] ?? 0]),
  ) as TeamGroup['states']
  const services = Object.values(states).reduce((sum, count) => sum + count, 0)
  const left = states.origin_only + states.both + states.back_on_origin
  return {
    id: name,
    name,
    teams: 1,
    services,
    left,
    movable: left,
    reports: { agree: 0, ahead: 0, behind: 0, none: 1, stale: 0 },
    states,
    ratePerWeek: null,
    onShare: null,
    teamWeeks: 0,
    place: null,
    step: null,
    reportDays: null,
  }
}

describe('the heading of the teams page', () => {
  test('names how few hold most of what is left', () => {
    const groups = [
      group('Freight', { origin_only: 40, origin_off: 20 }),
      group('Booking', { both: 27 }),
      group('Crew', { origin_only: 20 }),
      group('Web', { origin_only: 13 }),
    ]
    expect(teamsSentence(groups, 'area')).toEqual({
      answer: 'Four areas; two hold two thirds of what is left.',
      rest: '100 of 120 services in scope still need Helios.',
    })
  })

  test('says nothing is left only when nothing is unknown', () => {
    const done = group('Freight', { origin_off: 3 })
    expect(teamsSentence([done, group('Web', { target_only: 1 })], 'area').answer).toBe(
      'Two areas; nothing is left on Helios.',
    )
    expect(teamsSentence([done, group('Web', { unknown: 4 })], 'area').answer).toBe(
      'Two areas; 4 of 7 services are unknown.',
    )
  })

  test('by their words it counts teams that agree with evidence, and those ahead of it', () => {
    const groups = [
      { ...group('agree', { both: 4 }), teams: 222 },
      { ...group('ahead', { both: 1 }), teams: 16 },
    ]
    expect(teamsSentence(groups, 'report').answer).toBe(
      '222 of 238 teams agree with evidence; 16 are ahead of it.',
    )
  })

  test('has words for nobody', () => {
    expect(teamsSentence([], 'team').answer).toBe('No team has a service in scope here.')
  })
})
