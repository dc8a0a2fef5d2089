import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayMs, weekMs } from '../time/durations.ts'
import { apportion } from './apportion.ts'
import { countdown } from './countdown.ts'
import { decisionAt, undecidedDays } from './decision.ts'
import type { HostSight } from './host-sight.ts'
import { hostStandings, inOrderTold } from './host-standings.ts'
import { priceAt } from './price-at.ts'
import { tailCores } from './tail-cores.ts'
import { tenthLeftSince } from './tenth-left-since.ts'

const at0 = Date.parse('2026-01-05T00:00:00Z')
const sight = (day: number, rest: Partial<HostSight> = {}): HostSight => ({
  cluster: 'lds-1',
  platform: 'helios',
  host: 'web1',
  at: at0 + day * dayMs,
  cores: 16,
  status: 'up',
  tenants: [],
  source: 's',
  eventId: `e${day}`,
  ordinal: 0,
  ...rest,
})
const web1 = (sights: HostSight[], day: number) => hostStandings(inOrderTold(sights), at0 + day * dayMs)[0]

describe('hosts', () => {
  test('a host is empty since its last tenant left', () => {
    const sights = [sight(0, { tenants: ['a', 'b'] }), sight(3, { tenants: ['b'] }), sight(5), sight(7)]
    expect(web1(sights, 4)).toMatchObject({ tenants: ['b'], emptySince: null })
    expect(web1(sights, 9)).toMatchObject({ emptySince: at0 + 5 * dayMs, isNeverUsed: false })
  })
  test('a host nobody ever ran on is empty since it was first seen', () =>
    expect(web1([sight(2)], 4)).toMatchObject({ emptySince: at0 + 2 * dayMs, isNeverUsed: true }))
  test('a host that is down says nothing: it keeps its tenants and is never called empty', () => {
    expect(web1([sight(0, { tenants: ['a'] }), sight(1, { status: 'down' })], 2)).toMatchObject({
      isDown: true,
      tenants: ['a'],
      emptySince: null,
    })
    expect(web1([sight(0), sight(1, { status: 'down' })], 2)?.emptySince).toBeNull()
  })
  test('a host that left its cluster is there no more', () =>
    expect(web1([sight(0), sight(1, { status: 'gone' })], 2)).toBeUndefined())
  test('sights in any order, with repetitions, tell the same', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: 0, max: 9 }),
            fc.constantFrom('up', 'down', 'gone'),
            fc.subarray(['a', 'b', 'c']),
          ),
        ),
        fc.infiniteStream(fc.nat()),
        (told, keys) => {
          const sights = told.map(([day, status, tenants], index) =>
            sight(day, { status, tenants, eventId: `e${index}` } as Partial<HostSight>),
          )
          const shuffled = [...sights, ...sights]
            .map(one => ({ one, key: keys.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one)
          const read = (list: HostSight[]) => hostStandings(inOrderTold(list), at0 + 20 * dayMs)
          expect(read(shuffled)).toEqual(read(sights))
        },
      ),
    ))
})

describe('what the tail costs', () => {
  const cores = fc.integer({ min: 0, max: 64_000 }).map(value => value / 1_000)
  const names = ['a', 'b', 'c', 'd']
  test('services, empty and silent hosts, unplaced names and idle cores add up to the fleet exactly', () =>
    fc.assert(
      fc.property(
        fc.option(
          fc.array(
            fc.record({
              cores: fc.option(cores),
              services: fc.subarray(names),
              unplaced: fc.subarray(['x', 'y']),
              isDown: fc.boolean(),
            }),
          ),
        ),
        fc.array(fc.option(cores), { minLength: 4, maxLength: 4 }),
        fc.option(cores),
        fc.integer({ min: 0, max: 1_000_000 }),
        (hosts, sampled, capacityCores, cost) => {
          const services = names.map((id, index) => ({ id, sampledCores: sampled[index]! }))
          const tail = tailCores({ hosts, services, capacityCores })
          const parts = [
            ...[...tail.services.values()].map(({ millicores }) => millicores),
            tail.unplaced,
            tail.empty,
            tail.silent,
            tail.idle,
          ]
          expect(parts.every(part => part >= 0 && Number.isInteger(part))).toBe(true)
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(tail.total)
          if (tail.total > 0) expect(apportion(cost, parts).reduce((sum, part) => sum + part, 0)).toBe(cost)
        },
      ),
    ))
  test('without samples a host is divided among its tenants', () => {
    const host = { cores: 16, services: ['a', 'b'], unplaced: ['x', 'y'], isDown: false }
    const services = ['a', 'b'].map(id => ({ id, sampledCores: null }))
    const tail = tailCores({ hosts: [host], services, capacityCores: null })
    expect(tail.services.get('a')).toEqual({ millicores: 4_000, from: 'hosts' })
    expect(tail).toMatchObject({ unplaced: 8_000, idle: 0, total: 16_000 })
  })
  test('claims beyond the hosts are cut alike, and it says so', () => {
    const host = { cores: 8, services: ['a', 'b'], unplaced: [], isDown: false }
    const services = ['a', 'b'].map(id => ({ id, sampledCores: 8 }))
    const tail = tailCores({ hosts: [host], services, capacityCores: null })
    expect(tail).toMatchObject({ idle: 0, total: 8_000, isCut: true })
    expect(tail.services.get('b')?.millicores).toBe(4_000)
  })
})

describe('the countdown', () => {
  test('goes on at the pace of twelve weeks', () =>
    expect(countdown({ left: 9, before: 45 }, at0)).toEqual({
      kind: 'pace',
      perWeek: 3,
      at: at0 + 3 * weekMs,
    }))
  test('gives no date where none leaves', () => {
    expect(countdown({ left: 9, before: 9 }, at0).kind).toBe('not_at_this_pace')
    expect(countdown({ left: 0, before: 9 }, at0).kind).toBe('off')
  })
  test('a site opens when a tenth is left, and closes again when more come back', () => {
    const leaving = (day: number) => [{ fromAt: at0, toAt: at0 + day * dayMs }]
    const services = Array.from({ length: 9 }, (_, index) => leaving(index + 1))
    const all = [...services, [{ fromAt: at0, toAt: null }]]
    expect(tenthLeftSince(all, 10, at0 + 30 * dayMs)).toBe(at0 + 9 * dayMs)
    expect(tenthLeftSince(all, 10, at0 + 5 * dayMs)).toBeNull()
    const back = [...all, [{ fromAt: at0 + 20 * dayMs, toAt: null }]]
    expect(tenthLeftSince(back, 10, at0 + 30 * dayMs)).toBeNull()
  })
})

describe('decisions and prices', () => {
  const row = (id: string, day: number, withdrawnDay: number | null = null) => ({
    id,
    serviceId: 'a',
    migration: 'm',
    decision: 'move',
    byOn: '2026-02-01',
    recordedAt: at0 + day * dayMs,
    withdrawnAt: withdrawnDay === null ? null : at0 + withdrawnDay * dayMs,
  })
  test('the newest decision counts; one taken back counted until then', () => {
    const rows = [row('1', 0), row('2', 5, 8)]
    expect(decisionAt(rows, at0 + 3 * dayMs)?.id).toBe('1')
    expect(decisionAt(rows, at0 + 6 * dayMs)?.id).toBe('2')
    expect(decisionAt(rows, at0 + 9 * dayMs)?.id).toBe('1')
  })
  test('undecided days run from when the site opened', () => {
    expect(undecidedDays([], at0, at0 + 41 * dayMs)).toBe(41)
    expect(undecidedDays([row('1', 0)], at0, at0 + 41 * dayMs)).toBeNull()
    expect(undecidedDays([row('1', 0, 30)], at0, at0 + 41 * dayMs)).toBe(11)
    expect(undecidedDays([], null, at0)).toBeNull()
  })
  test('the latest price begun by then counts, for its platform', () => {
    const price = (fromOn: string, perCoreMonth: number, recordedAt = 0) => ({
      platform: 'helios',
      fromOn,
      perCoreMonth,
      currency: 'EUR',
      recordedAt,
    })
    const rows = [price('2026-01-01', 20), price('2026-01-01', 21, 1), price('2026-06-01', 30)]
    expect(priceAt(rows, 'helios', at0)?.perCoreMonth).toBe(21)
    expect(priceAt(rows, 'kubernetes', at0)).toBeNull()
  })
})
