import { describe, expect, it } from 'vitest'
import { instant } from '../deploy/testing/rollout-of.ts'
import { instantOfDay } from '../time/instant-of-day.ts'
import { monthOf } from '../time/month.ts'
import type { Exemption } from './exemption.ts'
import { type ProgressQuestion, progressOf } from './progress.ts'
import { type Around, type History, historyTimeline, story } from './testing/history-of.ts'
import type { Timeline } from './timeline.ts'

const now = instant('2026-07-01 12:00')
const on = (day: string) => instantOfDay(day, now)

function ask(
  timelines: Timeline[],
  changes: Partial<Record<'asOf' | 'baselineOn' | 'from' | 'to', string>> = {},
  exemptions: Exemption[] = [],
) {
  const asOf = changes.asOf ?? '2026-06-30'
  const question: ProgressQuestion = {
    at: on(asOf),
    baselineAt: on(changes.baselineOn ?? '2026-01-31'),
    flowsFrom: on(changes.from ?? '2026-01-31'),
    flowsTo: on(changes.to ?? asOf),
    seriesFrom: '2026-01-01',
    seriesTo: asOf,
    addedFrom: null,
    now,
  }
  return progressOf(timelines, exemptions, question)
}
const many = (count: number, history: History, around: Around = {}) =>
  Array.from({ length: count }, (_, index) =>
    historyTimeline(history, { ...around, service: { ...around.service, id: `${index}` } }),
  )

const stays = story(['2026-01-05', 'helios'])
const moves = story(['2026-01-05', 'helios'], ['2026-02-01', 'kubernetes'], ['2026-02-10', 'leave helios'])
const born = story(['2026-06-05', 'kubernetes'])
const returns = story(
  ['2026-01-05', 'helios'],
  ['2026-02-01', 'kubernetes'],
  ['2026-02-10', 'leave helios'],
  ['2026-06-20', 'helios'],
)

describe('worked checks', () => {
  it('worked check 4: births leave the main figure alone', () => {
    const before = [...many(1600, moves), ...many(400, stays)]
    const after = ask([...before, ...many(100, born)])
    expect(ask(before).baseline.share).toBe(0.8)
    expect(after.baseline).toMatchObject({ count: 2000, migrated: 1600, share: 0.8 })
    expect(after.live).toEqual({ inScope: 2100, onTargetOnly: 1700, share: 1700 / 2100 })
    expect(Math.round(after.live.share! * 1000)).toBe(810)
  })

  it('worked check 5: an exemption changes exempt alone, and is over when it expires', () => {
    const timelines = [...many(8, moves), ...many(2, stays)]
    const exemption = { service: '0', fromAt: instant('2026-06-01'), untilAt: instant('2026-06-30') }
    const without = ask(timelines, { asOf: '2026-06-29' })
    const within = ask(timelines, { asOf: '2026-06-29' }, [exemption])
    expect(without.exempt).toEqual({ count: 0, expiringIn30Days: 0 })
    expect(within.exempt).toEqual({ count: 1, expiringIn30Days: 1 })
    expect({ ...within, exempt: null }).toEqual({ ...without, exempt: null })
    expect(ask(timelines, { asOf: '2026-06-30' }, [exemption]).exempt.count).toBe(0)
  })
})

describe('the baseline', () => {
  it('is in scope, in the catalogue and not idle at the instant of its day', () => {
    const timelines = [
      historyTimeline(stays),
      historyTimeline(stays, { service: { kind: 'website' } }),
      historyTimeline(stays, { service: { createdAt: instant('2026-02-01') } }),
      historyTimeline(stays, { service: { retiredAt: instant('2026-01-20') } }),
      historyTimeline(story(['2026-02-01', 'helios'])),
      historyTimeline(story(['2026-01-31 23:59', 'helios'])),
    ]
    expect(ask(timelines).baseline.count).toBe(2)
  })

  it('stays frozen when a member leaves scope', () => {
    const migration = {
      id: 'm',
      name: 'M',
      from: 'helios',
      to: 'kubernetes',
      baselineOn: null,
      soakDays: 7,
      scope: { teams: ['core'] },
    }
    const timeline = historyTimeline(moves, {
      migration,
      ownership: [{ team: 'other', fromAt: instant('2026-03-01') }],
    })
    const progress = ask([timeline])
    expect(progress.baseline).toMatchObject({ count: 1, migrated: 1, share: 1 })
    expect(progress.live.inScope).toBe(0)
  })

  it('retired ones are neither done nor debt', () => {
    const retired = historyTimeline(stays, { service: { retiredAt: instant('2026-03-01') } })
    const idle = historyTimeline(story(['2026-01-05', 'helios'], ['2026-02-10', 'leave helios']))
    const progress = ask([...many(3, moves), ...many(1, stays), retired, idle])
    expect(progress.baseline).toMatchObject({ count: 6, retired: 2, migrated: 3, share: 0.75 })
    expect(Object.values(progress.baseline.states).reduce((a, b) => a + b, 0)).toBe(4)
    expect(progress.live.inScope).toBe(5)
  })

  it('has no share without anything to divide by', () => {
    expect(ask([]).baseline.share).toBeNull()
    expect(
      ask([historyTimeline(stays, { service: { retiredAt: instant('2026-03-01') } })]).baseline.share,
    ).toBeNull()
  })
})

describe('migrated', () => {
  it('is taken out again by falling back, ever migrated is not', () => {
    expect(ask([historyTimeline(returns)]).baseline).toMatchObject({
      migrated: 0,
      everMigrated: 1,
      started: 1,
    })
  })

  it('stays when an idle service was last done, also when it was retired', () => {
    const gone = story(
      ['2026-01-05', 'helios'],
      ['2026-02-01', 'kubernetes'],
      ['2026-02-10', 'leave helios'],
      ['2026-03-01', 'leave kubernetes'],
    )
    const progress = ask([
      historyTimeline(gone),
      historyTimeline(moves, { service: { retiredAt: instant('2026-04-01') } }),
    ])
    expect(progress.baseline).toMatchObject({ migrated: 2, retired: 0, share: 1 })
    expect(progress.states.idle).toBe(1)
  })

  it('counts on the date, not today', () => {
    expect(ask([historyTimeline(moves)], { asOf: '2026-02-16' }).baseline.migrated).toBe(0)
    expect(ask([historyTimeline(moves)], { asOf: '2026-02-17' }).baseline.migrated).toBe(1)
  })
})

describe('on the target (figure 6)', () => {
  it('needs a ready instance now and a production deploy there ever, in scope', () => {
    const observed: History = {
      rollouts: [],
      evidence: (['placed', 'ready'] as const).map(change => ({
        source: 'watch',
        id: change,
        platform: 'kubernetes',
        cluster: 'gew1',
        at: instant('2026-03-01'),
        change,
        version: null,
        origin: 'observed' as const,
      })),
    }
    const left = story(['2026-05-05', 'kubernetes'], ['2026-06-20', 'leave kubernetes'])
    const progress = ask([
      historyTimeline(moves),
      historyTimeline(born),
      historyTimeline(observed),
      historyTimeline(left),
      historyTimeline(stays),
    ])
    expect(progress.onTarget).toEqual({ count: 2, moved: 1, born: 1 })
  })
})

describe('added per month (figure 9)', () => {
  it('counts first presence, moved and born apart, every month from the first on', () => {
    expect(ask([historyTimeline(moves), historyTimeline(returns), historyTimeline(born)]).added).toEqual([
      { month: '2026-01', moved: 0, born: 0 },
      { month: '2026-02', moved: 2, born: 0 },
      { month: '2026-03', moved: 0, born: 0 },
      { month: '2026-04', moved: 0, born: 0 },
      { month: '2026-05', moved: 0, born: 0 },
      { month: '2026-06', moved: 0, born: 1 },
    ])
    expect(monthOf(now)).toBe('2026-07')
  })

  it('counts a service whose catalogue entry was made later, and none out of scope', () => {
    const late = historyTimeline(born, { service: { createdAt: instant('2026-06-20') } })
    const other = historyTimeline(born, { service: { kind: 'website' } })
    expect(ask([late, other]).added.at(-1)).toEqual({ month: '2026-06', moved: 0, born: 1 })
    expect(ask([late], { asOf: '2026-06-19' }).added.at(-1)).toEqual({ month: '2026-06', moved: 0, born: 0 })
  })

  it('born means no origin placement before, and stays so', () => {
    const visitor = story(['2026-03-05', 'kubernetes'], ['2026-03-06', 'helios'])
    const together = story(['2026-03-05', 'helios'], ['2026-03-05', 'kubernetes'])
    expect(historyTimeline(visitor).isBorn).toBe(true)
    expect(historyTimeline(together).isBorn).toBe(true)
    expect(historyTimeline(moves).isBorn).toBe(false)
    expect(historyTimeline(stays).isBorn).toBeNull()
  })
})

describe('is it growing back', () => {
  it('births on the origin: first heard of in production there in the last 30 days (figure 16)', () => {
    const timelines = [
      historyTimeline(story(['2026-06-10', 'helios'])),
      historyTimeline(story(['2026-05-10', 'helios'])),
      historyTimeline(story(['2026-06-10', 'kubernetes'], ['2026-06-11', 'helios'])),
      historyTimeline(story(['2026-07-01', 'helios'])),
      historyTimeline(story(['2026-06-10', 'helios']), { service: { kind: 'website' } }),
    ]
    expect(ask(timelines).bornOnOrigin30Days).toBe(1)
  })

  it('a failed first attempt is the first evidence', () => {
    const history = story(['2026-05-10', 'helios'], ['2026-06-10', 'helios'])
    history.rollouts[0]!.outcome = 'failed'
    expect(ask([historyTimeline(history)]).bornOnOrigin30Days).toBe(0)
  })

  it('returns in 30 days', () => {
    expect(ask([historyTimeline(returns), historyTimeline(moves)]).returned30Days).toBe(1)
    expect(ask([historyTimeline(returns)], { asOf: '2026-06-19' }).returned30Days).toBe(0)
  })
})

describe('the daily series', () => {
  it('shows each day at its last millisecond', () => {
    const { series } = ask([historyTimeline(moves), historyTimeline(born)])
    const day = (text: string) => series.find(row => row.on === text)
    const none = { originOnly: 0, both: 0, target: 0, born: 0, backOnOrigin: 0, idle: 0, unknown: 0 }
    expect(series[0]!.on).toBe('2026-01-01')
    expect(series.at(-1)!.on).toBe('2026-06-30')
    expect(day('2026-01-04')).toEqual({ on: '2026-01-04', ...none, idle: 2 })
    expect(day('2026-01-05')).toEqual({ on: '2026-01-05', ...none, originOnly: 1, idle: 1 })
    expect(day('2026-02-16')).toEqual({ on: '2026-02-16', ...none, both: 1, idle: 1 })
    expect(day('2026-02-17')).toEqual({ on: '2026-02-17', ...none, target: 1, idle: 1 })
    expect(day('2026-06-30')).toEqual({ on: '2026-06-30', ...none, target: 1, born: 1 })
  })

  it('shows today as it is now', () => {
    const later = historyTimeline(story(['2026-07-01 13:00', 'helios']))
    const sooner = historyTimeline(story(['2026-07-01 11:00', 'helios']))
    expect(ask([later, sooner], { asOf: '2026-07-01' }).series.at(-1)).toMatchObject({
      idle: 1,
      originOnly: 1,
    })
  })
})
