import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../statistics/seeded-random.ts'
import { coresReturned } from './cores-returned.ts'
import type { CpuInput, CpuService, HourOfWeekSum } from './cpu-input.ts'
import { cpuOf } from './cpu-of.ts'
import { gainWindows } from './gain-windows.ts'

const dayMs = 86_400_000
const at = Date.UTC(2026, 5, 1)
const movedAt = Date.UTC(2026, 1, 2, 9, 14)
const leftAt = movedAt + 3 * dayMs
const few = { draws: 300 }

const sums = (used: number, provisioned: number, hours = [10, 11]): HourOfWeekSum[] =>
  hours.map(place => ({ hourOfWeek: place, used, provisioned, seconds: 4 * 3600 }))

/** Moved in February, left three days later, done a week after; a fifth used before, two fifths after. */
const serviceOf = (id: string, change: Partial<CpuService> = {}): CpuService => ({
  id,
  team: 'a',
  archetype: 'plain',
  isBorn: false,
  isOnTarget: true,
  firstTargetPresenceAt: movedAt,
  firstDoneAt: leftAt + 7 * dayMs,
  originPlacements: [{ fromAt: 0, toAt: leftAt }],
  before: sums(2880, 14_400),
  after: sums(2880, 7200),
  ...change,
})
const inputOf = (services: CpuService[]): CpuInput => ({
  period: { fromAt: at - 28 * dayMs, toAt: at },
  clusterHours: [],
  services,
  hostCores: {
    originAtBaseline: null,
    originNow: null,
    nodesAtBaseline: null,
    nodesNow: null,
    bornNow: null,
  },
})
const ten = Array.from({ length: 10 }, (_, place) => serviceOf(`s${place}`))

describe('the windows of figure 11', () => {
  it('are 28 days before the first target presence and 28 days from 14 days after leaving', () => {
    expect(gainWindows(serviceOf('s'), at)).toEqual({
      before: { fromAt: movedAt - 28 * dayMs, toAt: movedAt },
      after: { fromAt: leftAt + 14 * dayMs, toAt: leftAt + 42 * dayMs },
    })
  })

  it('follow the origin end behind the first time it was done, not an earlier nor a later one', () => {
    const placements = [
      { fromAt: 0, toAt: leftAt - 30 * dayMs },
      { fromAt: leftAt - 20 * dayMs, toAt: leftAt },
      { fromAt: leftAt + 60 * dayMs, toAt: leftAt + 61 * dayMs },
    ]
    expect(gainWindows(serviceOf('s', { originPlacements: placements }), at)).toMatchObject({
      after: { fromAt: leftAt + 14 * dayMs },
    })
  })

  it('say why there are none: born, returned, too recent', () => {
    expect(gainWindows(serviceOf('s', { isBorn: true, firstDoneAt: null }), at)).toBe('born')
    const back = [
      { fromAt: 0, toAt: leftAt },
      { fromAt: leftAt + 41 * dayMs, toAt: null },
    ]
    expect(gainWindows(serviceOf('s', { originPlacements: back }), at)).toBe('returned')
    const later = [
      { fromAt: 0, toAt: leftAt },
      { fromAt: leftAt + 42 * dayMs, toAt: null },
    ]
    expect(gainWindows(serviceOf('s', { originPlacements: later }), at)).not.toBe('returned')
    expect(gainWindows(serviceOf('s', { firstDoneAt: null }), at)).toBe('tooRecent')
    expect(gainWindows(serviceOf('s'), leftAt + 42 * dayMs - 1)).toBe('tooRecent')
    expect(gainWindows(serviceOf('s'), leftAt + 42 * dayMs)).toHaveProperty('after')
  })
})

describe('figure 11', () => {
  it('divides utilization after by utilization before', () => {
    const { gain, tooLittle, leftOut } = cpuOf(inputOf(ten), at, few)
    expect(gain).toMatchObject({
      ratioOfSums: 2,
      low: 2,
      high: 2,
      services: 10,
      before: 0.2,
      after: 0.4,
      shareBetween2And3: 1,
    })
    expect(gain.geometricMean).toBeCloseTo(2, 12)
    expect(tooLittle).toBeNull()
    expect(leftOut).toEqual({ born: 0, returned: 0, tooRecent: 0, noSamples: 0 })
  })

  it('compares only hours of the week sampled on both sides', () => {
    const busyNight = [...sums(2880, 14_400), ...sums(14_000, 14_400, [3])]
    const services = [
      ...ten.slice(1),
      serviceOf('s0', { before: busyNight, after: [...sums(2880, 7200), ...sums(1, 7200, [99])] }),
    ]
    expect(cpuOf(inputOf(services), at, few).gain.ratioOfSums).toBe(2)
    const apart = serviceOf('s0', { after: sums(2880, 7200, [40]) })
    const found = cpuOf(inputOf([...ten.slice(1), apart]), at, few)
    expect(found.leftOut.noSamples).toBe(1)
    expect(found.gain.services).toBe(9)
  })

  it('weighs services by their machines in the ratio of sums, and alike in the geometric mean', () => {
    const big = serviceOf('big', { before: sums(100_000, 1_000_000), after: sums(100_000, 250_000) })
    const { gain, services } = cpuOf(inputOf([...ten, big]), at, few)
    const before = (20 * 2880 + 200_000) / (20 * 14_400 + 2_000_000)
    const after = (20 * 2880 + 200_000) / (20 * 7200 + 500_000)
    expect(gain.ratioOfSums).toBeCloseTo(after / before, 12)
    expect(gain.geometricMean).toBeCloseTo((2 ** 10 * 4) ** (1 / 11), 12)
    expect(gain.shareBetween2And3).toBeCloseTo(10 / 11, 12)
    expect(services.find(({ service }) => service === 'big')).toEqual({
      service: 'big',
      team: 'a',
      before: 0.1,
      after: 0.4,
      ratio: 4,
    })
    expect(gain.low!).toBeLessThan(gain.ratioOfSums!)
    expect(gain.high!).toBeGreaterThan(gain.geometricMean!)
  })

  it('is null below ten services, with counts kept', () => {
    const { gain, tooLittle } = cpuOf(inputOf(ten.slice(1)), at, few)
    expect(gain).toMatchObject({
      ratioOfSums: null,
      low: null,
      geometricMean: null,
      shareBetween2And3: null,
      before: null,
      services: 9,
    })
    expect(tooLittle).toBe('Only 9 services measured before and after: a number needs 10.')
  })

  it('leaves out services on the target for one reason each, and does not count those that are not there', () => {
    const services = [
      ...ten,
      serviceOf('born', { isBorn: true }),
      serviceOf('back', {
        originPlacements: [
          { fromAt: 0, toAt: leftAt },
          { fromAt: leftAt + dayMs * 9, toAt: null },
        ],
      }),
      serviceOf('both', { firstDoneAt: null, originPlacements: [{ fromAt: 0, toAt: null }] }),
      serviceOf('dark', { before: [] }),
      serviceOf('gone', { before: [], isOnTarget: false }),
    ]
    expect(cpuOf(inputOf(services), at, few).leftOut).toEqual({
      born: 1,
      returned: 1,
      tooRecent: 1,
      noSamples: 1,
    })
  })

  it('keeps a service that used nothing in the sums, without a ratio of its own', () => {
    const { gain, services } = cpuOf(
      inputOf([...ten, serviceOf('asleep', { before: sums(0, 14_400) })]),
      at,
      few,
    )
    expect(gain.services).toBe(11)
    expect(services).toHaveLength(10)
    expect(gain.geometricMean).toBeCloseTo(2, 12)
    expect(gain.ratioOfSums).toBeCloseTo(2 * 1.1, 12)
  })

  it('says the same per archetype, with too little where there are few', () => {
    const { byArchetype } = cpuOf(
      inputOf([...ten, serviceOf('x', { archetype: 'batch' }), serviceOf('y', { archetype: null })]),
      at,
      few,
    )
    expect(byArchetype).toEqual([
      {
        archetype: 'batch',
        services: 1,
        before: null,
        after: null,
        ratioOfSums: null,
        low: null,
        high: null,
      },
      {
        archetype: 'other',
        services: 1,
        before: null,
        after: null,
        ratioOfSums: null,
        low: null,
        high: null,
      },
      { archetype: 'plain', services: 10, before: 0.2, after: 0.4, ratioOfSums: 2, low: 2, high: 2 },
    ])
  })

  it('does not depend on the order of services or hours, nor on the unit of CPU', () => {
    const random = seededRandom(8)
    const fleet = Array.from({ length: 30 }, (_, place) => {
      const before = 1000 + 9000 * random()
      return serviceOf(`s${String(place).padStart(2, '0')}`, {
        before: sums(before, 20_000),
        after: sums(before, 5000 + 9000 * random()),
      })
    })
    const whole = cpuOf(inputOf(fleet), at, few)
    expect(whole.gain.low!).toBeLessThan(whole.gain.ratioOfSums!)
    expect(whole.gain.high!).toBeGreaterThan(whole.gain.ratioOfSums!)
    fc.assert(
      fc.property(fc.shuffledSubarray(fleet, { minLength: fleet.length }), shuffled => {
        const turned = shuffled.map(service => ({ ...service, before: service.before.toReversed() }))
        expect(cpuOf(inputOf(turned), at, few)).toEqual(whole)
      }),
      { numRuns: 10 },
    )
    const scaled = fleet.map(service => ({
      ...service,
      before: service.before.map(sum => ({ ...sum, used: sum.used * 8, provisioned: sum.provisioned * 8 })),
    }))
    expect(cpuOf(inputOf(scaled), at, few).gain).toEqual(whole.gain)
  })
})

describe('figure 13', () => {
  it('frees the mean cores provisioned before less those after', () => {
    // 14,400 and 7,200 core-seconds in four hours of each hour of the week: 1 core and half a core.
    expect(cpuOf(inputOf(ten), at, few).cores).toEqual({ freed: 5, returned: null })
    expect(cpuOf(inputOf([]), at, few).cores.freed).toBeNull()
  })

  it('returns the fall in origin cores less the growth of nodes that births do not explain', () => {
    const cores = { originAtBaseline: 1000, originNow: 700, nodesAtBaseline: 100, nodesNow: 250, bornNow: 60 }
    expect(coresReturned(cores)).toBe(300 - 90)
    expect(coresReturned({ ...cores, bornNow: 400 })).toBe(300)
    expect(coresReturned({ ...cores, nodesNow: null })).toBeNull()
  })
})
