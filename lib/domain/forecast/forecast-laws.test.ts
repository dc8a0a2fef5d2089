import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../statistics/seeded-random.ts'
import { finishLevers, gainedDays, savedDays } from './finish-levers.ts'
import { type ForecastService, fleetHistory, stageAt } from './fleet-history.ts'
import { fleetModel } from './fleet-model.ts'
import { type FinishAsked, forecastFinish, weekBy } from './forecast-finish.ts'
import { type FleetNow, freeBefore, simulateFleet } from './simulate-fleet.ts'
import { forecastFleet } from './testing/forecast-fleet.ts'
import { generateBusyFleet } from './testing/generate-busy-fleet.ts'
import { generateFleet, weekStart } from './testing/generate-fleet.ts'

const names = ['one', 'other']
const company = (seed: number, births = 0): ForecastService[] =>
  generateFleet(
    {
      archetypes: [
        { name: 'one', services: 40, start: 0.1, finish: 0.3 },
        { name: 'other', services: 25, start: 0.05, finish: 0.2 },
      ],
      births,
      weeks: 60,
    },
    seededRandom(seed),
  )
const asked = (services: readonly ForecastService[], now: Partial<FleetNow> = {}): FinishAsked => {
  const history = fleetHistory(services, names, weekStart(20), 20)
  return {
    on: '2026-06-08',
    history,
    model: fleetModel(history),
    now: {
      movable: { notStarted: [10, 12], onBoth: [3, 2] },
      waiting: [],
      blockers: [],
      solvedWeeks: [],
      ...now,
    },
    runs: 100,
    seed: 7,
  }
}
const held = (inWeeks: number | null, ageWeeks = 4): Partial<FleetNow> => ({
  waiting: [{ archetype: 0, stage: 1, count: 3, untilWeek: 0, blockers: [0] }],
  blockers: [{ id: 'volumes', inWeeks, ageWeeks }],
})

describe('the forecast of the finish', () => {
  test('the same facts give the same days, in any order of services', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), seed => {
        const services = company(seed)
        const one = forecastFleet(services, names, 16, { runs: 40, seed })
        const other = forecastFleet(services.toReversed(), names, 16, { runs: 40, seed })
        expect(other.evenOn).toBe(one.evenOn)
        expect(other.band).toEqual(one.band)
      }),
      { numRuns: 20 },
    )
  })

  test('as many that arrive as leave: no date, whatever is left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 2, max: 8 }), (seed, births) => {
        const finish = forecastFleet(company(seed, births), names, 20, { runs: 20, seed })
        const { arrived, departed } = finish.flows
        if (arrived >= departed && arrived > 0)
          expect(finish).toMatchObject({
            verdict: 'not_converging',
            reason: 'inflow',
            evenOn: null,
            sureOn: null,
          })
      }),
      { numRuns: 40 },
    )
  })

  test('below eight weeks of moves there is no date', () => {
    const services = company(3)
    expect(forecastFleet(services, names, 5, { runs: 20, seed: 1 })).toMatchObject({
      verdict: 'too_little',
      evenOn: null,
    })
  })

  test('nothing left: finished', () => {
    expect(
      forecastFinish(asked(company(3), { movable: { notStarted: [0, 0], onBoth: [0, 0] } })).verdict,
    ).toBe('finished')
  })

  test('even odds come before 85 %, and what is left never rises where nothing arrives', () => {
    const finish = forecastFinish(asked(company(5)))
    expect(finish.evenWeeks).toBeLessThanOrEqual(finish.sureWeeks)
    for (let week = 1; week < finish.band.length; week++) {
      expect(finish.band[week]!.median).toBeLessThanOrEqual(finish.band[week - 1]!.median)
      expect(finish.band[week]!.low).toBeLessThanOrEqual(finish.band[week]!.high)
    }
    expect(finish.band[0]).toMatchObject({ low: 27, median: 27, high: 27 })
  })

  test('the end never comes before the promised day of a blocker, and earlier once it is solved', () => {
    const late = asked(company(5), held(150))
    const finish = forecastFinish(late)
    expect(weekBy(finish.runs!, 0.01)).toBeGreaterThan(150)
    const { blockers } = finishLevers(late)
    expect(blockers[0]).toMatchObject({ index: 0, left: 3 })
    expect(blockers[0]!.daysSaved).toBeGreaterThan(300)
  })

  test('a blocker without a day takes as long as solved ones took; where none was, it stays open', () => {
    const never = forecastFinish(asked(company(5), held(null)))
    expect(never).toMatchObject({ verdict: 'not_converging', reason: 'blocked', evenOn: null })
    const drawn = forecastFinish(asked(company(5), { ...held(null, 4), solvedWeeks: [2, 60, 80] }))
    expect(drawn.verdict).toBe('dated')
    expect(weekBy(drawn.runs!, 0.01)).toBeGreaterThan(55)
  })

  test('where hands are the limit no part of the company ends later than the whole: free hands come to it', () => {
    const law = {
      archetypes: ['easy', 'usual', 'hard'].map((name, index) => ({
        name,
        services: 40,
        start: [0.09, 0.05, 0.02][index]!,
        weeksOnBoth: 5,
      })),
      teams: 0.3,
      hands: 2,
      weeks: 30,
    }
    const services = generateBusyFleet(law, seededRandom(12))
    const at = weekStart(28)
    const of = (chosen: readonly ForecastService[], archetypes: string[]) => {
      const count = (stage: number) =>
        archetypes.map(
          name => chosen.filter(one => one.archetype === name && stageAt(one.timeline, at) === stage).length,
        )
      return {
        history: fleetHistory(chosen, archetypes, at, 28),
        now: {
          movable: { notStarted: count(1), onBoth: count(2) },
          waiting: [],
          blockers: [],
          solvedWeeks: [],
        },
      }
    }
    const on = '2026-06-08'
    const company = of(services, ['easy', 'hard', 'usual'])
    const model = fleetModel(company.history)
    const whole = forecastFinish({ on, ...company, model, runs: 200, seed: 3 })
    const paths = simulateFleet(model, company.now, { runs: 200, seed: 3, weeks: 260 })
    for (const name of ['easy', 'usual', 'hard']) {
      const part = of(
        services.filter(({ archetype }) => archetype === name),
        [name],
      )
      const finish = forecastFinish({
        on,
        ...part,
        whole: part.history,
        model: fleetModel(part.history, part.history, company.history),
        hands: () => ({ ...paths, before: freeBefore(model) }),
        runs: 200,
        seed: 3,
      })
      expect(finish.evenWeeks).toBeLessThanOrEqual(whole.evenWeeks + 2)
      expect(finish.sureWeeks).toBeLessThanOrEqual(whole.sureWeeks + 6)
    }
  })

  test('no lever is said to cost time: a week later by the noise of the draws is nothing gained', () => {
    const base = forecastFinish(asked(company(5), held(150)))
    const later = { ...base, evenWeeks: base.evenWeeks + 1 }
    expect([savedDays(base, later), gainedDays(base, later), gainedDays(later, base)]).toEqual([-7, 0, 7])
    const { archetypes, blockers } = finishLevers(asked(company(5), held(6)))
    for (const { daysSaved } of [...archetypes, ...blockers]) expect(daysSaved).toBeGreaterThanOrEqual(0)
  })

  test('an exempt service is left until its exemption is over', () => {
    const waiting = [{ archetype: 1, stage: 1 as const, count: 1, untilWeek: 120, blockers: [] }]
    expect(weekBy(forecastFinish(asked(company(5), { waiting })).runs!, 0.01)).toBeGreaterThan(120)
  })

  test('a higher pace and fewer arrivals never cost weeks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), seed => {
        const given = asked(company(seed, 0.3))
        const base = forecastFinish(given)
        if (base.verdict !== 'dated') return
        const faster = forecastFinish({ ...given, change: { pace: 1.5 } })
        const fewer = forecastFinish({ ...given, change: { birthsPerWeek: 0 } })
        // Common numbers leave a week or two of noise.
        expect(faster.evenWeeks).toBeLessThanOrEqual(base.evenWeeks + 3)
        expect(fewer.evenWeeks).toBeLessThanOrEqual(base.evenWeeks + 3)
      }),
      { numRuns: 25 },
    )
  })
})
