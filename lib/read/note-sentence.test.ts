import { describe, expect, test } from 'vitest'
import { instant, rolloutOf, testClusters } from '#lib/domain/deploy/testing/rollout-of.ts'
import { defaultMigration } from '#lib/domain/migration/migration.ts'
import { nextChanges } from '#lib/domain/migration/next-changes.ts'
import { stateNotes } from '#lib/domain/migration/state-notes.ts'
import { stateAt } from '#lib/domain/migration/state-run.ts'
import { type History, statesOf, story } from '#lib/domain/migration/testing/history-of.ts'
import type { Evidence } from '#lib/domain/placement/evidence.ts'
import { placementsOf } from '#lib/domain/placement/placements-of.ts'
import { changeSentence } from './change-sentence.ts'
import { noteSentence } from './note-sentence.ts'

type Told = { state: string; why: string[]; ways: string[] }

function tell(history: History, at: string, silent: string[] = [], retiredOn: string | null = null): Told {
  const retiredAt = retiredOn === null ? null : instant(retiredOn)
  const states = statesOf(history, retiredAt)
  const placements = placementsOf(history.rollouts, history.evidence, testClusters)
  const shown = silent.length > 0 ? 'unknown' : stateAt(states, instant(at))
  const facts = { states, placements, shown, retiredAt }
  return {
    state: shown,
    why: stateNotes({ ...facts, silent }, defaultMigration, instant(at)).map(note =>
      noteSentence(note, 'Helios', 'Kubernetes', instant(at)),
    ),
    ways: nextChanges(facts, defaultMigration, instant(at)).map(
      change => `${change.to} ${changeSentence(change, 'Helios', 'Kubernetes')}`,
    ),
  }
}
const seen = (at: string, cluster: string, change: Evidence['change']): Evidence => ({
  source: 'watch',
  id: `${at} ${cluster} ${change}`,
  platform: cluster === 'lon' || cluster === 'ash' ? 'helios' : 'kubernetes',
  cluster,
  at: instant(at),
  change,
  version: null,
  origin: 'observed',
})
const watched = (...evidence: Evidence[]): History => ({ rollouts: [], evidence })
const moving = story(
  ['2026-01-05', 'helios', 'lon'],
  ['2026-02-01', 'kubernetes', 'gew1'],
  ['2026-03-01', 'leave helios', 'lon'],
)

describe('why a service is where it is, in words', () => {
  test('Helios only: nothing to explain but the way on', () => {
    expect(tell(story(['2026-01-05', 'helios', 'lon']), '2026-01-10')).toEqual({
      state: 'origin_only',
      why: [],
      ways: ['both when an instance is ready on Kubernetes'],
    })
  })

  test('on both: both ways out of it', () => {
    expect(tell(moving, '2026-02-10')).toEqual({
      state: 'both',
      why: [],
      ways: [
        'target_only when it is undeployed on Helios, 7 full days later',
        'origin_only when it is gone from Kubernetes, 1 full day later',
      ],
    })
  })

  test('soak: left, and counted as there for seven full days', () => {
    const { state, why, ways } = tell(moving, '2026-03-03 12:00')
    expect(state).toBe('both')
    expect(why).toEqual([
      'It left Helios on 2026-03-01 and counts as deployed there for 7 full days: this is day 3, the last ends on 2026-03-08.',
    ])
    expect(ways[0]).toBe('target_only if nothing happens until then')
  })

  test('Kubernetes only, and the job on Helios still defined', () => {
    expect(tell(moving, '2026-03-20')).toEqual({
      state: 'target_only',
      why: ['Its job on Helios is still defined in lon: switched off is when all are deleted.'],
      ways: ['origin_off when its job on Helios is deleted', 'back_on_origin when it is deployed on Helios'],
    })
  })

  test('deleted workloads: one of two, then both', () => {
    const history = story(
      ['2026-01-05', 'helios', 'lon'],
      ['2026-01-06', 'helios', 'ash'],
      ['2026-02-01', 'kubernetes', 'gew1'],
      ['2026-03-01', 'delete on helios', 'lon'],
      ['2026-03-02', 'leave helios', 'ash'],
      ['2026-04-01', 'delete on helios', 'ash'],
    )
    expect(tell(history, '2026-03-20').why).toEqual([
      'Its job on Helios is still defined in ash, deleted in lon: switched off is when all are deleted.',
    ])
    expect(tell(history, '2026-04-02')).toEqual({
      state: 'origin_off',
      why: ['Its job on Helios is deleted in ash and lon, the last on 2026-04-01.'],
      ways: ['back_on_origin when it is deployed on Helios'],
    })
  })

  test('silence: what stands beneath, and that its source has to be heard', () => {
    expect(tell(moving, '2026-03-20', ['gew1'])).toEqual({
      state: 'unknown',
      why: [
        'The source of gew1 is silent beyond its limit: what it told last stands, and by that it is on Kubernetes only. Clocks run on beneath.',
        'Its job on Helios is still defined in lon: switched off is when all are deleted.',
      ],
      ways: ['target_only when its source is heard again with the same facts'],
    })
  })

  test('returns: when it had moved, when and where it came back', () => {
    const back = {
      ...moving,
      rollouts: [
        ...moving.rollouts,
        rolloutOf({ id: 'again', cluster: 'ash', version: 'again', at: instant('2026-04-01') }),
      ],
    }
    const told = tell(back, '2026-04-02')
    expect(told.state).toBe('back_on_origin')
    expect(told.why).toEqual([
      'It had moved on 2026-03-08, and was deployed on Helios again on 2026-04-01 (ash): a return takes it out of the moved ones.',
      'On Helios, lon is left and ash is not: one place is enough to count as on Helios.',
    ])
    expect(told.ways).toEqual(['target_only when it is undeployed on Helios, 7 full days later'])
  })

  test('STOP is not undeploy, and a DOWN host says nothing', () => {
    const stopped = watched(
      seen('2026-01-05', 'lon', 'placed'),
      seen('2026-01-05', 'lon', 'ready'),
      seen('2026-01-06', 'gew1', 'placed'),
      seen('2026-01-06', 'gew1', 'ready'),
      seen('2026-02-01', 'lon', 'unready'),
    )
    const told = tell(stopped, '2026-03-20')
    expect(told.state).toBe('both')
    expect(told.why).toEqual([
      'In lon no instance of it runs since 2026-02-01, but it is deployed: a stopped job (goal STOP) or a host that is DOWN does not end it, only undeploying does.',
    ])
    const undeployed = watched(...stopped.evidence, seen('2026-03-01', 'lon', 'undeployed'))
    expect(tell(undeployed, '2026-03-20').state).toBe('target_only')
  })

  test('two clusters that disagree: one place is enough, on either platform', () => {
    const told = tell(
      watched(
        seen('2026-01-05', 'lon', 'placed'),
        seen('2026-01-05', 'lon', 'ready'),
        seen('2026-01-05', 'ash', 'placed'),
        seen('2026-01-05', 'ash', 'ready'),
        seen('2026-02-01', 'gew1', 'placed'),
        seen('2026-02-01', 'gew1', 'ready'),
        seen('2026-02-01', 'gae2', 'placed'),
        seen('2026-03-01', 'lon', 'undeployed'),
      ),
      '2026-03-20',
    )
    expect(told.state).toBe('both')
    expect(told.why).toEqual([
      'On Helios, lon is left and ash is not: one place is enough to count as on Helios.',
      'On Kubernetes it is ready in gew1 and not in gae2: one place is enough to count as there.',
    ])
  })

  test('deployed and ready nowhere, and the 24 hours after the last ready instance', () => {
    const crashing = watched(
      seen('2026-01-05', 'lon', 'placed'),
      seen('2026-02-01', 'gew1', 'placed'),
      seen('2026-02-02', 'gew1', 'ready'),
      seen('2026-02-10', 'gew1', 'unready'),
    )
    expect(tell(crashing, '2026-02-10 12:00').why.slice(0, 1)).toEqual([
      'No instance has been ready on Kubernetes since 2026-02-10: for 24 hours it counts as there.',
    ])
    expect(tell(crashing, '2026-02-12').state).toBe('origin_only')
    expect(tell(crashing, '2026-02-12').why.at(-1)).toBe(
      'It is deployed in gew1 and ready nowhere on Kubernetes: without a ready instance it is not there.',
    )
  })

  test('born on Kubernetes, idle, retired', () => {
    const born = story(['2026-02-01', 'kubernetes', 'gew1'])
    expect(tell(born, '2026-02-10')).toEqual({
      state: 'born_on_target',
      why: [],
      ways: ['both when it is deployed on Helios'],
    })
    const gone = story(['2025-01-05', 'helios'], ['2025-01-06', 'leave helios'])
    expect(tell(gone, '2026-01-01')).toEqual({
      state: 'idle',
      why: [],
      ways: [
        'origin_only when it is deployed on Helios',
        'target_only when an instance is ready on Kubernetes',
      ],
    })
    expect(tell(born, '2026-05-01', [], '2026-04-01')).toEqual({
      state: 'idle',
      why: ['It was retired on 2026-04-01 and is idle for good.'],
      ways: [],
    })
  })
})
