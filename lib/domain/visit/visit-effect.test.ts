import { describe, expect, test } from 'vitest'
import { seededRandom } from '#lib/domain/statistics/seeded-random.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { effectEstimate } from './effect-estimate.ts'
import { matchVisits, type TeamVisit } from './matched-visits.ts'
import { countsIn, standingAt, type TeamHistory } from './team-history.ts'
import { type GeneratedTruth, generatedVisits } from './testing/generated-visits.ts'
import { visitEffect } from './visit-effect.ts'

const runs = 200

function manyRuns(truth: GeneratedTruth, count = runs) {
  let covered = 0
  let claimed = 0
  let sum = 0
  let naive = 0
  for (let run = 0; run < count; run++) {
    const { visits, histories, now } = generatedVisits(seededRandom(1000 + run), truth)
    const { matched } = matchVisits(visits, histories, now)
    const fitTeams = new Set(matched.flatMap(({ matches }) => matches.map(({ team }) => team))).size
    const { value, low, high, isClear } = effectEstimate(matched, 'moves', fitTeams)!.perTeam
    if (low <= truth.extra && truth.extra <= high) covered++
    if (isClear) claimed++
    sum += value
    naive += difference(matched, histories)
  }
  return { covered: covered / count, claimed: claimed / count, mean: sum / count, naive: naive / count }
}

/** What a comparison of visited with all other teams would say. */
function difference(
  matched: readonly (TeamVisit & { counts: { moves: number } })[],
  all: readonly TeamHistory[],
) {
  let moves = 0
  let others = 0
  for (const { team, at, counts } of matched) {
    moves += counts.moves / matched.length
    for (const history of all)
      if (history.team !== team && standingAt(history, at) !== null)
        others += countsIn(history, at, at + 30 * dayMs).moves / (all.length - 1) / matched.length
  }
  return moves - others
}

// 200 runs at 95 %: three standard deviations are 4.6 points.
describe('what a visit buys, on generated companies whose truth is known', () => {
  test('the interval covers the truth in about 95 of 100 companies', () => {
    const { covered, mean } = manyRuns({ extra: 1.2, choice: 'visibly_fast' })
    expect(covered).toBeGreaterThanOrEqual(0.904)
    expect(mean).toBeGreaterThan(1.15)
    expect(mean).toBeLessThan(1.25)
  })

  test('where visits bring nothing it claims an effect in no more than about 5 of 100, although faster teams were visited', () => {
    const { claimed, naive, mean } = manyRuns({ extra: 0, choice: 'visibly_fast' })
    expect(claimed).toBeLessThanOrEqual(0.096)
    expect(Math.abs(mean)).toBeLessThan(0.03)
    expect(naive).toBeGreaterThan(0.07)
  })

  test('also where teams move many at once', () => {
    const { claimed, mean } = manyRuns({ extra: 0, choice: 'visibly_fast', isBatched: true })
    expect(claimed).toBeLessThanOrEqual(0.096)
    expect(Math.abs(mean)).toBeLessThan(0.06)
  })

  test('teams that are faster for reasons their past shows only in part lose most of their lead', () => {
    const { mean, naive } = manyRuns({ extra: 0, choice: 'fast' }, 60)
    expect(naive).toBeGreaterThan(0.15)
    expect(Math.abs(mean)).toBeLessThan(naive / 3)
  })
})

const start = Date.UTC(2026, 0, 5)
const team = (name: string, moved: (number | null)[]): TeamHistory => ({
  team: name,
  services: moved.map((day, index) => ({
    service: `${name}-${index}`,
    archetype: 'plain',
    fromAt: start - 400 * dayMs,
    toAt: null,
    startedAt: null,
    movedAt: day === null ? null : start + day * dayMs,
  })),
})
const visitTo = (name: string, day = 0, visit = 'v'): TeamVisit => ({
  visit,
  team: name,
  at: start + day * dayMs,
  personDays: 1,
  share: 1,
  kind: 'help',
  blockerTypes: ['knowledge'],
})
const others = Array.from({ length: 8 }, (_, index) => team(`other-${index}`, [null, index, null, -5]))

describe('who is compared', () => {
  const visited = team('visited', [0, 29.9, 30, -1, null])
  const now = start + 400 * dayMs

  test('30 days begin with the first day of the team on the visit, its first instant counts, the 30th day after does not', () => {
    expect(countsIn(visited, start, start + 30 * dayMs)).toEqual({ moves: 2, steps: 2 })
    const { matched } = matchVisits([visitTo('visited')], [visited, ...others], now)
    expect(matched[0]!.counts.moves).toBe(2)
  })

  test('never a team visited in the window or in the 30 days before', () => {
    const near = others.map(({ team: name }) => name)
    const visits = [visitTo('visited'), visitTo(near[0]!, 29, 'b'), visitTo(near[1]!, -30, 'c')]
    const { matched } = matchVisits(visits, [visited, ...others], now)
    const own = matched.find(one => one.team === 'visited')!
    expect(own.matches).toHaveLength(5)
    expect(own.matches.map(match => match.team)).not.toContain(near[0])
    expect(own.matches.map(match => match.team)).not.toContain(near[1])
  })

  test('a visit counts when its 30 days are over, the second of two close ones and a team with nothing left do not', () => {
    const done = team('done', [-1])
    const visits = [
      visitTo('visited'),
      visitTo('visited', 12, 'b'),
      visitTo('done'),
      visitTo('other-0', 380, 'd'),
    ]
    const { matched, leftOut } = matchVisits(visits, [visited, done, ...others], now)
    expect(matched).toHaveLength(1)
    expect(leftOut).toEqual({ running: 1, repeated: 1, nothingLeft: 1, unmatched: 0 })
  })

  test('the order in which visits and teams arrive changes nothing', () => {
    const { visits, histories, now: end } = generatedVisits(seededRandom(5), { extra: 1, choice: 'anyone' })
    const one = visitEffect(visits, histories, end)
    expect(visitEffect(visits.toReversed(), histories.toReversed(), end)).toEqual(one)
  })
})

describe('too little says so', () => {
  const { visits, histories, now } = generatedVisits(seededRandom(9), { extra: 1.5, choice: 'anyone' })

  test('below ten visits there is no figure, only how many there are and how many it takes', () => {
    const first = new Set([...new Set(visits.map(({ visit }) => visit))].slice(0, 4))
    const effect = visitEffect(
      visits.filter(({ visit }) => first.has(visit)),
      histories,
      now,
    )
    expect(effect).toMatchObject({ have: 4, need: 10, moves: null, steps: null })
  })

  test('the same holds for every kind; a single visit takes five teams', () => {
    const effect = visitEffect(visits, histories, now)
    expect(effect.moves!.perTeam.isClear).toBe(true)
    expect(effect.byKind.map(({ have, moves }) => [have, moves === null])).toEqual([
      [7, true],
      [8, true],
    ])
    expect(effect.byVisit[0]).toMatchObject({ have: 4, need: 5, moves: null })
  })

  test('a visit of four teams brings four times what a team gains, a day half of that of two days', () => {
    const { moves } = visitEffect(visits, histories, now)
    expect(moves!.perVisit.value).toBeCloseTo(4 * moves!.perTeam.value)
    expect(moves!.perVisitDay.value).toBeCloseTo(moves!.perTeam.value / 2)
  })
})

test('ten visits after which hardly anything moved anywhere say nothing: ten moves it takes', () => {
  const still = Array.from({ length: 24 }, (_, index) =>
    team(`still-${String(index).padStart(2, '0')}`, [null, null]),
  )
  const visits = still.slice(0, 12).map((one, index) => visitTo(one.team, 0, `v${index}`))
  const effect = visitEffect(visits, still, start + 60 * dayMs)
  expect(effect).toMatchObject({ have: 12, needMoves: 10, observed: { moves: 0 }, moves: null, steps: null })
})
