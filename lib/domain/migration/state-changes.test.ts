import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '../deploy/testing/rollout-of.ts'
import { coversAny } from '../placement/covers.ts'
import { changeKinds, stateChanges } from './state-changes.ts'
import { stateAt } from './state-run.ts'
import { anyCompany, instantIn } from './testing/any-timeline.ts'
import { type Around, type History, historyTimeline, story } from './testing/history-of.ts'

const march = instant('2026-03-10')
const june = instant('2026-06-09')
const kindsOf = (history: History, around: Around = {}, from = march) => {
  const timeline = historyTimeline(history, around)
  return stateChanges([{ before: timeline, after: timeline }], from, june).map(({ kind }) => kind)
}
const moves = story(['2026-01-05', 'helios'], ['2026-04-01', 'kubernetes'], ['2026-04-10', 'leave helios'])

describe('what is different since the last review', () => {
  it('is named by where a service came from and where it is', () => {
    expect(kindsOf(moves)).toEqual(['moved'])
    expect(kindsOf(story(['2026-04-01', 'kubernetes']))).toEqual(['bornOnTarget'])
    expect(kindsOf(story(['2026-04-01', 'helios']))).toEqual(['bornOnOrigin'])
    expect(kindsOf(story(['2026-01-05', 'helios'], ['2026-04-01', 'kubernetes']))).toEqual(['started'])
    expect(kindsOf(story(['2026-01-05', 'helios']))).toEqual([])
  })

  it('tells returning from coming back', () => {
    const left = [
      ['2026-01-01', 'helios'],
      ['2026-02-01', 'kubernetes'],
      ['2026-02-10', 'leave helios'],
    ] as const
    const lines = left.map(line => [...line] as [string, 'helios' | 'kubernetes' | 'leave helios'])
    expect(kindsOf(story(...lines, ['2026-05-01', 'helios']))).toEqual(['returned'])
    expect(kindsOf(story(...lines, ['2026-03-01', 'helios'], ['2026-04-01', 'leave helios']))).toEqual([
      'cameBack',
    ])
    expect(kindsOf(story(...lines, ['2026-05-01', 'delete on helios']))).toEqual(['switchedOff'])
  })

  it('tells silence, retirement and scope from moves', () => {
    const silences = new Map([['kubernetes', [{ fromAt: instant('2026-06-01'), toAt: null }]]])
    expect(kindsOf(story(['2026-02-01', 'kubernetes']), { silences })).toEqual(['fellSilent'])
    const ended = new Map([['kubernetes', [{ fromAt: instant('2026-03-01'), toAt: instant('2026-04-01') }]]])
    expect(kindsOf(story(['2026-02-01', 'kubernetes']), { silences: ended })).toEqual(['heardAgain'])
    expect(kindsOf(moves, { service: { retiredAt: instant('2026-05-01') } })).toEqual(['wentIdle'])
    expect(
      kindsOf(story(['2026-02-01', 'kubernetes']), { service: { createdAt: instant('2026-05-01') } }),
    ).toEqual(['enteredScope'])
  })

  it('is a restatement where only what is known of then has changed', () => {
    const then = historyTimeline(story(['2026-01-05', 'helios']))
    const now = historyTimeline(story(['2026-01-05', 'helios'], ['2026-03-01', 'kubernetes']))
    expect(stateChanges([{ before: then, after: now }], march, june)).toEqual([
      { service: 'cache', kind: 'restated', from: 'origin_only', to: 'both' },
    ])
  })

  it('names each service that differs once, and none that does not', () => {
    fc.assert(
      fc.property(anyCompany, anyCompany, instantIn(250), instantIn(250), (then, now, a, b) => {
        const [fromAt, toAt] = [Math.min(a, b), Math.max(a, b)]
        const compared = now.map((after, index) => ({ before: then[index] ?? null, after }))
        const counted = (timeline: (typeof now)[number] | null, at: number) =>
          timeline !== null && coversAny(timeline.scope, at) ? stateAt(timeline.shown, at) : null
        const changes = stateChanges(compared, fromAt, toAt)
        expect(changes.map(({ service }) => service)).toEqual(
          compared
            .filter(({ before, after }) => counted(before, fromAt) !== counted(after, toAt))
            .map(({ after }) => after.service),
        )
        for (const { kind } of changes) expect(changeKinds).toContain(kind)
      }),
    )
  })
})
