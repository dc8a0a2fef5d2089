import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../statistics/seeded-random.ts'
import { weekMs } from '../time/durations.ts'
import { frequencyOf } from './frequency-of.ts'
import { fleetStartAt, generatedFleet } from './testing/generated-fleet.ts'

const few = { draws: 200, bandDraws: 20 }

describe('the frequency figures', () => {
  const fleet = generatedFleet(
    { teams: 90, servicesPerTeam: 3, weeks: 60, effect: 1.5, selection: 1 },
    seededRandom(3),
  )
  const at = fleetStartAt + 60 * weekMs + 1
  const figures = frequencyOf(fleet, at, few)

  it('do not depend on the order in which anything arrives', () => {
    fc.assert(
      fc.property(fc.integer(), seed => {
        const random = seededRandom(seed)
        const shuffle = <T>(all: readonly T[]) =>
          all
            .map(one => ({ one, key: random() }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one)
        const services = shuffle(fleet.services).map(service => ({
          ...service,
          weeks: shuffle(service.weeks),
        }))
        expect(frequencyOf({ services, sources: fleet.sources }, at, few)).toEqual(figures)
      }),
      { numRuns: 5 },
    )
  })

  it('keep ratios and scale rates when every count is multiplied', () => {
    const tripled = fleet.services.map(service => ({
      ...service,
      weeks: service.weeks.map(row => ({ ...row, deploys: row.deploys * 3 })),
    }))
    const scaled = frequencyOf({ ...fleet, services: tripled }, at, few)
    expect(scaled.on.ratePerWeek).toBeCloseTo(figures.on.ratePerWeek! * 3, 9)
    expect(scaled.off.high).toBeCloseTo(figures.off.high! * 3, 9)
    expect(scaled.ratio.low).toBeCloseTo(figures.ratio.low!, 9)
    expect(scaled.controlled.ratio).toBeCloseTo(figures.controlled.ratio!, 9)
    expect(scaled.selection.ratio).toBeCloseTo(figures.selection.ratio!, 9)
  })

  it('add up: team-weeks on, off and mixed; deploys by team and by service', () => {
    const { on, off, mixed, teams, services } = figures
    const teamWeeks = teams.reduce((sum, row) => sum + row.teamWeeks, 0)
    expect(on.teamWeeks + off.teamWeeks + mixed.teamWeeks).toBe(teamWeeks)
    for (const row of teams) expect(row.on + row.off + row.mixed).toBeCloseTo(1, 12)
    const byTeam = teams.reduce((sum, row) => sum + row.ratePerWeek * row.teamWeeks, 0)
    const byService = services.reduce((sum, row) => sum + row.deploysPerWeek * row.serviceWeeks, 0)
    expect(byTeam).toBeCloseTo(byService, 6)
    const bySide =
      on.ratePerWeek! * on.teamWeeks +
      off.ratePerWeek! * off.teamWeeks +
      (mixed.ratePerWeek ?? 0) * mixed.teamWeeks
    expect(bySide).toBeCloseTo(byTeam, 6)
  })

  it('put every value within its interval', () => {
    for (const { low, value, high } of [
      ...[figures.on, figures.off].map(side => ({ ...side, value: side.ratePerWeek })),
      ...[figures.sameTeams, figures.controlled, figures.selection].map(one => ({
        ...one,
        value: one.ratio,
      })),
      ...figures.countedAnotherWay.map(({ ratio }) => ratio),
    ]) {
      expect(low).toBeLessThanOrEqual(value!)
      expect(high).toBeGreaterThanOrEqual(value!)
    }
    for (const { on } of figures.weekly) if (on !== null) expect(on.low).toBeLessThanOrEqual(on.high)
  })

  it('give the same answer twice, and other ends with another seed', () => {
    expect(frequencyOf(fleet, at, few)).toEqual(figures)
    const other = frequencyOf(fleet, at, { ...few, seed: 1 })
    expect(other.ratio.value).toBe(figures.ratio.value)
    expect(other.ratio.low).not.toBe(figures.ratio.low)
  })
})
