import { describe, expect, it, test } from 'vitest'
import type { FrequencyInput } from './frequency-input.ts'
import { frequencyOf } from './frequency-of.ts'
import { always, names, serviceOf, since, steadySource, twoSides, week } from './testing/small-fleet.ts'

const sources = [steadySource]
const few = { draws: 200, bandDraws: 20 }

test('worked check 1: 6.26 and 1.89 give +231 %, not 331 %, not 70 %', () => {
  // 25 teams x 12 weeks = 300 team-weeks a side: 1,878 deploys on, 567 off.
  const spread = (total: number, team: number) => (number: number) => {
    const cell = (number - 28) * 25 + team
    return number < 28 ? 0 : Math.floor(((cell + 1) * total) / 300) - Math.floor((cell * total) / 300)
  }
  const input = {
    sources,
    services: [
      ...names('on', 25).map((team, place) =>
        serviceOf(team, team, { perWeek: spread(1878, place), presence: [always] }),
      ),
      ...names('off', 25).map((team, place) => serviceOf(team, team, { perWeek: spread(567, place) })),
    ],
  }
  const figures = frequencyOf(input, week(40), few)
  expect(figures.on.ratePerWeek).toBe(6.26)
  expect(figures.off.ratePerWeek).toBe(1.89)
  expect(figures.on.teamWeeks).toBe(300)
  expect(figures.moreShare).toBeCloseTo(2.312169, 6)
  expect(Math.round(figures.moreShare! * 100)).toBe(231)
  expect(figures.ratio.value).toBe(6.26 / 1.89)
})

describe('worked check 7: empty weeks, gaps and the current week', () => {
  it('counts an empty week inside the range as zero', () => {
    const input = twoSides(4, 2)
    for (const service of input.services)
      service.weeks = service.weeks.filter(({ weekAt }) => weekAt !== week(35))
    const figures = frequencyOf(input, week(40), few)
    expect(figures.on).toMatchObject({ ratePerWeek: (4 * 11) / 12, teamWeeks: 144, weeks: 12 })
    expect(figures.gapWeeks).toEqual([])
    expect(figures.weekly.find(({ weekAt }) => weekAt === week(35))!.on).toMatchObject({
      ratePerWeek: 0,
      teams: 12,
    })
  })

  it('drops a week with a gap in coverage and lists it', () => {
    const input = twoSides(4, 2)
    input.services
      .filter(({ id }) => id.startsWith('on'))
      .forEach(service => {
        service.sources = ['polled']
      })
    const silences = [since(Number.NEGATIVE_INFINITY, week(-5)), since(week(33, 2.5), week(33, 2.6))]
    const figures = frequencyOf(
      {
        ...input,
        sources: [...sources, { id: 'polled', hasFreshnessLimit: true, firstEventAt: null, silences }],
      },
      week(40),
      few,
    )
    expect(figures.on).toMatchObject({ ratePerWeek: 4, teamWeeks: 132, weeks: 11 })
    expect(figures.off).toMatchObject({ ratePerWeek: 2, teamWeeks: 144, weeks: 12 })
    expect(figures.gapWeeks).toEqual([week(33)])
    const gap = figures.weekly.find(({ weekAt }) => weekAt === week(33))!
    expect(gap).toMatchObject({ isGap: true, on: null, isCounted: true })
    expect(gap.off).not.toBeNull()
    expect(figures.window.fullWeeks).toBe(12)
  })

  it('has the current week in no mean, and counts a week at its last millisecond', () => {
    const input = twoSides(4, 2)
    for (const service of input.services)
      service.weeks = service.weeks.map(row => (row.weekAt === week(39) ? { ...row, deploys: 1000 } : row))
    const during = frequencyOf(input, week(40) - 2, few)
    expect(during.window).toEqual({ fromAt: week(27), toAt: week(39), fullWeeks: 12 })
    expect(during.on.ratePerWeek).toBe(4)
    expect(during.weekly.at(-1)!.weekAt).toBe(week(38))
    const after = frequencyOf(input, week(40) - 1, few)
    expect(after.window.toAt).toBe(week(40))
    expect(after.on.ratePerWeek).toBe((4 * 11 + 1000) / 12)
  })

  it('lets a push source without a limit cover only weeks after the one of its first event', () => {
    const input = twoSides(4, 2)
    const figures = frequencyOf(
      { ...input, sources: [{ ...steadySource, firstEventAt: week(30, 3) }] },
      week(40),
      few,
    )
    expect(figures.on).toMatchObject({ teamWeeks: 9 * 12, weeks: 9 })
    expect(figures.gapWeeks).toEqual([week(28), week(29), week(30)])
  })

  it('takes a source nobody has heard of as covering nothing', () => {
    expect(frequencyOf({ ...twoSides(4, 2), sources: [] }, week(40), few).on).toMatchObject({
      teams: 0,
      teamWeeks: 0,
    })
  })
})

describe('worked check 8: ownership moves on a Wednesday', () => {
  const input = twoSides(4, 2)
  input.services.push(
    serviceOf('on00', 'wanderer', {
      perWeek: 10,
      owners: [
        { team: 'on00', fromAt: Number.NEGATIVE_INFINITY, toAt: week(34, 2) },
        { team: 'on01', fromAt: week(34, 2), toAt: null },
      ],
      presence: [since(week(0))],
    }),
  )
  const rate = (team: string) =>
    frequencyOf(input, week(40), few).teams.find(row => row.team === team)!.ratePerWeek

  it('makes that week no team-week for the service on either side', () => {
    // Weeks 28..33 with the first owner, 35..39 with the second.
    expect(rate('on00')).toBe(108 / 12)
    expect(rate('on01')).toBe(98 / 12)
    const row = frequencyOf(input, week(40), few).services.find(({ service }) => service === 'wanderer')!
    expect(row).toEqual({ service: 'wanderer', team: 'on01', deploysPerWeek: 10, serviceWeeks: 11 })
  })

  it('has no team-week for a team whose only service changes hands', () => {
    const lone = serviceOf('x', 'lone', {
      owners: [
        { team: 'x', fromAt: Number.NEGATIVE_INFINITY, toAt: week(34, 2) },
        { team: 'y', fromAt: week(34, 2), toAt: null },
      ],
    })
    const { teams } = frequencyOf({ sources, services: [lone] }, week(40), few)
    expect(teams.map(({ team, teamWeeks }) => [team, teamWeeks])).toEqual([
      ['x', 6],
      ['y', 5],
    ])
  })

  it('keeps the week when two ownership entries name the same team', () => {
    const lone = serviceOf('x', 'lone', {
      owners: [
        { team: 'x', fromAt: Number.NEGATIVE_INFINITY, toAt: week(34, 2) },
        { team: 'x', fromAt: week(34, 2), toAt: null },
      ],
    })
    expect(frequencyOf({ sources, services: [lone] }, week(40), few).teams[0]!.teamWeeks).toBe(12)
  })
})

describe('what a team-week counts', () => {
  const teamOf = (services: FrequencyInput['services']) =>
    frequencyOf({ sources, services }, week(40), few).teams[0]

  it('leaves out the week a service is created or retires, and all before and after', () => {
    const service = serviceOf('a', 's', { inScope: [since(week(30, 1), week(36, 6.9))] })
    expect(teamOf([service])).toMatchObject({ teamWeeks: 5, ratePerWeek: 1 })
  })

  it('keeps a week at whose end a service retires, to the millisecond', () => {
    expect(teamOf([serviceOf('a', 's', { inScope: [since(week(30), week(37))] })])!.teamWeeks).toBe(7)
    expect(teamOf([serviceOf('a', 's', { inScope: [since(week(30), week(37) - 1)] })])!.teamWeeks).toBe(6)
  })

  it('leaves out a service that was idle at the start of the week', () => {
    const sleepy = serviceOf('a', 's2', {
      perWeek: 5,
      notIdle: [since(week(0), week(33, 1)), since(week(35, 2))],
    })
    expect(teamOf([serviceOf('a', 's1'), sleepy])).toMatchObject({
      // Awake at the Mondays of 28..33 and 36..39.
      ratePerWeek: (12 + 10 * 5) / 12,
      teamWeeks: 12,
    })
    expect(teamOf([{ ...sleepy, notIdle: [] }])).toBeUndefined()
  })

  it('adds the rows of several platforms and of the days they touched', () => {
    const service = serviceOf('a', 's', { perWeek: 0 })
    service.weeks = [
      { weekAt: week(39), deploys: 2, days: 0b0000011 },
      { weekAt: week(39), deploys: 3, days: 0b0000110 },
    ]
    expect(teamOf([service])).toMatchObject({ ratePerWeek: 5 / 12 })
  })

  it('gives nothing but counts of zero for no services at all', () => {
    const figures = frequencyOf({ services: [], sources: [] }, week(40), few)
    expect(figures.on).toMatchObject({ ratePerWeek: null, teams: 0, teamWeeks: 0 })
    expect(figures.weekly).toHaveLength(12)
    expect(figures.tooLittle).toContain('0 teams in 0 weeks on the platform')
  })
})

describe('figures 1 to 3', () => {
  it('take the median of the teams own means and the rate per service-week', () => {
    const services = names('on', 11).flatMap((team, place) => [
      serviceOf(team, `${team}-a`, { perWeek: place, presence: [always] }),
      serviceOf(team, `${team}-b`, { perWeek: place, presence: [always] }),
    ])
    const { on, off, ratio, moreShare, tooLittle } = frequencyOf({ sources, services }, week(40), few)
    expect(on).toMatchObject({ ratePerWeek: 10, medianTeam: 10, perService: 5, teams: 11, teamWeeks: 132 })
    expect(on.low!).toBeLessThan(10)
    expect(on.high!).toBeGreaterThan(10)
    expect(off).toEqual({
      ratePerWeek: null,
      low: null,
      high: null,
      teams: 0,
      teamWeeks: 0,
      weeks: 0,
      medianTeam: null,
      perService: null,
    })
    expect(ratio).toEqual({ value: null, low: null, high: null })
    expect(moreShare).toBeNull()
    expect(tooLittle).toBe(
      'Only 0 teams in 0 weeks off the platform: a number needs 10 teams and 6 full weeks on a side.',
    )
  })

  it('are null below ten teams or six weeks on a side, with all counts kept', () => {
    const nine = twoSides(4, 2)
    nine.services = nine.services.filter(({ id }) => !['on00-a', 'on01-a', 'on02-a'].includes(id))
    expect(frequencyOf(nine, week(40), few)).toMatchObject({
      on: { ratePerWeek: null, teams: 9, teamWeeks: 108 },
      off: { ratePerWeek: 2, teams: 12 },
      ratio: { value: null },
      otherRules: {
        devlakeMedianDeployDaysPerWeek: { on: null, off: 2 },
        fourKeys: { on: null, off: 'Weekly' },
      },
    })
    const fiveWeeks = twoSides(4, 2)
    for (const service of fiveWeeks.services)
      if (service.presence.length > 0) service.presence = [since(week(35))]
    expect(frequencyOf(fiveWeeks, week(40), few).on).toMatchObject({ ratePerWeek: null, teams: 12, weeks: 5 })
    for (const service of fiveWeeks.services)
      if (service.presence.length > 0) service.presence = [since(week(34))]
    expect(frequencyOf(fiveWeeks, week(40), few).on).toMatchObject({ ratePerWeek: 4, teams: 12, weeks: 6 })
  })

  it('have no ratio when nothing was deployed off the platform', () => {
    const { off, ratio, moreShare } = frequencyOf(twoSides(4, 0), week(40), few)
    expect([off.ratePerWeek, ratio.value, ratio.low, moreShare]).toEqual([0, null, null, null])
  })
})

describe('other rules', () => {
  const levelOf = (perWeek: (number: number) => number) => {
    const input = twoSides(1, 1)
    for (const service of input.services) service.weeks = serviceOf('x', 'x', { perWeek }).weeks
    return frequencyOf(input, week(40), few).otherRules
  }

  it('say deploy days in a week and Daily, Weekly, Monthly or Yearly', () => {
    expect(levelOf(() => 3)).toMatchObject({
      devlakeMedianDeployDaysPerWeek: { on: 3 },
      fourKeys: { on: 'Daily' },
    })
    expect(levelOf(() => 2).fourKeys.off).toBe('Weekly')
    expect(levelOf(number => (number % 4 === 0 ? 1 : 0)).fourKeys.on).toBe('Monthly')
    expect(levelOf(() => 0)).toMatchObject({
      devlakeMedianDeployDaysPerWeek: { on: 0 },
      fourKeys: { on: 'Yearly' },
    })
  })

  it('take the median of deploy days, and the levels of Four Keys from the same', () => {
    // Half of the weeks have a deploy: DevLake's median is 0.5 of (0, 1), Four Keys sees 0.5.
    expect(levelOf(number => number % 2)).toMatchObject({
      devlakeMedianDeployDaysPerWeek: { on: 0.5 },
      fourKeys: { on: 'Monthly' },
    })
  })

  it('count a day once however many services were deployed on it', () => {
    const input = twoSides(4, 2)
    for (const { owners } of [...input.services])
      input.services.push(
        serviceOf(owners[0]!.team, `${owners[0]!.team}-z`, {
          perWeek: 2,
          presence: owners[0]!.team.startsWith('on') ? [always] : [],
        }),
      )
    expect(frequencyOf(input, week(40), few).otherRules.devlakeMedianDeployDaysPerWeek).toEqual({
      on: 4,
      off: 2,
    })
  })
})
