import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rollout } from '../deploy/rollout.ts'
import { instant, rolloutOf, testClusters } from '../deploy/testing/rollout-of.ts'
import { placementsOf } from '../placement/placements-of.ts'
import { dayMs, hourMs } from '../time/durations.ts'
import { leavingSince } from './leaving-since.ts'
import { defaultMigration } from './migration.ts'
import { nextChanges } from './next-changes.ts'
import { stateAt } from './state-run.ts'
import { anyHistory } from './testing/any-history.ts'
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

  it('one back on the origin that is not on the target stays there until it is ready there too', () => {
    const back = story(
      ['2026-01-05', 'helios'],
      ['2026-02-01', 'kubernetes'],
      ['2026-03-01', 'leave helios'],
      ['2026-03-20', 'helios'],
      ['2026-03-21', 'leave kubernetes'],
    )
    expect(causes(back, '2026-03-20 12:00')).toEqual(['undeployed_on_origin -> target_only'])
    expect(causes(back, '2026-04-01')).toEqual(['undeployed_on_origin -> origin_only'])
  })

  it('an idle one whose workloads on the origin are deleted comes back as switched off', () => {
    const deleted = story(
      ['2025-01-05', 'helios'],
      ['2025-02-01', 'kubernetes'],
      ['2025-02-10', 'delete on helios'],
      ['2025-03-01', 'leave kubernetes'],
    )
    expect(causes(deleted, '2026-01-01')).toEqual([
      'deployed_on_origin -> back_on_origin',
      'ready_on_target -> origin_off',
    ])
  })

  it('law: whatever it names comes true when that happens and nothing else does', () => {
    const cut = ({ rollouts, evidence }: History, at: number): History => ({
      rollouts: rollouts.filter(({ finishedAt }) => finishedAt === null || finishedAt <= at),
      evidence: evidence.filter(told => told.at <= at),
    })
    const happens = (history: History, cause: string, at: number): History => {
      const placements = placementsOf(history.rollouts, history.evidence, testClusters)
      const clustersOn = (platform: string) => [
        ...new Set(placements.filter(one => one.platform === platform).map(({ cluster }) => cluster)),
      ]
      const told = (platform: string, cluster: string, kind: Rollout['kind']) =>
        rolloutOf({ id: `then ${cluster}`, version: 'then', platform, cluster, kind, at, startedAt: at })
      const then = {
        undeployed_on_origin: () =>
          clustersOn('helios').map(cluster => told('helios', cluster, 'undeployed')),
        gone_from_target: () =>
          clustersOn('kubernetes').map(cluster => told('kubernetes', cluster, 'undeployed')),
        workload_deleted_on_origin: () =>
          clustersOn('helios').map(cluster => told('helios', cluster, 'deleted')),
        deployed_on_origin: () => [told('helios', 'ash', 'rollout')],
        ready_on_target: () => [told('kubernetes', 'gae2', 'rollout')],
      }[cause]
      return { ...history, rollouts: [...history.rollouts, ...(then?.() ?? [])] }
    }
    const hour = fc
      .integer({ min: 0, max: 24 * 250 })
      .map(hours => instant('2026-01-05 12:30') + hours * hourMs)
    fc.assert(
      fc.property(anyHistory, hour, (whole, at) => {
        const history = cut(whole, at)
        const states = statesOf(history)
        const placements = placementsOf(history.rollouts, history.evidence, testClusters)
        const shown = stateAt(states, at)
        for (const change of nextChanges(
          { states, placements, shown, retiredAt: null },
          defaultMigration,
          at,
        )) {
          const after = statesOf(happens(history, change.cause, at))
          expect(stateAt(after, change.at ?? at + (change.afterDays ?? 0) * dayMs)).toBe(change.to)
        }
      }),
      { numRuns: 300 },
    )
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
