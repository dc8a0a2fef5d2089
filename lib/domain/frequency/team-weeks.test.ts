import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Span } from '../placement/placement.ts'
import { weekMs } from '../time/durations.ts'
import type { FrequencyInput, FrequencyService } from './frequency-input.ts'
import { frequencyOf } from './frequency-of.ts'
import { since, week } from './testing/small-fleet.ts'

const weekCount = 50
const at = week(weekCount)
const few = { draws: 1, bandDraws: 1 }

// A slow second reading of definitions.md 3, 4 and 7, week by week and sentence by sentence, to compare with.

const holds = ({ fromAt, toAt }: Span, instant: number) =>
  fromAt <= instant && (toAt === null || instant < toAt)
const isWhole = (spans: Span[], number: number) =>
  spans.some(({ fromAt, toAt }) => fromAt <= week(number) && (toAt === null || toAt >= week(number + 1)))
const ownedAllWeek = (service: FrequencyService, team: string, number: number) =>
  service.owners.some(owner => owner.team === team && isWhole([owner], number)) &&
  isWhole(service.inScope, number)

function slowTeamWeek(input: FrequencyInput, team: string, number: number) {
  const counted = input.services.filter(
    service => ownedAllWeek(service, team, number) && service.notIdle.some(span => holds(span, week(number))),
  )
  const owned = input.services.filter(service =>
    service.owners.some(owner =>
      service.inScope.some(
        scope => owner.team === team && overlaps(owner, scope) && Math.max(owner.fromAt, scope.fromAt) <= at,
      ),
    ),
  )
  const ids = new Set(owned.flatMap(service => service.sources))
  const isCovered = input.sources.every(source => {
    if (!ids.has(source.id)) return true
    if (!source.hasFreshnessLimit) return source.firstEventAt !== null && week(number) > source.firstEventAt
    return !source.silences.some(silence =>
      overlaps(silence, { fromAt: week(number), toAt: week(number + 1) }),
    )
  })
  if (counted.length === 0 || !isCovered) return null
  const movable = counted.filter(service => !service.isBorn)
  const present = movable.filter(service => service.presence.some(span => holds(span, week(number))))
  const share = movable.length === 0 ? 1 : present.length / movable.length
  const deploysOf = (service: FrequencyService) =>
    service.weeks.filter(row => row.weekAt === week(number)).reduce((sum, row) => sum + row.deploys, 0)
  return {
    side: share >= 0.5 ? 'on' : share === 0 ? 'off' : 'mixed',
    counted,
    deploysOf,
    deploys: counted.reduce((sum, service) => sum + deploysOf(service), 0),
  }
}

function overlaps(one: Span, other: Span) {
  const fromAt = Math.max(one.fromAt, other.fromAt)
  return fromAt < Math.min(one.toAt ?? Number.POSITIVE_INFINITY, other.toAt ?? Number.POSITIVE_INFINITY)
}

/** The first instant all spans hold, if there is one. */
function firstShared(spans: Span[]): number[] {
  const fromAt = Math.max(...spans.map(one => one.fromAt))
  return spans.every(one => holds(one, fromAt)) ? [fromAt] : []
}

function slowFigure4(input: FrequencyInput, teams: string[]) {
  const table = new Map(
    teams.map(team => [
      team,
      Array.from({ length: weekCount }, (_, number) => slowTeamWeek(input, team, number)),
    ]),
  )
  const sideOf = (team: string, number: number) => table.get(team)?.[number]?.side
  const firstCovered = (team: string) => table.get(team)!.findIndex(cell => cell !== null)
  const firstOn = (team: string) => table.get(team)!.findIndex(cell => cell?.side === 'on')
  const range = (first: number) => Array.from({ length: 12 }, (_, index) => first + index)
  let after = 0
  let before = 0
  let expected = 0
  let kept = 0
  for (const team of teams) {
    const on = firstOn(team)
    const starts = input.services
      .filter(service => !service.isBorn)
      .flatMap(service =>
        service.presence.flatMap(presence =>
          service.owners
            .filter(owner => owner.team === team)
            .flatMap(owner => service.inScope.flatMap(scope => firstShared([presence, owner, scope]))),
        ),
      )
    const arrival = Math.floor((Math.min(...starts) - week(0)) / weekMs)
    if (on === -1 || on === firstCovered(team) || starts.length === 0) continue
    const [first, second] = [range(arrival - 12), range(on + 3)]
    if (arrival < 12 || on + 14 >= weekCount) continue
    if ([...first, ...second].some(number => table.get(team)![number] === null)) continue
    const basketSum = (of: string, weeks: number[]) => {
      const basket = input.services.filter(service =>
        [...first, ...second].every(number => table.get(of)![number]?.counted.includes(service)),
      )
      return weeks.reduce(
        (sum, number) => sum + basket.reduce((all, s) => all + table.get(of)![number]!.deploysOf(s), 0),
        0,
      )
    }
    const controls = teams.filter(
      other =>
        firstOn(other) !== firstCovered(other) &&
        Array.from({ length: on + 15 - (arrival - 12) }, (_, i) => arrival - 12 + i).every(
          n => sideOf(other, n) === 'off',
        ),
    )
    const own = basketSum(team, first)
    const controlsBefore = controls.reduce((sum, other) => sum + basketSum(other, first), 0)
    const controlsAfter = controls.reduce((sum, other) => sum + basketSum(other, second), 0)
    if (own === 0 || controlsBefore === 0) continue
    kept++
    before += own
    after += basketSum(team, second)
    expected += (own * controlsAfter) / controlsBefore
  }
  return { kept, same: after / before, controlled: after / expected }
}

const instant = fc.integer({ min: 0, max: 60 * 7 }).map(day => week(0, day))
const span: fc.Arbitrary<Span> = fc
  .tuple(instant, fc.option(fc.integer({ min: 1, max: 400 })))
  .map(([fromAt, days]) => since(fromAt, days === null ? null : fromAt + days * 86_400_000))
const serviceIn = (teams: string[]) =>
  fc.record({
    inScope: fc.oneof(
      { weight: 4, arbitrary: fc.constant<Span[]>([since(week(-9))]) },
      span.map((one): Span[] => [one]),
    ),
    notIdle: fc.oneof(
      { weight: 4, arbitrary: fc.constant<Span[]>([since(week(0))]) },
      span.map((one): Span[] => [one]),
    ),
    first: fc.constantFrom(...teams),
    second: fc.constantFrom(...teams),
    changesAt: fc.option(instant, { freq: 3 }),
    isBorn: fc.boolean(),
    presence: fc.oneof(
      fc.constant<Span[]>([]),
      span.map((one): Span[] => [one]),
      fc.tuple(span, span).map((both): Span[] => [...both]),
    ),
    sources: fc.constantFrom<string[]>(['a'], ['a'], ['a', 'b'], ['c']),
    rows: fc.array(fc.record({ number: fc.nat(weekCount), deploys: fc.nat(9), days: fc.nat(127) }), {
      maxLength: 60,
    }),
  })

const companyOf = (teams: string[], size: number) =>
  fc
    .record({
      services: fc.array(serviceIn(teams), { minLength: size / 2, maxLength: size }),
      firstB: instant,
      silences: fc.array(
        span.map(one => since(one.fromAt, one.fromAt + 86_400_000)),
        { maxLength: 1 },
      ),
    })
    .map(
      ({ services, firstB, silences }): FrequencyInput => ({
        services: services.map(({ first, second, changesAt, rows, ...service }, place) => ({
          ...service,
          id: `s${place}`,
          owners:
            changesAt === null || first === second
              ? [{ team: first, fromAt: Number.NEGATIVE_INFINITY, toAt: null }]
              : [
                  { team: first, fromAt: Number.NEGATIVE_INFINITY, toAt: changesAt },
                  { team: second, fromAt: changesAt, toAt: null },
                ],
          weeks: rows.map(({ number, ...row }) => ({ ...row, weekAt: week(number) })),
        })),
        sources: [
          { id: 'a', hasFreshnessLimit: false, firstEventAt: week(-3), silences: [] },
          { id: 'b', hasFreshnessLimit: false, firstEventAt: Math.min(firstB, week(6)), silences: [] },
          { id: 'c', hasFreshnessLimit: true, firstEventAt: null, silences },
        ],
      }),
    )

test('team-weeks, sides and rates are those of a slow second reading of the definitions', () => {
  const teams = ['p', 'q', 'r']
  fc.assert(
    fc.property(companyOf(teams, 12), input => {
      const figures = frequencyOf(input, at, few)
      for (const team of teams) {
        const cells = Array.from({ length: 12 }, (_, index) =>
          slowTeamWeek(input, team, weekCount - 12 + index),
        ).filter(cell => cell !== null)
        const row = figures.teams.find(one => one.team === team)
        expect(row?.teamWeeks ?? 0).toBe(cells.length)
        if (row === undefined) continue
        expect(row.ratePerWeek).toBeCloseTo(
          cells.reduce((sum, cell) => sum + cell.deploys, 0) / cells.length,
          12,
        )
        for (const side of ['on', 'off', 'mixed'] as const)
          expect(row[side]).toBeCloseTo(cells.filter(cell => cell.side === side).length / cells.length, 12)
      }
    }),
    { numRuns: 150, seed: 277 },
  )
})

test('figure 4 is that of a slow second reading of the definitions', () => {
  const teams = Array.from({ length: 24 }, (_, number) => `t${number}`)
  // Whole companies drawn at random seldom have ten complete moves: one service a team, moved or not, plus random others.
  const plain = (team: string, place: number, rows: number[], movesIn: number): FrequencyService => ({
    id: `z${place}`,
    inScope: [since(Number.NEGATIVE_INFINITY)],
    notIdle: [since(week(0))],
    owners: [{ team, fromAt: Number.NEGATIVE_INFINITY, toAt: null }],
    isBorn: false,
    presence: place % 2 === 0 ? [since(week(movesIn, 2))] : [],
    sources: ['a'],
    weeks: Array.from({ length: weekCount }, (_, number) => ({
      weekAt: week(number),
      deploys: rows[number % rows.length]!,
      days: 1,
    })),
  })
  const company = fc.tuple(
    companyOf(teams, 14),
    fc.array(
      fc.tuple(fc.array(fc.nat(9), { minLength: 7, maxLength: 7 }), fc.integer({ min: 13, max: 30 })),
      { minLength: 24, maxLength: 24 },
    ),
  )
  let compared = 0
  fc.assert(
    fc.property(company, ([random, patterns]) => {
      const services = [
        ...random.services,
        ...patterns.map(([rows, movesIn], place) => plain(teams[place]!, place, rows, movesIn)),
      ]
      const input = { ...random, services }
      const slow = slowFigure4(input, teams)
      const figures = frequencyOf(input, at, few)
      expect(figures.controlled.teams).toBe(slow.kept)
      const kept = figures.moves.filter(({ leftOut }) => leftOut === null)
      const sumOf = (of: (move: (typeof kept)[number]) => number) =>
        kept.reduce((sum, move) => sum + of(move), 0)
      if (slow.kept > 0) {
        compared++
        expect(sumOf(move => move.after!) / sumOf(move => move.before!)).toBeCloseTo(slow.same, 9)
        expect(sumOf(move => move.after!) / sumOf(move => move.before! * move.controlFactor!)).toBeCloseTo(
          slow.controlled,
          9,
        )
      }
    }),
    { numRuns: 40, seed: 277 },
  )
  expect(compared).toBeGreaterThan(30)
})
