import { describe, expect, it } from 'vitest'
import { instant } from '../deploy/testing/rollout-of.ts'
import { defaultMigration } from './migration.ts'
import { statesOf, story } from './testing/history-of.ts'
import { told } from './testing/told-states.ts'

describe('leaving the origin', () => {
  it('is both until the 8th, then target_only since the 8th', () => {
    expect(
      told(story(['2026-01-05', 'helios'], ['2026-02-20', 'kubernetes'], ['2026-03-01', 'leave helios'])),
    ).toEqual(['2026-01-05 00:00 origin_only', '2026-02-20 00:00 both', '2026-03-08 00:00 target_only'])
  })

  it('takes full days from the end instant, the new state holding from the limit inclusive', () => {
    const [, , last] = statesOf(
      story(['2026-01-05', 'helios'], ['2026-02-20', 'kubernetes'], ['2026-03-01 10:30', 'leave helios']),
    )
    expect(last).toMatchObject({ state: 'target_only', fromAt: instant('2026-03-08 10:30') })
  })

  it('lies in the future while the soak runs, and is taken back by a new deploy on the origin', () => {
    expect(
      told(
        story(
          ['2026-01-05', 'helios'],
          ['2026-02-20', 'kubernetes'],
          ['2026-03-01', 'leave helios'],
          ['2026-03-05', 'helios'],
        ),
      ),
    ).toEqual(['2026-01-05 00:00 origin_only', '2026-02-20 00:00 both'])
  })

  it('follows the migration`s own soak', () => {
    const history = story(
      ['2026-01-05', 'helios'],
      ['2026-02-20', 'kubernetes'],
      ['2026-03-01', 'leave helios'],
    )
    const states = statesOf(history, null, { ...defaultMigration, soakDays: 2 })
    expect(states.at(-1)).toMatchObject({ state: 'target_only', fromAt: instant('2026-03-03') })
  })

  it('waits for the last cluster of the origin', () => {
    expect(
      told(
        story(
          ['2026-01-05', 'helios', 'lon'],
          ['2026-01-06', 'helios', 'ash'],
          ['2026-02-20', 'kubernetes'],
          ['2026-03-01', 'leave helios', 'lon'],
          ['2026-03-04', 'leave helios', 'ash'],
        ),
      ).at(-1),
    ).toBe('2026-03-11 00:00 target_only')
  })

  it('a stopped job is still there: only undeploying ends it', () => {
    const history = story(['2026-01-05', 'helios'], ['2026-02-20', 'kubernetes'])
    history.evidence.push({
      source: 's',
      id: 'stop',
      platform: 'helios',
      cluster: 'helios',
      at: instant('2026-02-25'),
      change: 'unready',
      version: null,
      origin: 'sample',
    })
    expect(told(history).at(-1)).toBe('2026-02-20 00:00 both')
  })
})

describe('origin_off', () => {
  const left = [
    ['2026-01-05', 'helios', 'lon'],
    ['2026-01-05', 'helios', 'ash'],
    ['2026-02-20', 'kubernetes'],
    ['2026-03-01', 'leave helios', 'lon'],
    ['2026-03-01', 'leave helios', 'ash'],
  ] as const

  it('needs every workload on the origin deleted, and the soak', () => {
    expect(
      told(story(...left.map(line => [...line] as never), ['2026-03-02', 'delete on helios', 'lon'])).at(-1),
    ).toBe('2026-03-08 00:00 target_only')
    const both = story(
      ...left.map(line => [...line] as never),
      ['2026-03-02', 'delete on helios', 'lon'],
      ['2026-03-03', 'delete on helios', 'ash'],
    )
    expect(told(both).at(-1)).toBe('2026-03-08 00:00 origin_off')
  })

  it('begins at the last deletion when that comes after the soak', () => {
    const late = story(
      ...left.map(line => [...line] as never),
      ['2026-03-02', 'delete on helios', 'lon'],
      ['2026-03-20', 'delete on helios', 'ash'],
    )
    expect(told(late).slice(-2)).toEqual(['2026-03-08 00:00 target_only', '2026-03-20 00:00 origin_off'])
  })

  it('is not reached again by a workload deployed again later', () => {
    const again = story(
      ['2026-01-05', 'helios'],
      ['2026-02-20', 'kubernetes'],
      ['2026-03-01', 'delete on helios'],
      ['2026-04-01', 'helios'],
      ['2026-04-02', 'leave helios'],
    )
    expect(told(again).slice(-3)).toEqual([
      '2026-03-08 00:00 origin_off',
      '2026-04-01 00:00 back_on_origin',
      '2026-04-09 00:00 target_only',
    ])
  })
})
