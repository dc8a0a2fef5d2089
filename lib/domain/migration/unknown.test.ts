import { describe, expect, it } from 'vitest'
import { instant, testClusters } from '../deploy/testing/rollout-of.ts'
import { placementsOf } from '../placement/placements-of.ts'
import { minuteMs } from '../time/durations.ts'
import { coverUnknown } from './cover-unknown.ts'
import { silencesByCluster, silencesOf, unknownSpans } from './silences.ts'
import { stateAt } from './state-run.ts'
import { type History, statesOf, story } from './testing/history-of.ts'

/** The states of a service while `watch`, heard over `heard` with a limit of ten minutes, feeds `clusters`. */
function shown(
  history: History,
  heard: [string, string][],
  clusters: string[],
  retiredAt: number | null = null,
) {
  const coverage = heard.map(([from, to]) => ({ fromAt: instant(from), toAt: instant(to) }))
  const silences = silencesOf(coverage, 600).map(span => ({ ...span, source: 'watch', clusters }))
  const placements = placementsOf(history.rollouts, history.evidence, testClusters)
  const unknown = unknownSpans(placements, silencesByCluster(silences), retiredAt)
  return coverUnknown(statesOf(history, retiredAt), unknown)
}

const both = story(['2026-01-05', 'helios'], ['2026-02-01', 'kubernetes'])

describe('a silent source', () => {
  it('worked check 9: makes its services unknown after the limit, and they come back to their state with no gap', () => {
    const runs = shown(
      both,
      [
        ['2026-01-01', '2026-03-01 12:00'],
        ['2026-03-01 15:00', '2026-03-05'],
      ],
      ['kubernetes'],
    )
    expect(runs.slice(1, 4).map(({ state, fromAt, toAt }) => [state, fromAt, toAt])).toEqual([
      ['both', instant('2026-02-01'), instant('2026-03-01 12:10')],
      ['unknown', instant('2026-03-01 12:10'), instant('2026-03-01 15:00')],
      ['both', instant('2026-03-01 15:00'), instant('2026-03-05 00:10')],
    ])
    expect(stateAt(runs, instant('2026-03-01 12:10') - 1)).toBe('both')
    expect(stateAt(runs, instant('2026-03-01 12:10'))).toBe('unknown')
  })

  it('says nothing of a service without an open placement on its clusters', () => {
    expect(
      shown(both, [['2026-01-01', '2026-03-01']], ['gew1']).some(({ state }) => state === 'unknown'),
    ).toBe(false)
    const left = story(['2026-01-05', 'helios'], ['2026-02-01', 'kubernetes'], ['2026-02-10', 'leave helios'])
    expect(
      shown(left, [['2026-01-01', '2026-02-15']], ['helios']).some(({ state }) => state === 'unknown'),
    ).toBe(false)
  })

  it('lets clocks and memory run on beneath it', () => {
    const left = story(['2026-01-05', 'helios'], ['2026-02-01', 'kubernetes'], ['2026-02-10', 'leave helios'])
    const runs = shown(
      left,
      [
        ['2026-01-01', '2026-02-12'],
        ['2026-02-20', '2026-02-20 00:01'],
      ],
      ['kubernetes'],
    )
    expect(stateAt(runs, instant('2026-02-18'))).toBe('unknown')
    expect(stateAt(runs, instant('2026-02-20'))).toBe('target_only')
  })

  it('covers even idleness of a placement that is still open, but not retirement', () => {
    const runs = shown(both, [['2026-01-01', '2026-03-01']], ['kubernetes'], instant('2026-04-01'))
    expect(stateAt(runs, instant('2026-03-15'))).toBe('unknown')
    expect(stateAt(runs, instant('2026-04-01'))).toBe('idle')
  })

  it('without a limit, or never heard, is never silent', () => {
    expect(silencesOf([{ fromAt: 0, toAt: 1 }], null)).toEqual([])
    expect(silencesOf([], 600)).toEqual([])
  })

  it('is not silent in a pause of the limit itself', () => {
    const heard = [
      { fromAt: 0, toAt: 10 * minuteMs },
      { fromAt: 20 * minuteMs, toAt: 30 * minuteMs },
      { fromAt: 41 * minuteMs, toAt: null },
    ]
    expect(silencesOf(heard, 600)).toEqual([{ fromAt: 40 * minuteMs, toAt: 41 * minuteMs }])
  })

  it('is silent for a cluster while any source that feeds it is', () => {
    const spans = silencesByCluster([
      { source: 'a', clusters: ['x', 'y'], fromAt: 0, toAt: 10 },
      { source: 'b', clusters: ['x'], fromAt: 5, toAt: null },
    ])
    expect(spans.get('x')).toEqual([{ fromAt: 0, toAt: null }])
    expect(spans.get('y')).toEqual([{ fromAt: 0, toAt: 10 }])
  })
})
