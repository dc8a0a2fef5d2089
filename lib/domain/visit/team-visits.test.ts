import { describe, expect, test } from 'vitest'
import type { Blocker } from '../blocker/blocker.ts'
import { addDays, startOfDay } from '../time/day.ts'
import { teamHistories } from './team-histories.ts'
import { personDaysOf, teamVisits } from './team-visits.ts'
import type { Visit } from './visit.ts'

const visit = (changes: Partial<Visit> = {}): Visit => ({
  id: 'v',
  sequence: 0,
  migration: 'm',
  office: 'oslo',
  fromOn: '2026-06-18',
  toOn: '2026-06-22',
  engineers: ['ilse', 'piotr'],
  agenda: [
    { on: '2026-06-22', team: 'gantry', task: 'Again' },
    { on: '2026-06-19', team: 'gantry', task: 'First' },
    { on: '2026-06-22', team: 'fathom', task: 'Floor' },
  ],
  kind: 'help',
  isCancelled: false,
  bookedAt: 0,
  changedAt: 0,
  changedBy: '',
  reason: null,
  ...changes,
})
const blocker = (type: Blocker['type'], sinceOn: string, endOn: string | null): Blocker => ({
  id: type,
  migration: 'm',
  type,
  title: type,
  detail: null,
  ownerTeam: null,
  ownerName: null,
  sinceOn,
  ticketUrl: null,
  recordedAt: startOfDay('2026-07-01'),
  recordedBy: '',
  promisedOn: null,
  promises: [],
  holds: [{ service: 'a', sinceAt: startOfDay('2026-07-01'), recordedBy: '' }],
  end:
    endOn === null
      ? null
      : { outcome: 'solved', at: startOfDay(endOn), by: '', reason: null, mergedInto: null },
})

describe('teams on visits', () => {
  test('begin with their own first day, and share the days of people without the weekend', () => {
    expect(personDaysOf(visit())).toBe(6)
    expect(teamVisits([visit()], [], () => [])).toMatchObject([
      { team: 'gantry', at: startOfDay('2026-06-19'), personDays: 3, share: 0.5 },
      { team: 'fathom', at: startOfDay('2026-06-22'), personDays: 3, share: 0.5 },
    ])
  })

  test('were held by the blockers that were open then, as people say now', () => {
    const blockers = [
      blocker('knowledge', '2026-01-05', null),
      blocker('review', '2026-01-05', '2026-06-01'),
      blocker('time', '2026-06-20', null),
    ]
    const [gantry] = teamVisits([visit()], blockers, () => ['a'])
    expect(gantry!.blockerTypes).toEqual(['knowledge'])
  })

  test('are none where the visit was called off', () => {
    expect(teamVisits([visit({ isCancelled: true })], [], () => [])).toEqual([])
  })
})

describe('what teams had to move', () => {
  const at = (day: number) => startOfDay(addDays('2026-01-01', day))
  const facts = [
    { state: 'origin_only' as const, fromAt: at(0), toAt: at(50) },
    { state: 'both' as const, fromAt: at(50), toAt: at(80) },
    { state: 'target_only' as const, fromAt: at(80), toAt: at(90) },
    { state: 'back_on_origin' as const, fromAt: at(90), toAt: null },
  ]
  const timeline = { service: 'a', facts, scope: [{ fromAt: at(10), toAt: null }], isBorn: false }
  const owners = [
    { team: 'gantry', fromAt: Number.NEGATIVE_INFINITY, toAt: at(60) },
    { team: 'fathom', fromAt: at(60), toAt: null },
  ]

  test('is theirs for the time they owned it in scope; it moved the first time it was done', () => {
    expect(teamHistories([{ timeline, owners, archetype: null }])).toMatchObject([
      { team: 'fathom', services: [{ fromAt: at(60), toAt: null, movedAt: at(80), startedAt: at(50) }] },
      { team: 'gantry', services: [{ fromAt: at(10), toAt: at(60), archetype: 'none' }] },
    ])
  })

  test('is not what was born on the target, nor the time it was idle', () => {
    expect(teamHistories([{ timeline: { ...timeline, isBorn: true }, owners, archetype: null }])).toEqual([])
    const idle = [
      { state: 'idle' as const, fromAt: at(0), toAt: at(30) },
      { ...facts[0]!, fromAt: at(30) },
    ]
    const [gantry] = teamHistories([
      { timeline: { ...timeline, facts: idle }, owners: [owners[0]!], archetype: 'cache' },
    ])
    expect(gantry!.services).toMatchObject([{ fromAt: at(30), toAt: at(50) }])
  })
})
