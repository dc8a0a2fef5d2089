import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MigrationState } from '../migration/state.ts'
import { dayMs } from '../time/durations.ts'
import { agreements } from './report.ts'
import type { GroundService, ReportGround } from './report-ground.ts'
import type { TeamReport } from './report-standing.ts'
import { reportStandingOf } from './report-standing-of.ts'
import { reportWeight } from './report-weight.ts'

const day = (on: string) => Date.parse(`${on}T12:00:00Z`)
/** Wednesday. */
const now = day('2026-06-10')
const ago = (days: number) => now - days * dayMs

const service = (
  id: string,
  runs: [MigrationState, number][],
  rest: Partial<GroundService> = {},
): GroundService => {
  const facts = runs.map(([state, fromAt], index) => ({ state, fromAt, toAt: runs[index + 1]?.[1] ?? null }))
  return {
    service: id,
    facts,
    shown: facts,
    leavingSinceAt: null,
    originDeploys: [],
    isHeld: false,
    isExempt: false,
    stuckAfterMs: 24 * dayMs,
    usualDays: 24,
    ...rest,
  }
}
const report = (daysAgo: number, rest: Partial<TeamReport> = {}): TeamReport => ({
  id: `r${daysAgo}`,
  team: 'gangway',
  recordedAt: ago(daysAgo),
  recordedBy: 'Ines Anchor',
  withdrawnAt: null,
  confidence: 'at_risk',
  note: null,
  nextService: null,
  nextOn: null,
  visitWish: null,
  evidenceVerdict: null,
  claims: [],
  via: 'session',
  tookSeconds: null,
  ...rest,
})
const claim = (of: string, kind: TeamReport['claims'][number]['kind'], byOn: string | null = null) => ({
  service: of,
  kind,
  blocker: null,
  byOn,
})
const standing = (services: GroundService[], reports: TeamReport[] = [], rest: Partial<ReportGround> = {}) =>
  reportStandingOf({
    team: 'gangway',
    services,
    reports,
    timeZone: null,
    isHoliday: () => false,
    at: now,
    ...rest,
  })
/** Left, and changed a week ago. */
const moving = service('seat-map', [
  ['origin_only', ago(200)],
  ['both', ago(7)],
])
const still = service(
  'seat-hold',
  [
    ['origin_only', ago(200)],
    ['both', ago(40)],
  ],
  { isHeld: true },
)

describe('the weight of a report', () => {
  test('halves every 14 days and is nothing after 28', () => {
    expect(reportWeight(0)).toBe(1)
    expect(reportWeight(14 * dayMs)).toBe(0.5)
    expect(reportWeight(28 * dayMs)).toBe(0.25)
    expect(reportWeight(28 * dayMs + 1)).toBe(0)
  })

  test('never grows with age, and lies between 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(60 * dayMs), fc.nat(60 * dayMs), (a, b) => {
        const [young, old] = [Math.min(a, b), Math.max(a, b)].map(reportWeight)
        return young! >= old! && young! <= 1 && old! >= 0
      }),
    )
  })
})

describe('what a team said against what was seen', () => {
  test('agrees while nothing contradicts it', () => {
    expect(standing([moving], [report(3, { confidence: 'on_track' })])).toMatchObject({
      agreement: 'agree',
      questions: [],
      ageDays: 3,
    })
  })

  test('is unknown without a report, and stale after 28 days', () => {
    expect(standing([moving])).toMatchObject({
      agreement: 'none',
      weight: 0,
      questions: [{ kind: 'no_report' }],
    })
    expect(standing([moving], [report(28.1)])).toMatchObject({ agreement: 'stale', weight: 0 })
    expect(standing([moving], [report(27.9)]).agreement).toBe('agree')
  })

  test('is ahead where what was said done is left, since it was said', () => {
    const said = report(6, { claims: [claim('seat-map', 'done')] })
    const { agreement, disagreements } = standing([moving], [said])
    expect(agreement).toBe('ahead')
    expect(disagreements).toMatchObject([
      {
        service: 'seat-map',
        said: 'done',
        saidAt: ago(6),
        seen: { what: 'still_left', state: 'both' },
        sinceAt: ago(6),
      },
    ])
  })

  test('is ahead where Helios deploys what was said done, and names the deploy', () => {
    const deployed = { ...moving, originDeploys: [ago(8), ago(5), ago(4)] }
    const said = report(6, { claims: [claim('seat-map', 'done')] })
    expect(standing([deployed], [said]).disagreements[0]).toMatchObject({
      seen: { what: 'origin_deploy', at: ago(4) },
      sinceAt: ago(6),
    })
  })

  test('does not contradict who left while the soak runs, nor who finished since, nor a silent source', () => {
    const said = report(6, { claims: [claim('seat-map', 'done')] })
    const leaving = { ...moving, leavingSinceAt: ago(6.1) }
    const done = service('seat-map', [
      ['origin_only', ago(200)],
      ['both', ago(30)],
      ['target_only', ago(1)],
    ])
    const hidden = { ...moving, shown: [{ state: 'unknown' as const, fromAt: ago(7), toAt: null }] }
    for (const one of [leaving, done, hidden]) expect(standing([one], [said]).agreement).toBe('agree')
  })

  test('“something is right” answers what was deployed after it was said done', () => {
    const said = report(6, { claims: [claim('seat-map', 'done')] })
    expect(standing([moving], [said, report(1, { evidenceVerdict: 'right' })]).agreement).toBe('agree')
  })

  test('“on track” with no change for 28 days: leaders see it within a day, the team two working days before', () => {
    const silent = service(
      'seat-map',
      [
        ['origin_only', ago(200)],
        ['both', ago(28)],
      ],
      { isHeld: true },
    )
    const weekly = [report(20, { confidence: 'on_track' }), report(6, { confidence: 'on_track' })]
    const { agreementForLeaders, disagreements } = standing([silent], weekly)
    expect(agreementForLeaders).toBe('ahead')
    expect(disagreements).toMatchObject([
      {
        service: null,
        said: 'on_track',
        seen: { what: 'no_change', at: ago(28) },
        leadersSeeOn: '2026-06-10',
      },
    ])
    expect(standing([silent], weekly, { at: now - 1 }).agreement).toBe('agree')
  })

  test('a team’s reply clears it: at risk, a day ahead, what holds, or a sentence', () => {
    const first = report(6, { confidence: 'on_track' })
    const replies: Partial<TeamReport>[] = [
      { confidence: 'at_risk' },
      { confidence: 'on_track', nextService: 'seat-hold', nextOn: '2026-06-30' },
      { confidence: 'on_track', claims: [claim('seat-hold', 'blocked')] },
      { confidence: 'on_track', note: 'The review is on Monday.' },
    ]
    for (const reply of replies)
      expect([reply, standing([still], [first, report(0, reply)]).agreement]).toEqual([reply, 'agree'])
    // Said again without a word it stands, and so does a day that is over.
    expect(standing([still], [first, report(0, { confidence: 'on_track' })]).agreement).toBe('ahead')
    expect(standing([still], [report(6, { confidence: 'on_track', nextOn: '2026-06-09' })]).agreement).toBe(
      'ahead',
    )
  })

  test('is behind where something finished and the report after it does not say so', () => {
    const done = service('seat-plan', [
      ['both', ago(60)],
      ['target_only', ago(9)],
    ])
    expect(standing([done, moving], [report(3)]).disagreements).toMatchObject([
      { service: 'seat-plan', agreement: 'behind', seen: { what: 'finished', at: ago(9) }, sinceAt: ago(3) },
    ])
    // Before the next report it is behind only after a while; said, or called right, it is not.
    expect(standing([done, moving], [report(12)]).agreement).toBe('agree')
    expect(standing([done, moving], [report(3, { evidenceVerdict: 'right' })]).agreement).toBe('agree')
    expect(standing([done, moving], [report(12, { claims: [claim('seat-plan', 'done')] })]).agreement).toBe(
      'agree',
    )
  })

  test('two working days are the office’s: its weekends, holidays and time zone', () => {
    const said = report(6, {
      recordedAt: Date.parse('2026-06-04T22:30:00Z'),
      claims: [claim('seat-map', 'done')],
    })
    const on = (rest: Partial<ReportGround>) =>
      standing([moving], [said], rest).disagreements[0]!.leadersSeeOn
    expect(on({})).toBe('2026-06-08')
    expect(on({ timeZone: 'Europe/Warsaw' })).toBe('2026-06-09')
    expect(on({ timeZone: 'Europe/Warsaw', isHoliday: at => at === '2026-06-09' })).toBe('2026-06-10')
  })

  test('until then leaders see none of it', () => {
    const said = report(1, { claims: [claim('seat-map', 'done')] })
    expect(standing([moving], [said])).toMatchObject({ agreement: 'ahead', agreementForLeaders: 'agree' })
    expect(standing([moving], [said]).latestForLeaders).toBeNull()
  })

  test('a report taken back never was', () => {
    const said = report(6, { claims: [claim('seat-map', 'done')], withdrawnAt: ago(5) })
    expect(standing([moving], [said]).agreement).toBe('none')
  })
})

describe('what a team is asked', () => {
  test('nothing where nothing is left, whatever it said and however long ago', () => {
    const done = service('seat-map', [
      ['both', ago(300)],
      ['origin_off', ago(200)],
    ])
    for (const reports of [[], [report(90)], [report(2)]])
      expect(standing([done], reports)).toMatchObject({ questions: [], isFinished: true, agreement: 'agree' })
  })

  test('what was on both for too long, unless it said why or a blocker holds it', () => {
    const stuck = service('seat-map', [
      ['origin_only', ago(200)],
      ['both', ago(25)],
    ])
    expect(standing([stuck], [report(2)]).questions).toMatchObject([
      { kind: 'stuck', service: 'seat-map', days: 25 },
    ])
    expect(standing([stuck], [report(2, { claims: [claim('seat-map', 'no_time')] })]).questions).toEqual([])
    expect(standing([{ ...stuck, isHeld: true }], [report(2)]).questions).toEqual([])
    expect(standing([{ ...stuck, isExempt: true }], [report(2)]).questions).toEqual([])
  })

  test('what holds it, two working days before 28 days without a change are over', () => {
    const silent = service(
      'seat-map',
      [
        ['origin_only', ago(200)],
        ['both', ago(25)],
      ],
      { isHeld: true },
    )
    const { questions, agreement } = standing([silent], [report(6, { confidence: 'on_track' })])
    expect([agreement, questions]).toEqual([
      'agree',
      [{ kind: 'no_change', lastChangeAt: ago(25), days: 25 }],
    ])
  })

  test('a day that it named and that is over', () => {
    const said = report(9, { nextService: 'seat-map', nextOn: '2026-06-08' })
    expect(standing([moving], [said]).questions).toEqual([
      { kind: 'day_passed', service: 'seat-map', on: '2026-06-08' },
    ])
  })
})

const anyService = (index: number): fc.Arbitrary<GroundService> =>
  fc
    .record({
      states: fc.array(
        fc.tuple(
          fc.constantFrom<MigrationState>(
            'origin_only',
            'both',
            'target_only',
            'origin_off',
            'back_on_origin',
            'idle',
          ),
          fc.integer({ min: 1, max: 40 }),
        ),
        { maxLength: 5 },
      ),
      deploys: fc.array(fc.integer({ min: 0, max: 28 }), { maxLength: 3 }),
      isHeld: fc.boolean(),
      leaving: fc.option(fc.integer({ min: 0, max: 6 })),
    })
    .map(({ states, deploys, isHeld, leaving }) => {
      let at = ago(120)
      const runs = states.map(([state, days]): [MigrationState, number] => {
        at += days * dayMs
        return [state, at]
      })
      return service(`s${index}`, runs, {
        isHeld,
        originDeploys: deploys.map(ago).sort((a, b) => a - b),
        leavingSinceAt: leaving === null ? null : ago(leaving),
      })
    })
const anyReport: fc.Arbitrary<TeamReport> = fc
  .record({
    daysAgo: fc.double({ min: 0, max: 60, noNaN: true }),
    confidence: fc.constantFrom('on_track' as const, 'at_risk' as const, 'off_track' as const),
    evidenceVerdict: fc.constantFrom(null, 'right' as const, 'wrong' as const),
    claims: fc.array(
      fc.record({
        service: fc.constantFrom('s0', 's1', 's2'),
        kind: fc.constantFrom('done' as const, 'moving' as const, 'stuck' as const, 'no_time' as const),
        blocker: fc.constant(null),
        byOn: fc.constantFrom(null, '2026-06-01', '2026-07-01'),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ daysAgo, ...rest }) => report(daysAgo, rest))
const anyGround = fc
  .tuple(anyService(0), anyService(1), anyService(2), fc.array(anyReport, { maxLength: 4 }))
  .map(([a, b, c, reports]) => ({ services: [a, b, c], reports }))

describe('laws of standings', () => {
  test('a team with nothing left is asked nothing; a stale report makes nobody agree who has something left', () => {
    fc.assert(
      fc.property(anyGround, ({ services, reports }) => {
        const one = standing(services, reports)
        expect(agreements).toContain(one.agreement)
        if (one.leftCount === 0) expect(one.questions).toEqual([])
        if (one.leftCount > 0 && one.weight === 0) expect(['none', 'stale']).toContain(one.agreement)
        // Green is only what was said lately and contradicted by nothing.
        if (one.agreement === 'agree') expect(one.disagreements).toEqual([])
      }),
    )
  })

  test('leaders never see more than the team, and never before two working days', () => {
    fc.assert(
      fc.property(anyGround, ({ services, reports }) => {
        const one = standing(services, reports)
        for (const { isSeenByLeaders, leadersSeeOn, sinceAt } of one.disagreements) {
          expect(isSeenByLeaders).toBe('2026-06-10' >= leadersSeeOn)
          expect(Date.parse(leadersSeeOn)).toBeGreaterThan(sinceAt + dayMs * 0.5)
        }
        if (one.disagreements.length === 0) expect(one.agreementForLeaders).toBe(one.agreement)
      }),
    )
  })

  test('the order reports come in changes nothing', () => {
    fc.assert(
      fc.property(anyGround, ({ services, reports }) => {
        const sorted = reports.toSorted((a, b) => a.recordedAt - b.recordedAt)
        const distinct = new Set(reports.map(({ recordedAt }) => recordedAt)).size === reports.length
        if (distinct) expect(standing(services, sorted.toReversed())).toEqual(standing(services, sorted))
      }),
    )
  })
})
