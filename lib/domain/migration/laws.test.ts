import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldRollouts } from '../deploy/fold-rollouts.ts'
import { ledgerWeeks } from '../deploy/ledger-weeks.ts'
import { shuffled } from '../deploy/testing/any-rollouts.ts'
import { instant, testClusters } from '../deploy/testing/rollout-of.ts'
import { placementsOf } from '../placement/placements-of.ts'
import { dayOf } from '../time/day.ts'
import { dayMs } from '../time/durations.ts'
import { dailySeries } from './daily-series.ts'
import { flowsBetween } from './flows.ts'
import { countStates } from './state-counts.ts'
import { stateAt } from './state-run.ts'
import { anyHistory } from './testing/any-history.ts'
import { anyAround, anyCompany, anyTimeline, historyStart, instantIn } from './testing/any-timeline.ts'
import { historyTimeline, statesOf } from './testing/history-of.ts'
import { slowStates } from './testing/slow-states.ts'

describe('laws of states', () => {
  it('are what the rules of section 2 say, read hour by hour', () => {
    fc.assert(
      fc.property(anyHistory, fc.option(instantIn(150)), (told, retiredAt) => {
        const states = statesOf(told, retiredAt)
        for (const [at, state] of slowStates(
          told,
          retiredAt,
          historyStart - dayMs,
          historyStart + 250 * dayMs,
        ))
          expect([at, stateAt(states, at)]).toEqual([at, state])
      }),
      { numRuns: 40 },
    )
  })

  it('worked check 10: any order and any duplication gives the same states, dates, deploys and ledgers', () => {
    const twice = anyHistory.chain(told =>
      fc.tuple(
        fc.constant(told),
        fc.record({ rollouts: shuffled(told.rollouts), evidence: shuffled(told.evidence) }),
      ),
    )
    fc.assert(
      fc.property(twice, ([told, again]) => {
        expect(statesOf(again)).toEqual(statesOf(told))
        const folded = foldRollouts(told.rollouts, testClusters)
        const foldedAgain = foldRollouts(again.rollouts, testClusters)
        expect(foldedAgain.deploys).toEqual(folded.deploys)
        expect(ledgerWeeks(again.rollouts, foldedAgain.fates)).toEqual(
          ledgerWeeks(told.rollouts, folded.fates),
        )
        expect(historyTimeline(again)).toEqual(historyTimeline(told))
      }),
    )
  })

  it('partition time: no gap, no overlap, no two equal neighbours, the last one open', () => {
    fc.assert(
      fc.property(anyTimeline, ({ facts, shown }) => {
        for (const runs of [facts, shown])
          for (const [index, run] of runs.entries()) {
            expect(run.toAt).toBe(runs[index + 1]?.fromAt ?? null)
            expect(run.toAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(run.fromAt)
            expect(run.state).not.toBe(runs[index + 1]?.state)
          }
      }),
    )
  })

  it('unknown only covers the answer: beneath and beside it nothing changes', () => {
    fc.assert(
      fc.property(anyHistory, anyAround, instantIn(200), (told, besides, at) => {
        const { facts, shown } = historyTimeline(told, besides)
        expect(facts).toEqual(historyTimeline(told, { ...besides, silences: new Map() }).facts)
        expect(['unknown', stateAt(facts, at)]).toContain(stateAt(shown, at))
      }),
    )
  })

  it('placements of removed services end for good or not at all', () => {
    fc.assert(
      fc.property(anyHistory, ({ rollouts, evidence }) => {
        const open = placementsOf(rollouts, evidence, testClusters).filter(({ toAt }) => toAt === null)
        expect(new Set(open.map(({ cluster }) => cluster)).size).toBe(open.length)
      }),
    )
  })
})

describe('laws of counts', () => {
  it('worked check 12: opening + flows = closing, for any two dates', () => {
    fc.assert(
      fc.property(anyCompany, instantIn(250), instantIn(250), (timelines, a, b) => {
        const flows = flowsBetween(timelines, Math.min(a, b), Math.max(a, b))
        const { opening, moved, born, enteredScope, cameBack, wentIdle, leftScope, returned, closing } = flows
        expect(opening + moved + born + enteredScope + cameBack - wentIdle - leftScope - returned).toBe(
          closing,
        )
      }),
      { numRuns: 300 },
    )
  })

  it('states sum to scope on every day, and the series is the count of each day', () => {
    fc.assert(
      fc.property(anyCompany, instantIn(250), (timelines, now) => {
        const from = dayOf(historyStart - 2 * dayMs)
        for (const day of dailySeries(timelines, from, dayOf(now + dayMs), now)) {
          const at = Math.min(instant(day.on) + dayMs - 1, now)
          const inScope = timelines.filter(({ scope }) =>
            scope.some(span => span.fromAt <= at && at < (span.toAt ?? Infinity)),
          )
          const counts = countStates(inScope.map(({ shown }) => stateAt(shown, at)))
          expect(day).toEqual({
            on: day.on,
            originOnly: counts.origin_only,
            both: counts.both,
            target: counts.target_only + counts.origin_off,
            born: counts.born_on_target,
            backOnOrigin: counts.back_on_origin,
            idle: counts.idle,
            unknown: counts.unknown,
          })
          expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(inScope.length)
        }
      }),
    )
  })
})
