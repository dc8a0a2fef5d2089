import { describe, expect, it } from 'vitest'
import { instant } from '../deploy/testing/rollout-of.ts'
import { flowsBetween } from './flows.ts'
import type { Migration } from './migration.ts'
import { type Around, type History, historyTimeline, story } from './testing/history-of.ts'
import { transitionsOf } from './transitions.ts'

const crossings = (history: History, around: Around = {}) =>
  transitionsOf(historyTimeline(history, around)).map(({ kind, at }) => [kind, at])
const byTeam: Migration = {
  id: 'm',
  name: 'M',
  from: 'helios',
  to: 'kubernetes',
  baselineOn: null,
  soakDays: 7,
  scope: { teams: ['core'] },
}

const moves = story(['2026-01-05', 'helios'], ['2026-02-01', 'kubernetes'], ['2026-02-10', 'leave helios'])
const born = story(['2026-03-01', 'kubernetes'])

describe('flows of services on the target alone', () => {
  it('moved is the first time done, born the first time ready', () => {
    expect(crossings(moves)).toEqual([['moved', instant('2026-02-17')]])
    expect(crossings(born)).toEqual([['born', instant('2026-03-01')]])
  })

  it('returned is leaving for another state, came back any entry after the first', () => {
    const back = story(
      ['2026-01-05', 'helios'],
      ['2026-02-01', 'kubernetes'],
      ['2026-02-10', 'leave helios'],
      ['2026-03-01', 'helios'],
      ['2026-03-05', 'leave helios'],
    )
    expect(crossings(back)).toEqual([
      ['moved', instant('2026-02-17')],
      ['returned', instant('2026-03-01')],
      ['cameBack', instant('2026-03-12')],
    ])
  })

  it('a born service that visits the origin comes back, it does not move', () => {
    const visit = story(
      ['2026-03-01', 'kubernetes'],
      ['2026-04-01', 'helios'],
      ['2026-04-02', 'leave helios'],
    )
    expect(crossings(visit).map(([kind]) => kind)).toEqual(['born', 'returned', 'cameBack'])
  })

  it('from target_only to origin_off nothing flows', () => {
    const off = story(
      ['2026-01-05', 'helios'],
      ['2026-02-01', 'kubernetes'],
      ['2026-02-10', 'leave helios'],
      ['2026-03-20', 'delete on helios'],
    )
    expect(crossings(off)).toEqual([['moved', instant('2026-02-17')]])
  })

  it('went idle is idleness or leaving the catalogue, and waking up is coming back', () => {
    const idle = story(
      ['2026-03-01', 'kubernetes'],
      ['2026-03-10', 'leave kubernetes'],
      ['2026-08-01', 'kubernetes'],
    )
    expect(crossings(idle)).toEqual([
      ['born', instant('2026-03-01')],
      ['wentIdle', instant('2026-06-08')],
      ['cameBack', instant('2026-08-01')],
    ])
    expect(crossings(born, { service: { retiredAt: instant('2026-05-01') } })).toEqual([
      ['born', instant('2026-03-01')],
      ['wentIdle', instant('2026-05-01')],
    ])
  })

  it('scope follows the owner: left and entered scope', () => {
    const ownership = [
      { team: 'other', fromAt: instant('2026-04-01') },
      { team: 'core', fromAt: instant('2026-05-01') },
    ]
    expect(crossings(born, { ownership, migration: byTeam })).toEqual([
      ['born', instant('2026-03-01')],
      ['leftScope', instant('2026-04-01')],
      ['enteredScope', instant('2026-05-01')],
    ])
  })

  it('a service already there when it begins to exist entered scope; one that begins with its first deploy is born', () => {
    expect(crossings(born, { service: { createdAt: instant('2026-03-05') } })).toEqual([
      ['enteredScope', instant('2026-03-05')],
    ])
    expect(crossings(born, { service: { createdAt: instant('2026-03-01') } })).toEqual([
      ['born', instant('2026-03-01')],
    ])
  })

  it('never in scope, never in the ledger', () => {
    expect(crossings(moves, { service: { kind: 'website' } })).toEqual([])
  })

  it('silence takes a service out and brings it back', () => {
    const silences = new Map([
      ['kubernetes', [{ fromAt: instant('2026-04-01'), toAt: instant('2026-04-02') }]],
    ])
    expect(crossings(born, { silences })).toEqual([
      ['born', instant('2026-03-01')],
      ['returned', instant('2026-04-01')],
      ['cameBack', instant('2026-04-02')],
    ])
  })

  it('run over (from, to]: closing at a day is opening from it', () => {
    const at = instant('2026-02-17')
    const timelines = [historyTimeline(moves)]
    expect(flowsBetween(timelines, at - 1, at)).toMatchObject({ opening: 0, moved: 1, closing: 1 })
    expect(flowsBetween(timelines, at, at + 1)).toMatchObject({ opening: 1, moved: 0, closing: 1 })
  })

  it('count every transition, not the net', () => {
    const back = story(['2026-03-01', 'kubernetes'], ['2026-04-01', 'helios'], ['2026-04-02', 'leave helios'])
    expect(flowsBetween([historyTimeline(back)], instant('2026-03-15'), instant('2026-05-01'))).toEqual({
      opening: 1,
      moved: 0,
      born: 0,
      enteredScope: 0,
      cameBack: 1,
      wentIdle: 0,
      leftScope: 0,
      returned: 1,
      closing: 1,
    })
  })
})
