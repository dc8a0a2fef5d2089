import { describe, expect, it } from 'vitest'
import { instant, rolloutOf } from '../deploy/testing/rollout-of.ts'
import { dayMs } from '../time/durations.ts'
import { statesOf, story } from './testing/history-of.ts'
import { told } from './testing/told-states.ts'

describe('both and the day of grace on the target', () => {
  it('T counts for 24 h after it ended', () => {
    expect(
      told(
        story(
          ['2026-01-05', 'helios'],
          ['2026-02-20', 'kubernetes'],
          ['2026-02-21 06:00', 'leave kubernetes'],
        ),
      ),
    ).toEqual(['2026-01-05 00:00 origin_only', '2026-02-20 00:00 both', '2026-02-22 06:00 origin_only'])
  })

  it('a service that comes to the target within the soak is both for the rest of it', () => {
    expect(
      told(story(['2026-01-05', 'helios'], ['2026-02-01', 'leave helios'], ['2026-02-04', 'kubernetes'])),
    ).toEqual(['2026-01-05 00:00 origin_only', '2026-02-04 00:00 both', '2026-02-08 00:00 target_only'])
  })

  it('one that comes after the soak is target_only at once', () => {
    expect(
      told(story(['2026-01-05', 'helios'], ['2026-02-01', 'leave helios'], ['2026-02-20', 'kubernetes'])),
    ).toEqual(['2026-01-05 00:00 origin_only', '2026-02-20 00:00 target_only'])
  })

  it('T must be at or after the last end of O', () => {
    expect(
      told(
        story(
          ['2026-01-05', 'helios'],
          ['2026-02-01', 'kubernetes'],
          ['2026-02-02', 'leave kubernetes'],
          ['2026-02-10', 'leave helios'],
        ),
      ).slice(-2),
    ).toEqual(['2026-02-03 00:00 origin_only', '2026-05-11 00:00 idle'])
    expect(
      told(
        story(
          ['2026-01-05', 'helios'],
          ['2026-02-01', 'kubernetes'],
          ['2026-02-10', 'leave kubernetes'],
          ['2026-02-10', 'leave helios'],
        ),
      ).slice(-3),
    ).toEqual(['2026-02-11 00:00 origin_only', '2026-02-17 00:00 target_only', '2026-05-11 00:00 idle'])
  })
})

describe('falling back', () => {
  it('is back_on_origin once it was done, until seven full days after the origin ended again', () => {
    expect(
      told(
        story(
          ['2026-01-05', 'helios'],
          ['2026-02-01', 'kubernetes'],
          ['2026-02-10', 'leave helios'],
          ['2026-03-01 12:00', 'helios'],
          ['2026-03-02 12:00', 'leave helios'],
        ),
      ).slice(2),
    ).toEqual([
      '2026-02-17 00:00 target_only',
      '2026-03-01 12:00 back_on_origin',
      '2026-03-09 12:00 target_only',
    ])
  })

  it('needs to have been done: within the soak it is only both', () => {
    expect(
      told(
        story(
          ['2026-01-05', 'helios'],
          ['2026-02-01', 'kubernetes'],
          ['2026-02-10', 'leave helios'],
          ['2026-02-16', 'helios'],
        ),
      ).at(-1),
    ).toBe('2026-02-01 00:00 both')
  })

  it('is remembered over idleness', () => {
    expect(
      told(
        story(
          ['2025-01-05', 'helios'],
          ['2025-02-01', 'kubernetes'],
          ['2025-02-10', 'leave helios'],
          ['2025-03-01', 'leave kubernetes'],
          ['2026-03-01', 'helios'],
        ),
      ).slice(-2),
    ).toEqual(['2025-05-30 00:00 idle', '2026-03-01 00:00 back_on_origin'])
  })
})

describe('born on the target', () => {
  it('is T without any O, also while T is gone for less than 90 days', () => {
    expect(told(story(['2026-01-05', 'kubernetes'], ['2026-01-20', 'leave kubernetes']))).toEqual([
      '2026-01-05 00:00 born_on_target',
      '2026-04-20 00:00 idle',
    ])
  })

  it('that visits the origin is both, then target_only', () => {
    expect(
      told(story(['2026-01-05', 'kubernetes'], ['2026-02-01', 'helios'], ['2026-02-03', 'leave helios'])),
    ).toEqual(['2026-01-05 00:00 born_on_target', '2026-02-01 00:00 both', '2026-02-10 00:00 target_only'])
  })
})

describe('idle', () => {
  it('is 90 days without O, T and deploy, from the 90th inclusive', () => {
    expect(told(story(['2026-01-05', 'helios'], ['2026-01-10 08:00', 'leave helios']))).toEqual([
      '2026-01-05 00:00 origin_only',
      '2026-04-10 08:00 idle',
    ])
  })

  it('never holds while a placement on the origin is open', () => {
    expect(told(story(['2020-01-05', 'helios']))).toEqual(['2020-01-05 00:00 origin_only'])
  })

  it('holds for a target placement where nothing has been ready for 90 days', () => {
    const history = story(['2026-01-05', 'kubernetes'])
    history.evidence.push({
      source: 's',
      id: 'down',
      platform: 'kubernetes',
      cluster: 'kubernetes',
      at: instant('2026-02-01'),
      change: 'unready',
      version: null,
      origin: 'sample',
    })
    expect(told(history).at(-1)).toBe('2026-05-02 00:00 idle')
  })

  it('without any evidence it is the only state, and no span says so', () => {
    expect(statesOf({ rollouts: [], evidence: [] })).toEqual([])
    const nomad = rolloutOf({ id: '1', platform: 'nomad', at: instant('2026-01-05') })
    expect(statesOf({ rollouts: [nomad], evidence: [] })).toEqual([])
  })

  it('is waited for from the last deploy, also one on a third platform', () => {
    const history = story(['2026-01-05', 'helios'], ['2026-01-10', 'leave helios'])
    history.rollouts.push(
      rolloutOf({ id: 'n', platform: 'nomad', at: instant('2026-02-01'), startedAt: null }),
    )
    expect(told(history).at(-1)).toBe('2026-05-02 00:00 idle')
  })

  it('is for good after retirement, whatever still runs', () => {
    const history = story(
      ['2026-01-05', 'helios'],
      ['2026-02-01', 'kubernetes'],
      ['2026-03-05', 'kubernetes'],
    )
    expect(told(history, '2026-03-01 12:00')).toEqual([
      '2026-01-05 00:00 origin_only',
      '2026-02-01 00:00 both',
      '2026-03-01 12:00 idle',
    ])
  })
})

describe('each state carries the events that put it there', () => {
  it('what opened both, what closed the origin, what deleted it', () => {
    const states = statesOf(
      story(
        ['2026-01-05', 'helios'],
        ['2026-02-20', 'kubernetes'],
        ['2026-03-01', 'leave helios'],
        ['2026-03-20', 'delete on helios'],
      ),
    )
    const ids = states.map(({ state, evidence }) => [state, evidence.map(({ id }) => id)])
    expect(ids).toEqual([
      ['origin_only', ['0']],
      ['both', ['0', '1']],
      ['target_only', ['2', '1']],
      ['origin_off', ['3', '2', '1']],
    ])
  })
})

describe('spans', () => {
  it('may lie in the future: the end of the soak is known when it begins', () => {
    const end = instant('2026-03-01')
    const [, , last] = statesOf(
      story(['2026-01-05', 'helios'], ['2026-02-20', 'kubernetes'], ['2026-03-01', 'leave helios']),
    )
    expect(last).toMatchObject({ fromAt: end + 7 * dayMs, toAt: null })
  })
})
