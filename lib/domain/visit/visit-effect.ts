import { defaultSeed } from '#lib/domain/statistics/seeded-random.ts'
import { type EffectEstimate, effectEstimate } from './effect-estimate.ts'
import { type LeftOut, type MatchedVisit, matchVisits, type TeamVisit } from './matched-visits.ts'
import type { TeamHistory, WindowCounts } from './team-history.ts'

/** Below that many visits with their 30 days over there is no figure, only how many there are. */
export const fewestVisits = 10
/** The same for one visit: teams of it. */
export const fewestTeams = 5
/** With fewer moves of visited and matched teams together nothing can be told apart; for one visit half of that. */
export const fewestMoves = 10

/** What visits brought beside teams like those, that nobody visited. Differences are services in 30 days. */
export type EffectGroup = {
  /** Visits that count (of one visit its teams), and how many it takes. Below it `moves` and `steps` are null. */
  have: number
  need: number
  /** How many moves (or steps) of visited and matched teams together it takes. Below it the outcome is null. */
  needMoves: number
  /** Teams on visits, a team on two visits twice; and days of people on them. */
  teamVisits: number
  visitDays: number
  /** Moves of the teams visited, and of as many matched teams as they are; the estimates besides take out what differed before. */
  observed: WindowCounts
  matched: WindowCounts
  /** Services that left the origin for the first time: the main figure. */
  moves: EffectEstimate | null
  /** Services that started or moved, each once. */
  steps: EffectEstimate | null
}

export type VisitEffect = EffectGroup & {
  leftOut: LeftOut
  byKind: (EffectGroup & { kind: string })[]
  /** By type of a blocker that held services of the team when it was visited; a team can be in several. */
  byBlocker: (EffectGroup & { type: string })[]
  /** One entry a visit, oldest first: its own teams beside theirs. */
  byVisit: (EffectGroup & { visit: string })[]
  units: MatchedVisit[]
}

/** What a lever needs: extra moves per day of one person on a visit. Null in `visitEffectIn` when there are too few visits. */
export type VisitDayEffect = { perVisitDay: number; low: number; high: number; visits: number }

/**
 * What a visit buys (product.md 9): services of the visited teams that moved in the 30 days from their first day on the
 * visit, less what matched teams nobody visited did in the same days. It says nothing where the data are too few.
 */
export function visitEffect(
  visits: readonly TeamVisit[],
  histories: readonly TeamHistory[],
  now: number,
  seed: number = defaultSeed,
): VisitEffect {
  const { matched, leftOut } = matchVisits(visits, histories, now)
  const fitTeams = new Set(matched.flatMap(({ matches }) => matches.map(({ team }) => team))).size
  const effectGroup = (units: readonly MatchedVisit[], have: number, need: number) =>
    groupOf(units, {
      have,
      need,
      needMoves: need === fewestTeams ? fewestMoves / 2 : fewestMoves,
      fitTeams,
      seed,
    })
  const groupsBy = (keysOf: (unit: MatchedVisit) => readonly string[]) => {
    const groups = new Map<string, MatchedVisit[]>()
    for (const unit of matched)
      for (const key of new Set(keysOf(unit))) {
        const group = groups.get(key) ?? []
        group.push(unit)
        groups.set(key, group)
      }
    return [...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  }
  return {
    ...effectGroup(matched, visitCount(matched), fewestVisits),
    leftOut,
    byKind: groupsBy(unit => [unit.kind]).map(([kind, units]) => ({
      kind,
      ...effectGroup(units, visitCount(units), fewestVisits),
    })),
    byBlocker: groupsBy(unit => unit.blockerTypes).map(([type, units]) => ({
      type,
      ...effectGroup(units, visitCount(units), fewestVisits),
    })),
    byVisit: [...Map.groupBy(matched, ({ visit }) => visit)].map(([visit, units]) => ({
      visit,
      ...effectGroup(units, units.length, fewestTeams),
    })),
    units: matched,
  }
}

const visitCount = (units: readonly MatchedVisit[]): number => new Set(units.map(({ visit }) => visit)).size

function groupOf(
  units: readonly MatchedVisit[],
  {
    have,
    need,
    needMoves,
    fitTeams,
    seed,
  }: Pick<EffectGroup, 'have' | 'need' | 'needMoves'> & { fitTeams: number; seed: number },
): EffectGroup {
  const observed = countsOf(units, ({ counts }) => counts)
  const matched = countsOf(units, ({ matches }) => ({
    moves: sumOf(matches, match => match.counts.moves) / matches.length,
    steps: sumOf(matches, match => match.counts.steps) / matches.length,
  }))
  const estimateOf = (outcome: keyof WindowCounts) =>
    have < need || observed[outcome] + matched[outcome] < needMoves
      ? null
      : effectEstimate(units, outcome, fitTeams, seed)
  return {
    have,
    need,
    needMoves,
    teamVisits: units.length,
    visitDays: sumOf(units, ({ personDays }) => personDays),
    observed,
    matched,
    moves: estimateOf('moves'),
    steps: estimateOf('steps'),
  }
}

const countsOf = (
  units: readonly MatchedVisit[],
  of: (unit: MatchedVisit) => WindowCounts,
): WindowCounts => ({
  moves: sumOf(units, unit => of(unit).moves),
  steps: sumOf(units, unit => of(unit).steps),
})

const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0)
