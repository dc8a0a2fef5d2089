import { describe, expect, test } from 'vitest'
import type { EndgameAnswer } from '#lib/read/answers/endgame-answer.ts'
import { endgameSentence } from './endgame-sentence.ts'
import type { Item, Site } from './endgame-words.ts'
import { offInWords, whyStillThere } from './endgame-words.ts'
import { exemptionStairs } from './exemption-stairs.ts'

const now = Date.parse('2026-06-09T09:00:00Z')
const site = {
  cluster: 'lds-1',
  services: 9,
  servicesAtStart: 100,
  tenthLeftOn: '2026-05-01',
  hosts: { start: 210, startOn: '2025-01-01', left: 22, empty: 6, down: 0, withoutCores: 0 },
  countdown: { services: {}, hosts: null, on: '2026-10-02', setBy: null },
  finish: null,
  canSwitchOffSince: null,
} as unknown as Site
const answer = (rest: object) =>
  ({
    sites: [site],
    price: { currency: 'EUR' },
    total: {
      hosts: { start: 2_575, left: 1_740, empty: 69, down: 0 },
      services: 473,
      cores: 1_000,
      cost: 595_123,
      emptyCost: 22_080,
    },
    ...rest,
  }) as unknown as EndgameAnswer

describe('the heading', () => {
  test('says the site nearest to its end, what can go today, and what is still paid', () =>
    expect(endgameSentence(answer({}), 'Helios')).toEqual({
      lead: 'lds-1 is down to its last nine services.',
      canGo: '69 hosts are empty and can go today',
      saves: '€22,080 a month',
      holds: { verb: 'costs', text: '€595,000 a month' },
      of: 'for 473 services.',
    }))
  test('says cores, and who can set a price, where none is set', () => {
    const total = { hosts: null, services: 2, cores: 64, cost: null, emptyCost: null }
    const { canGo, saves, holds, of } = endgameSentence(answer({ price: null, total }), 'Helios')
    expect([canGo, saves]).toEqual([null, null])
    expect(holds).toEqual({ verb: 'holds', text: '64 cores' })
    expect(of).toBe('for 2 services; an admin can say what a core costs.')
  })
})

describe('words of the rows', () => {
  test('a day at this pace is no forecast, and without a pace there is none', () => {
    expect(offInWords(site, 2026)).toBe('2 Oct, at this pace')
    const never = { ...site, countdown: { ...site.countdown, on: null } }
    expect(offInWords(never, 2026)).toBe('not at this pace')
  })
  test('why it is still there: what runs before what was said', () => {
    const item = { state: 'both', since: '2026-05-30T08:00:00Z', leavingSince: null, exemption: null } as Item
    expect(whyStillThere({ ...item, decision: null }, now)).toBe('on both, day 11')
    expect(whyStillThere({ ...item, leavingSince: '2026-06-02T08:00:00Z' }, now)).toBe('leaving since 2 Jun')
  })
})

test('the stairs hold the days on which exemptions end, and name how many', () => {
  const series = [
    { on: '2026-06-01', count: 84 },
    { on: '2026-06-09', count: 84 },
    { on: '2026-09-01', count: 62 },
    { on: '2026-12-01', count: 31 },
  ]
  expect(exemptionStairs(series, now)?.steps.map(({ text }) => text)).toEqual(['22 expire', '31'])
  expect(exemptionStairs([], now)).toBeNull()
})
