import { describe, expect, it } from 'vitest'
import { instant, testClusters } from '../deploy/testing/rollout-of.ts'
import { placementsOf } from '../placement/placements-of.ts'
import { leavingSince } from './leaving-since.ts'
import { defaultMigration } from './migration.ts'
import { nextChanges } from './next-changes.ts'
import { stateAt } from './state-run.ts'
import { type History, statesOf, story } from './testing/history-of.ts'

function ask(history: History, at: string, isUnknown = false) {
  const states = statesOf(history)
  const placements = placementsOf(history.rollouts, history.evidence, testClusters)
  const shown = isUnknown ? 'unknown' : stateAt(states, instant(at))
  return nextChanges({ states, placements, shown, retiredAt: null }, defaultMigration, instant(at))
}
const causes = (history: History, at: string) => ask(history, at).map(({ to, cause }) => `${cause} -> ${to}`)
const moving = story(['2026-01-05', 'helios'], ['2026-02-01', 'kubernetes'], ['2026-03-01', 'leave helios'])

describe('what would change the state next', () => {
  it('names the event on the origin, on both, and after', () => {
    expect(causes(moving, '2026-01-10')).toEqual(['ready_on_target -> both'])
    expect(causes(story(['2026-01-05', 'helios']), '2026-01-10')).toEqual(['ready_on_target -> both'])
    const onBoth = story(['2026-01-05', 'helios'], ['2026-02-01', 'kubernetes'])
    expect(ask(onBoth, '2026-02-10')).toEqual([
      { to: 'target_only', cause: 'undeployed_on_origin', afterDays: 7, at: null },
      { to: 'origin_only', cause: 'gone_from_target', afterDays: 1, at: null },
    ])
    expect(causes(moving, '2026-03-20')).toEqual([
      'workload_deleted_on_origin -> origin_off',
      'deployed_on_origin -> back_on_origin',
    ])
  })

  it('says when, where a clock is running', () => {
    expect(ask(moving, '2026-03-02')[0]).toEqual({
      to: 'target_only',
      cause: 'clock',
      afterDays: null,
      at: instant('2026-03-08'),
    })
  })

  it('an unknown service needs its source', () => {
    expect(ask(moving, '2026-03-20', true)).toEqual([
      { to: 'target_only', cause: 'source_heard_again', afterDays: null, at: null },
    ])
  })

  it('an idle service wakes up where it is deployed', () => {
    const gone = story(['2025-01-05', 'helios'], ['2025-01-06', 'leave helios'])
    expect(causes(gone, '2026-01-01')).toEqual([
      'deployed_on_origin -> origin_only',
      'ready_on_target -> target_only',
    ])
    expect(causes(story(), '2026-01-01')).toEqual([
      'deployed_on_origin -> origin_only',
      'ready_on_target -> born_on_target',
    ])
  })

  it('a retired one nothing', () => {
    const facts = {
      states: statesOf(moving, instant('2026-04-01')),
      placements: [],
      shown: 'idle',
      retiredAt: instant('2026-04-01'),
    } as const
    expect(nextChanges(facts, defaultMigration, instant('2026-05-01'))).toEqual([])
  })
})

describe('leaving since', () => {
  it('is the end of the last origin placement while the soak runs', () => {
    const placements = placementsOf(moving.rollouts, [], testClusters)
    const at = (text: string) => leavingSince(placements, defaultMigration, instant(text))
    expect(at('2026-02-28')).toBeNull()
    expect(at('2026-03-01')).toBe(instant('2026-03-01'))
    expect(at('2026-03-07 23:59')).toBe(instant('2026-03-01'))
    expect(at('2026-03-08')).toBeNull()
  })
})
