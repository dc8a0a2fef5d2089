import { describe, expect, it } from 'vitest'
import { frequencyOf } from './frequency-of.ts'
import { always, names, serviceOf, since, steadySource, twoSides, week } from './testing/small-fleet.ts'

const sources = [steadySource]
const few = { draws: 200, bandDraws: 20 }

describe('on, off and mixed', () => {
  const shares = (moved: number, staying: number, born: number) => {
    const services = [
      ...names('m', moved).map(id => serviceOf('a', id, { presence: [since(week(20))] })),
      ...names('o', staying).map(id => serviceOf('a', id)),
      ...names('b', born).map(id => serviceOf('a', id, { isBorn: true, presence: [since(week(20))] })),
    ]
    const { on, off, mixed } = frequencyOf({ sources, services }, week(40), few).teams[0]!
    return { on, off, mixed }
  }

  it('is on from half of the not-born services', () => {
    expect(shares(1, 1, 0)).toEqual({ on: 1, off: 0, mixed: 0 })
    expect(shares(2, 3, 0)).toEqual({ on: 0, off: 0, mixed: 1 })
    expect(shares(0, 3, 0)).toEqual({ on: 0, off: 1, mixed: 0 })
  })

  it('asks nothing of births, and takes a team of births alone as on', () => {
    expect(shares(0, 2, 5)).toEqual({ on: 0, off: 1, mixed: 0 })
    expect(shares(0, 0, 2)).toEqual({ on: 1, off: 0, mixed: 0 })
  })

  it('looks at Monday 00:00 UTC: a service that arrives on Monday at 00:00 makes the week on, a moment later not', () => {
    const teamAt = (fromAt: number, toAt: number | null = null) =>
      frequencyOf(
        { sources, services: [serviceOf('a', 's', { presence: [since(fromAt, toAt)] })] },
        week(40),
        few,
      ).teams[0]!
    expect(teamAt(week(34)).on).toBe(6 / 12)
    expect(teamAt(week(34) + 1).on).toBe(5 / 12)
    expect(teamAt(week(34), week(36)).on).toBe(2 / 12)
  })

  it('counts a team with on and off weeks on both sides', () => {
    const input = twoSides(4, 2)
    input.services.push(serviceOf('both', 'both', { perWeek: 3, presence: [since(week(37))] }))
    const figures = frequencyOf(input, week(40), few)
    expect(figures.on).toMatchObject({ teams: 13, teamWeeks: 12 * 12 + 3 })
    expect(figures.off).toMatchObject({ teams: 13, teamWeeks: 12 * 12 + 9 })
  })

  it('shows mixed apart', () => {
    const input = twoSides(4, 2)
    for (const id of names('mixed', 3))
      input.services.push(serviceOf('m', id, { perWeek: 3, presence: id === 'mixed00' ? [always] : [] }))
    expect(frequencyOf(input, week(40), few).mixed).toEqual({ teams: 1, teamWeeks: 12, ratePerWeek: 9 })
    expect(frequencyOf(twoSides(4, 2), week(40), few).mixed).toEqual({
      teams: 0,
      teamWeeks: 0,
      ratePerWeek: null,
    })
  })

  it('offers at least one and all beside half', () => {
    const input = twoSides(4, 2)
    for (const id of names('m', 3))
      input.services.push(serviceOf('m', id, { perWeek: 8, presence: id === 'm00' ? [always] : [] }))
    const rules = Object.fromEntries(
      frequencyOf(input, week(40), few).countedAnotherWay.map(row => [row.rule, row]),
    )
    expect(rules.on_at_least_one!.on).toBe((12 * 4 + 24) / 13)
    expect(rules.on_all!.on).toBe(4)
    expect(rules.deploys_per_team!.on).toBe(4)
    expect(rules.on_at_least_one!.off).toBe(2)
  })
})
