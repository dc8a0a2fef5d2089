import { describe, expect, test } from 'vitest'
import type { ReportGround } from './report-ground.ts'
import type { TeamReport } from './report-standing.ts'
import { ago, claim, now, report, service, standing } from './testing/ground-of.ts'

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
