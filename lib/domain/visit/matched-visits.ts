import { leastSquares } from '#lib/domain/statistics/least-squares.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import {
  countsIn,
  speedBefore,
  standingAt,
  type TeamHistory,
  type TeamStanding,
  usualPaces,
  type WindowCounts,
} from './team-history.ts'

export const windowDays = 30
export const matchCount = 5
export const fewestMatches = 3
/** Terms of the line that adjusts matched teams: the covariates and where it begins. */
export const fittedTerms = 6

/** One team on one visit. `at`: the start of its first day there (UTC). `personDays`: its part of the visit's days times people. */
export type TeamVisit = {
  visit: string
  team: string
  at: number
  personDays: number
  /** Its part of the visit: 1 / teams on the agenda. */
  share: number
  kind: string
  /** Types of the blockers that held services of the team then. */
  blockerTypes: string[]
}

/** A team on a visit beside the teams most like it that nobody visited. `expected` is what its own covariates say of it without a visit, as their windows went. */
export type MatchedVisit = TeamVisit & {
  counts: WindowCounts
  expected: WindowCounts
  matches: { team: string; counts: WindowCounts; expected: WindowCounts }[]
}

export type LeftOut = {
  /** Their 30 days are not over. */
  running: number
  /** The same team was visited less than 30 days before. */
  repeated: number
  /** The team had nothing left. */
  nothingLeft: number
  /** Fewer than three teams to compare with. */
  unmatched: number
}

type Candidate = { team: string; standing: TeamStanding; covariates: number[]; counts: WindowCounts }
type Found = { unit: TeamVisit; own: Candidate; near: Candidate[] }

/**
 * Every team on a visit beside its nearest teams: same calendar window, left to move, not visited in the window nor in the
 * 30 days before. Nearness: services left, under way, own pace in 90 and 180 days, moves to expect of its archetypes, each
 * in standard deviations, and the mix of archetypes. What still differs is adjusted for by regression on the matched teams
 * (Abadie and Imbens, "Bias-corrected matching estimators for average treatment effects", 2011). Order of input changes nothing.
 */
export function matchVisits(
  visits: readonly TeamVisit[],
  histories: readonly TeamHistory[],
  now: number,
): { matched: MatchedVisit[]; leftOut: LeftOut } {
  const byTeam = new Map(histories.map(history => [history.team, history]))
  const sorted = [...visits].sort(
    (a, b) => a.at - b.at || compare(a.team, b.team) || compare(a.visit, b.visit),
  )
  const visitsOf = Map.groupBy(sorted, ({ team }) => team)
  const teams = [...histories].sort((a, b) => compare(a.team, b.team))
  const leftOut = { running: 0, repeated: 0, nothingLeft: 0, unmatched: 0 }
  const pools = new Map<number, Candidate[]>()
  const poolAt = (at: number): Candidate[] => {
    const known = pools.get(at)
    if (known !== undefined) return known
    const paces = usualPaces(teams, at)
    const pool = teams.flatMap(history => candidateAt(history, at, paces) ?? [])
    pools.set(at, pool)
    return pool
  }
  const isFree = (team: string, at: number): boolean =>
    (visitsOf.get(team) ?? []).every(
      visit => visit.at >= at + windowDays * dayMs || visit.at < at - windowDays * dayMs,
    )
  const wanted: { unit: TeamVisit; own: Candidate; pool: Candidate[] }[] = []
  for (const unit of sorted) {
    if (unit.at + windowDays * dayMs > now) leftOut.running++
    else if (
      (visitsOf.get(unit.team) ?? []).some(
        other => other.at < unit.at && other.at >= unit.at - windowDays * dayMs,
      )
    )
      leftOut.repeated++
    else {
      const all = poolAt(unit.at)
      const own = byTeam.has(unit.team) ? all.find(({ team }) => team === unit.team) : undefined
      if (own === undefined) leftOut.nothingLeft++
      else {
        const pool = all.filter(({ team }) => team !== unit.team && isFree(team, unit.at))
        if (pool.length < fewestMatches) leftOut.unmatched++
        else wanted.push({ unit, own, pool })
      }
    }
  }
  const scales = scalesOf(wanted.flatMap(({ pool }) => pool))
  const found = wanted.map(({ unit, own, pool }): Found => ({ unit, own, near: nearest(own, pool, scales) }))
  return { matched: adjusted(found), leftOut }
}

function candidateAt(history: TeamHistory, at: number, paces: ReadonlyMap<string, number>): Candidate | null {
  const standing = standingAt(history, at)
  if (standing === null) return null
  const { left, underWay, pace90, pace180, leftBy } = standing
  let usual = 0
  for (const [archetype, count] of leftBy) usual += count * (paces.get(archetype) ?? 0)
  const speed = speedBefore(history, at, paces)
  return {
    team: history.team,
    standing,
    covariates: [left, underWay, pace90, pace180, usual * speed],
    counts: countsIn(history, at, at + windowDays * dayMs),
  }
}

/** Standard deviations of the covariates over all teams to compare with; 1 where they are all the same. */
function scalesOf(pool: readonly Candidate[]): number[] {
  const width = pool[0]?.covariates.length ?? 0
  return Array.from({ length: width }, (_, index) => {
    let sum = 0
    let squares = 0
    for (const { covariates } of pool) {
      sum += covariates[index]!
      squares += covariates[index]! ** 2
    }
    const variance = squares / pool.length - (sum / pool.length) ** 2
    return variance > 1e-12 ? Math.sqrt(variance) : 1
  })
}

function nearest(own: Candidate, pool: readonly Candidate[], scales: readonly number[]): Candidate[] {
  return pool
    .map(candidate => ({ candidate, distance: distanceOf(own, candidate, scales) }))
    .sort((a, b) => a.distance - b.distance || compare(a.candidate.team, b.candidate.team))
    .slice(0, matchCount)
    .map(({ candidate }) => candidate)
}

function distanceOf(one: Candidate, other: Candidate, scales: readonly number[]): number {
  let sum = 0
  for (let index = 0; index < scales.length; index++)
    sum += ((one.covariates[index]! - other.covariates[index]!) / scales[index]!) ** 2
  return sum + (mixDistance(one.standing, other.standing) / mixScale) ** 2
}

/** Half apart in their mix counts as much as two standard deviations of anything else. */
const mixScale = 0.25

/** 0: the same mix of archetypes, 1: none in common. */
function mixDistance(one: TeamStanding, other: TeamStanding): number {
  let common = 0
  for (const [archetype, count] of one.leftBy)
    common += Math.min(count / one.left, (other.leftBy.get(archetype) ?? 0) / other.left)
  return 1 - common
}

/** What teams do without a visit, by their covariates, fitted on the matched teams as often as they were matched. */
function adjusted(found: readonly Found[]): MatchedVisit[] {
  const controls = found.flatMap(({ near }) => near)
  const rows = controls.map(({ covariates }) => covariates)
  const moves = leastSquares(
    rows,
    controls.map(({ counts }) => counts.moves),
  )
  const steps = leastSquares(
    rows,
    controls.map(({ counts }) => counts.steps),
  )
  const expectedOf = ({ covariates }: Candidate): WindowCounts => ({
    moves: fitted(moves, covariates),
    steps: fitted(steps, covariates),
  })
  return found.map(({ unit, own, near }) => ({
    ...unit,
    counts: own.counts,
    expected: expectedOf(own),
    matches: near.map(one => ({ team: one.team, counts: one.counts, expected: expectedOf(one) })),
  }))
}

const fitted = ([intercept = 0, ...slopes]: readonly number[], covariates: readonly number[]): number =>
  slopes.reduce((sum, slope, index) => sum + slope * covariates[index]!, intercept)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
