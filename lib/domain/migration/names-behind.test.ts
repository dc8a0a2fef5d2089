import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '../deploy/testing/rollout-of.ts'
import { dayOf } from '../time/day.ts'
import { instantOfDay } from '../time/instant-of-day.ts'
import { type NamesQuestion, namesBehind } from './names-behind.ts'
import { type NamesWish, namesWishOf } from './names-wish.ts'
import { progressOf } from './progress.ts'
import { migrationStates } from './state.ts'
import { anyCompany, historyStart, instantIn } from './testing/any-timeline.ts'
import { historyTimeline, story } from './testing/history-of.ts'
import { flowKinds } from './transitions.ts'

describe('names behind every number', () => {
  it('are as many as the number says, for any company, dates and versions of the scope rule', () => {
    fc.assert(
      fc.property(anyCompany, instantIn(250), instantIn(250), instantIn(250), (timelines, a, b, now) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)].map(at => instantOfDay(dayOf(at), now))
        const question: NamesQuestion = { at: now, baselineAt: historyStart, from: from!, to: to! }
        const seriesFrom = dayOf(historyStart)
        const progress = progressOf(timelines, [], {
          at: now,
          baselineAt: historyStart,
          flowsFrom: from!,
          flowsTo: to!,
          seriesFrom,
          seriesTo: dayOf(now),
          addedFrom: null,
          now,
        })
        const count = (wish: NamesWish) => namesBehind(timelines, wish, question).length
        for (const flow of flowKinds) expect([flow, count({ flow })]).toEqual([flow, progress.flows[flow]])
        for (const state of migrationStates)
          expect([state, count({ state })]).toEqual([state, progress.states[state]])
        const { baseline, live, onTarget, flows } = progress
        const numbers = {
          opening: flows.opening,
          closing: flows.closing,
          inScope: live.inScope,
          baseline: baseline.count,
          migrated: baseline.migrated,
          everMigrated: baseline.everMigrated,
          started: baseline.started,
          retired: baseline.retired,
          onTarget: onTarget.count,
          onTargetMoved: onTarget.moved,
          onTargetBorn: onTarget.born,
          bornOnOrigin: progress.bornOnOrigin30Days,
          returned: progress.returned30Days,
        } as const
        for (const [list, number] of Object.entries(numbers) as [keyof typeof numbers, number][])
          expect([list, count({ list })]).toEqual([list, number])
        expect(count({ list: 'left' })).toBe(
          progress.states.origin_only + progress.states.both + progress.states.back_on_origin,
        )
      }),
      { numRuns: 200 },
    )
  })

  it('a month of figure 9 is named by the days around it', () => {
    const timelines = [
      historyTimeline(story(['2026-01-05', 'helios'], ['2026-02-01', 'kubernetes'])),
      historyTimeline(story(['2026-02-28', 'kubernetes'])),
      historyTimeline(story(['2026-03-01', 'kubernetes'])),
    ]
    const now = instant('2026-06-01')
    const question = {
      at: now,
      baselineAt: null,
      from: instantOfDay('2026-01-31', now),
      to: instantOfDay('2026-02-28', now),
    }
    const names = (list: 'addedMoved' | 'addedBorn') => namesBehind(timelines, { list }, question)
    expect(names('addedMoved')).toEqual([
      { service: 'cache', at: instant('2026-02-01'), from: 'origin_only', to: 'both' },
    ])
    expect(names('addedBorn')).toEqual([
      { service: 'cache', at: instant('2026-02-28'), from: 'idle', to: 'born_on_target' },
    ])
  })

  it('say out of which state into which, and when', () => {
    const moved = story(
      ['2026-01-05', 'helios'],
      ['2026-02-01', 'kubernetes'],
      ['2026-02-10', 'leave helios'],
    )
    const question = {
      at: instant('2026-03-01'),
      baselineAt: null,
      from: instant('2026-02-01'),
      to: instant('2026-03-01'),
    }
    expect(namesBehind([historyTimeline(moved)], { flow: 'moved' }, question)).toEqual([
      { service: 'cache', kind: 'moved', at: instant('2026-02-17'), from: 'both', to: 'target_only' },
    ])
    expect(namesBehind([historyTimeline(moved)], { state: 'target_only' }, question)).toEqual([
      { service: 'cache', at: instant('2026-02-17'), from: 'both', to: 'target_only' },
    ])
  })

  it('are asked for by one word and no other', () => {
    expect(namesWishOf('moved', null, null)).toEqual({ flow: 'moved' })
    expect(namesWishOf(null, 'both', null)).toEqual({ state: 'both' })
    expect(namesWishOf(null, null, 'closing')).toEqual({ list: 'closing' })
    expect(namesWishOf(null, null, null)).toEqual({ list: 'inScope' })
    expect(namesWishOf('moved', 'both', null)).toBeNull()
    expect(namesWishOf('gone', null, null)).toBeNull()
  })
})
