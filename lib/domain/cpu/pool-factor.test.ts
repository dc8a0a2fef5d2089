import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { ClusterHour, PoolHour } from './cpu-input.ts'
import { heldCoreSeconds } from './held-core-seconds.ts'
import { poolFactor } from './pool-factor.ts'
import { splitOverHours } from './split-over-hours.ts'
import { utilization } from './utilization.ts'
import { weeklyCores } from './weekly-cores.ts'

const hourMs = 3_600_000
/** Monday 2026-02-02 00:00 UTC. */
const monday = Date.UTC(2026, 1, 2)
const pool = (change: Partial<PoolHour> = {}): PoolHour => ({
  allocatable: 1000,
  requested: 0,
  used: 0,
  held: 400,
  ...change,
})
const hour = (change: Partial<ClusterHour> = {}): ClusterHour => ({
  cluster: 'gew1-3',
  side: 'target',
  hourAt: monday,
  used: 100,
  held: 200,
  withoutProvisioned: 0,
  pool: pool(),
  ...change,
})
const period = { fromAt: monday, toAt: monday + 24 * hourMs }

describe('the pool factor', () => {
  it('shares idle nodes in: allocatable over what is held', () => {
    expect(poolFactor(pool())).toBe(2.5)
  })

  it('takes the largest of held, requested and used as its denominator', () => {
    expect(poolFactor(pool({ requested: 500 }))).toBe(2)
    expect(poolFactor(pool({ requested: 500, used: 800 }))).toBe(1.25)
  })

  it('is never below 1 and unknown without a cluster sample that tells allocatable', () => {
    expect(poolFactor(pool({ held: 4000 }))).toBe(1)
    expect(poolFactor(pool({ held: 0 }))).toBe(1)
    expect(poolFactor(pool({ allocatable: null }))).toBeNull()
    expect(poolFactor(null)).toBeNull()
  })
})

test('a service holds the larger of request and use', () => {
  expect(heldCoreSeconds(7200, 5210.5)).toBe(7200)
  expect(heldCoreSeconds(100, 250)).toBe(250)
  expect(heldCoreSeconds(null, 250)).toBe(250)
  expect(heldCoreSeconds(null, null)).toBe(0)
})

test('worked check 6: requests halved, machines and use unchanged: used/requested doubles, used/provisioned stays, packing gains 0', () => {
  // Two services of one pool of 3,600 core-seconds an hour use 300 and 240.
  const during = (requests: [number, number]) => {
    const held = heldCoreSeconds(requests[0], 300) + heldCoreSeconds(requests[1], 240)
    const poolHour = { allocatable: 3600, requested: requests[0] + requests[1], used: 540, held }
    const found = utilization([hour({ used: 540, held, pool: poolHour })], period).target
    return { ofRequested: 540 / (requests[0] + requests[1]), ofProvisioned: found.utilization! }
  }
  const before = during([1200, 960])
  const after = during([600, 480])
  expect(after.ofRequested).toBe(before.ofRequested * 2)
  expect(after.ofProvisioned).toBeCloseTo(before.ofProvisioned, 12)
  expect(after.ofProvisioned / before.ofProvisioned - 1).toBeCloseTo(0, 12)
  expect(after.ofProvisioned).toBeCloseTo(540 / 3600, 12)
})

describe('figure 10', () => {
  it('divides used by provisioned core-seconds, on each side by its own rule', () => {
    const found = utilization(
      [hour(), hour({ cluster: 'lon', side: 'origin', used: 31, held: 144, pool: null })],
      period,
    )
    expect(found.target).toEqual({ usedCoreSeconds: 100, provisionedCoreSeconds: 500, utilization: 0.2 })
    expect(found.origin).toEqual({ usedCoreSeconds: 31, provisionedCoreSeconds: 144, utilization: 31 / 144 })
  })

  it('leaves out and counts hours without a cluster sample and origin samples without provisioned', () => {
    const found = utilization(
      [
        hour({ pool: null }),
        hour({ hourAt: monday + hourMs }),
        hour({ side: 'origin', cluster: 'lon', used: 10, held: 40, withoutProvisioned: 3, pool: null }),
      ],
      period,
    )
    expect(found.hoursLeftOut).toEqual({ noClusterSample: 1, noProvisioned: 3 })
    expect(found.target.usedCoreSeconds).toBe(100)
    expect(found.origin.utilization).toBe(0.25)
  })

  it('takes the hours that start in the period, and says nothing of none', () => {
    const edges = [monday - hourMs, monday, monday + 23 * hourMs, monday + 24 * hourMs].map(hourAt =>
      hour({ hourAt }),
    )
    expect(utilization(edges, period).target.usedCoreSeconds).toBe(200)
    expect(utilization([], period).origin).toEqual({
      usedCoreSeconds: 0,
      provisionedCoreSeconds: 0,
      utilization: null,
    })
  })

  it('adds up to all nodes when every service of the pool is asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(500), fc.nat(500)), { minLength: 1, maxLength: 20 }), services => {
        const held = services.reduce((sum, [requested, used]) => sum + heldCoreSeconds(requested, used), 0)
        fc.pre(held > 0)
        const found = utilization(
          [hour({ used: 0, held, pool: pool({ allocatable: 20_000, held }) })],
          period,
        )
        expect(found.target.provisionedCoreSeconds).toBeCloseTo(20_000, 6)
      }),
    )
  })
})

describe('a sample of any length', () => {
  it('is spread over the hours it touches', () => {
    expect(splitOverHours(monday, 3600)).toEqual([{ hourAt: monday, share: 1, seconds: 3600 }])
    expect(splitOverHours(monday + hourMs / 2, 3600)).toEqual([
      { hourAt: monday, share: 0.5, seconds: 1800 },
      { hourAt: monday + hourMs, share: 0.5, seconds: 1800 },
    ])
    expect(splitOverHours(monday, 86_400)).toHaveLength(24)
    expect(splitOverHours(monday + 60_000, 300)).toEqual([{ hourAt: monday, share: 1, seconds: 300 }])
    expect(splitOverHours(monday, 0)).toEqual([])
  })

  it('keeps all of its core-seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 1, max: 200_000 }), (at, seconds) => {
        const parts = splitOverHours(at, seconds)
        expect(parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1, 9)
        expect(parts.reduce((sum, part) => sum + part.seconds, 0)).toBeCloseTo(seconds, 6)
        for (const part of parts) expect(part.hourAt % hourMs).toBe(0)
      }),
    )
  })
})

describe('cores by week', () => {
  it('are the mean over the hours sampled, added over clusters', () => {
    const rows = weeklyCores([
      hour({ used: 3600, held: 7200, pool: pool({ allocatable: 14_400, held: 7200 }) }),
      hour({
        hourAt: monday + hourMs,
        used: 7200,
        held: 7200,
        pool: pool({ allocatable: 14_400, held: 7200 }),
      }),
      hour({ hourAt: monday + 2 * hourMs, pool: null }),
      hour({
        cluster: 'gae1-1',
        hourAt: monday + hourMs,
        used: 3600,
        held: 3600,
        pool: pool({ allocatable: 3600, held: 3600 }),
      }),
      hour({
        cluster: 'lon',
        side: 'origin',
        hourAt: monday + 14 * 24 * hourMs,
        used: 1800,
        held: 36_000,
        pool: null,
      }),
    ])
    expect(rows).toEqual([
      { weekAt: monday, originProvisioned: null, targetProvisioned: 5, used: 2.5 },
      { weekAt: monday + 7 * 24 * hourMs, originProvisioned: null, targetProvisioned: null, used: null },
      { weekAt: monday + 14 * 24 * hourMs, originProvisioned: 10, targetProvisioned: null, used: 0.5 },
    ])
    expect(weeklyCores([])).toEqual([])
  })
})
