import { countWords } from './day-words.ts'
import type { ScoreTerm, ScoreTermKey } from './score-term.ts'
import { type HopeCounts, hopesOf, type TeamStanding } from './team-standing.ts'

/** Of the expected share that moves: what is solved there moves half as often, what is half-way moves half as often again. */
export const solvedPart = 0.5
export const stuckPart = 1.5
/** A team that asked moves one service more, and one more for each two weeks it waits, three at most. */
export const askedServices = (days: number): number => 1 + Math.min(2, days / 14)
/** Half a year without a visit adds a fifth; shorter in proportion. */
export const freshPart = 0.2
export const freshWeeks = 26
/** What talk about a service nobody there can free takes off, of the same share. */
export const heldPart = 0.4

/** What one team adds to a visit, in services. */
export type TeamWorth = {
  team: TeamStanding
  hopes: HopeCounts
  move: number
  solve: number
  stuck: number
  asked: number
  gaps: number
  elsewhere: number
  /** What it would move by itself. */
  alone: number
  /** Without the term of the last visit. */
  total: number
}

/** `moveShare`: the expected share of services nothing holds that take a step in the 30 days after a visit. */
export function teamWorth(team: TeamStanding, moveShare: number): TeamWorth {
  const hopes = hopesOf(team.services)
  const move = hopes.ready * moveShare
  const solve = hopes.solvable * moveShare * solvedPart
  const stuck = hopes.stuck * Math.min(1, moveShare * stuckPart)
  const reach = hopes.ready + hopes.solvable + hopes.stuck
  const asked =
    team.askedDays === null ? 0 : Math.min(askedServices(team.askedDays), reach - move - solve - stuck)
  const gaps = -heldPart * moveShare * hopes.gap
  const elsewhere = -heldPart * moveShare * hopes.elsewhere
  const alone = -Math.min(move + stuck, team.pace)
  const total = move + solve + stuck + asked + gaps + elsewhere + alone
  return { team, hopes, move, solve, stuck, asked, gaps, elsewhere, alone, total }
}

/** Whether a visit has anything to do with a team. */
export const hasWork = ({ hopes }: TeamWorth): boolean => hopes.ready + hopes.solvable + hopes.stuck > 0

/** The most worth of a number of teams, the worthiest first; ties go by id. */
export const worthiest = (worths: readonly TeamWorth[], most: number): TeamWorth[] =>
  worths
    .filter(hasWork)
    .sort((a, b) => b.total - a.total || (a.team.team < b.team.team ? -1 : 1))
    .slice(0, Math.max(0, most))

export type VisitScore = {
  /** Expected services freed per travel day: the sum of the terms' values. */
  score: number
  /** Services expected to be freed. */
  expected: number
  terms: ScoreTerm[]
}

/**
 * The score of a visit that meets these teams: expected services freed per day of a person away, travel included (product.md
 * 8). A sum of terms in services, each divided by the travel days. `weeksSinceVisit`: of the office; null: never visited.
 */
export function scoreVisit(
  worths: readonly TeamWorth[],
  weeksSinceVisit: number | null,
  travelDays: number,
): VisitScore {
  const sum = (of: (worth: TeamWorth) => number) => worths.reduce((total, worth) => total + of(worth), 0)
  const count = (of: (hopes: HopeCounts) => number) => sum(({ hopes }) => of(hopes))
  const weeks = Math.min(freshWeeks, weeksSinceVisit ?? freshWeeks)
  const gain = sum(({ move, solve, stuck }) => move + solve + stuck)
  const asking = worths.filter(({ team }) => team.askedDays !== null)
  const oldest = Math.max(0, ...asking.map(({ team }) => team.askedDays ?? 0))
  const moving = worths.filter(({ alone }) => alone < 0)
  const services = (n: number) => countWords(n, 'service')
  const term = (key: ScoreTermKey, value: number, counted: number, words: string): ScoreTerm => ({
    key,
    value: value / travelDays,
    services: value,
    count: counted,
    words,
  })
  const ready = count(({ ready }) => ready)
  const solvable = count(({ solvable }) => solvable)
  const stuck = count(({ stuck }) => stuck)
  const gaps = count(({ gap }) => gap)
  const elsewhere = count(hopes => hopes.elsewhere)
  const terms = [
    term(
      'could_move',
      sum(({ move }) => move),
      ready,
      `${services(ready)} nothing holds`,
    ),
    term(
      'solve_there',
      sum(({ solve }) => solve),
      solvable,
      `${services(solvable)} held by what is solvable there`,
    ),
    term(
      'stuck',
      sum(worth => worth.stuck),
      stuck,
      `${services(stuck)} on both past the usual time`,
    ),
    term(
      'asked',
      sum(({ asked }) => asked),
      asking.length,
      asking.length === 0
        ? 'no request'
        : `${countWords(asking.length, 'request')}, the oldest ${countWords(oldest, 'day')}`,
    ),
    term(
      'not_visited',
      (gain * freshPart * weeks) / freshWeeks,
      weeksSinceVisit ?? freshWeeks,
      weeksSinceVisit === null ? 'never visited' : countWords(weeksSinceVisit, 'week'),
    ),
    term(
      'platform_gaps',
      sum(worth => worth.gaps),
      gaps,
      services(gaps),
    ),
    term(
      'held_elsewhere',
      sum(worth => worth.elsewhere),
      elsewhere,
      services(elsewhere),
    ),
    term(
      'would_move',
      sum(({ alone }) => alone),
      moving.length,
      moving.length === 0 ? 'no team' : `${countWords(moving.length, 'team')} on their way`,
    ),
  ]
  return {
    score: terms.reduce((total, { value }) => total + value, 0),
    expected: terms.reduce((total, one) => total + one.services, 0),
    terms,
  }
}
