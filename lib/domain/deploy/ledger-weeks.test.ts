import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayMs, hourMs } from '../time/durations.ts'
import { exclusionReasons } from './exclusion-reason.ts'
import { foldRollouts } from './fold-rollouts.ts'
import { ledgerWeeks } from './ledger-weeks.ts'
import { serviceWeeks } from './service-weeks.ts'
import { rolloutsOf } from './testing/any-rollouts.ts'
import { instant, rolloutOf, testClusters } from './testing/rollout-of.ts'

describe('the parity ledger', () => {
  it('counts a rollout in the ISO week of its finish, or of its start while unfinished', () => {
    const rollouts = [
      rolloutOf({ id: '1', startedAt: instant('2026-03-01 23:00'), finishedAt: instant('2026-03-02 01:00') }),
      rolloutOf({ id: '2', startedAt: instant('2026-03-01 23:00'), finishedAt: null, outcome: 'unfinished' }),
    ]
    const { fates } = foldRollouts(rollouts, testClusters)
    expect(
      ledgerWeeks(rollouts, fates).map(({ weekOn, rolloutCount, deployCount }) => [
        weekOn,
        rolloutCount,
        deployCount,
      ]),
    ).toEqual([
      ['2026-02-23', 1, 0],
      ['2026-03-02', 1, 1],
    ])
  })

  it('always has all ten reasons', () => {
    const rollouts = [rolloutOf({ id: '1' })]
    const [row] = ledgerWeeks(rollouts, foldRollouts(rollouts, testClusters).fates)
    expect(Object.keys(row!.excluded).sort()).toEqual([...exclusionReasons].sort())
  })

  it('adds up: rollouts = deploys + the ten reasons, in every row, each rollout once', () => {
    fc.assert(
      fc.property(rolloutsOf, rollouts => {
        const { fates } = foldRollouts(rollouts, testClusters)
        const rows = ledgerWeeks([...rollouts, ...rollouts], fates)
        for (const row of rows)
          expect(row.rolloutCount).toBe(
            row.deployCount + Object.values(row.excluded).reduce((a, b) => a + b, 0),
          )
        expect(rows.reduce((sum, row) => sum + row.rolloutCount, 0)).toBe(fates.size)
      }),
    )
  })
})

describe('weeks of a service', () => {
  it('count deploys and their UTC days, without the second platform of one change', () => {
    const monday = instant('2026-03-02 10:00')
    const rollouts = [
      rolloutOf({ id: '1', at: monday, version: 'A' }),
      rolloutOf({ id: '2', at: monday + hourMs, version: 'A', platform: 'kubernetes' }),
      rolloutOf({ id: '3', at: monday + 2 * dayMs, version: 'B' }),
      rolloutOf({ id: '4', at: monday + 2 * dayMs + hourMs, version: 'C' }),
      rolloutOf({ id: '5', at: monday + 6 * dayMs, version: 'D' }),
      rolloutOf({ id: '6', at: monday + 7 * dayMs, version: 'E' }),
    ]
    expect(serviceWeeks(foldRollouts(rollouts, testClusters).deploys)).toEqual([
      { platform: 'helios', weekOn: '2026-03-02', deployCount: 4, deployDays: 0b1000101 },
      { platform: 'helios', weekOn: '2026-03-09', deployCount: 1, deployDays: 0b0000001 },
    ])
  })
})
