import { describe, expect, test } from 'vitest'
import { seededRandom } from '../statistics/seeded-random.ts'
import { aheadWeeks } from './forecast.ts'
import { forecastFleet, isOver, leftOf } from './testing/forecast-fleet.ts'
import { type BusyLaw, generateBusyFleet } from './testing/generate-busy-fleet.ts'
import { type FleetLaw, generateFleet, weekStart } from './testing/generate-fleet.ts'

const companies = 200
const madeAfter = [12, 18, 26, 34]

/** Forecasts of 200 generated companies, each made after as many weeks as there were then, against what came. */
function backTest(law: FleetLaw | BusyLaw, made: readonly number[] = madeAfter) {
  const names = law.archetypes.map(({ name }) => name)
  const held = new Array<number>(aheadWeeks.length).fill(0)
  let [dated, even, sure] = [0, 0, 0]
  for (let index = 0; index < companies; index++) {
    const random = seededRandom(1_000 + index)
    const services = 'teams' in law ? generateBusyFleet(law, random) : generateFleet(law, random)
    const week = made[index % made.length]!
    const finish = forecastFleet(services, names, week, { runs: 80, seed: index })
    for (const [place, ahead] of aheadWeeks.entries()) {
      const { low, high } = finish.band[ahead]!
      const actual = leftOf(services, weekStart(week + ahead))
      if (low <= actual && actual <= high) held[place]! += 1
    }
    if (finish.verdict !== 'dated') continue
    dated += 1
    let end = week
    while (end < law.weeks && !isOver(services, names, end)) end += 1
    if (end - week <= finish.evenWeeks) even += 1
    if (end - week <= finish.sureWeeks) sure += 1
  }
  return { held: held.map(count => count / companies), dated, even: even / dated, sure: sure / dated }
}

/** Three standard errors of a share of 200 around the 70 % that is stated; whole services make ranges hold a little more. */
const [least, most] = [0.6, 0.86]

describe('ranges of past forecasts hold in about the share that is stated, 200 generated companies each', () => {
  test('archetypes that move at constant rates of their own, the hard ones last', () => {
    const law: FleetLaw = {
      archetypes: [
        { name: 'easy', services: 80, start: 0.1, finish: 0.3 },
        { name: 'usual', services: 50, start: 0.06, finish: 0.2 },
        { name: 'hard', services: 30, start: 0.04, finish: 0.15 },
      ],
      weeks: 400,
    }
    const { held, dated, even, sure } = backTest(law)
    for (const share of held) expect(share).toBeGreaterThan(least)
    for (const share of held) expect(share).toBeLessThan(most)
    expect(dated).toBeGreaterThan(0.95 * companies)
    expect(even).toBeGreaterThan(0.39)
    expect(even).toBeLessThan(0.71)
    expect(sure).toBeGreaterThan(0.78)
  })

  test('a pace that slows because the easy ones of every archetype go first', () => {
    const law: FleetLaw = {
      archetypes: [
        { name: 'one', services: 80, start: 0.1, finish: 0.3 },
        { name: 'other', services: 60, start: 0.06, finish: 0.2 },
      ],
      unlike: 0.8,
      weeks: 400,
    }
    const { held } = backTest(law)
    for (const share of held) expect(share).toBeGreaterThan(least)
    for (const share of held) expect(share).toBeLessThan(most + 0.04)
  })

  test('a fleet that grows a little while it moves', () => {
    const law: FleetLaw = {
      archetypes: [
        { name: 'one', services: 80, start: 0.1, finish: 0.3 },
        { name: 'other', services: 50, start: 0.06, finish: 0.2 },
      ],
      births: 0.1,
      weeks: 400,
    }
    const { held, sure } = backTest(law)
    for (const share of held) expect(share).toBeGreaterThan(least)
    for (const share of held) expect(share).toBeLessThan(most + 0.02)
    expect(sure).toBeGreaterThan(0.75)
  })

  const busy = [
    { name: 'easy', services: 60, start: 0.09, weeksOnBoth: 4 },
    { name: 'usual', services: 40, start: 0.05, weeksOnBoth: 6 },
    { name: 'hard', services: 20, start: 0.03, weeksOnBoth: 8 },
  ]

  test('teams with paces of their own, quiet weeks, returns and retirements: not a law of the model', () => {
    const { held, dated, even, sure } = backTest({
      archetypes: busy,
      teams: 0.4,
      restless: 0.0005,
      weeks: 300,
    })
    for (const share of held) expect(share).toBeGreaterThan(least)
    expect(dated).toBeGreaterThan(0.8 * companies)
    expect(even).toBeGreaterThan(0.35)
    expect(sure).toBeGreaterThan(0.75)
  })

  test('hands are the limit, as many go a week to the last: that is seen within half a year', () => {
    const { held, dated, sure } = backTest({ archetypes: busy, teams: 0.3, hands: 2, weeks: 160 }, [22, 30])
    for (const share of held) expect(share).toBeGreaterThan(0.66)
    expect(dated).toBeGreaterThan(0.85 * companies)
    expect(sure).toBeGreaterThan(0.85)
  })

  test('a fleet that grows faster than it moves never gets a date', () => {
    const law: FleetLaw = {
      archetypes: [
        { name: 'one', services: 20, start: 0.03, finish: 0.3 },
        { name: 'other', services: 10, start: 0.02, finish: 0.2 },
      ],
      births: 3,
      weeks: 60,
    }
    for (let index = 0; index < companies; index++) {
      const services = generateFleet(law, seededRandom(5_000 + index))
      const finish = forecastFleet(services, ['one', 'other'], madeAfter[index % 4]!, {
        runs: 30,
        seed: index,
      })
      expect(finish.verdict).not.toBe('dated')
      expect([finish.evenOn, finish.sureOn]).toEqual([null, null])
    }
  })
})
