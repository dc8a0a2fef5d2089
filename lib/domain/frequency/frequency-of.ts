import { defaultDraws } from '../statistics/bootstrap.ts'
import { defaultSeed, seededRandom } from '../statistics/seeded-random.ts'
import { weekMs } from '../time/durations.ts'
import { alignedSeries } from './aligned-series.ts'
import { controlledEffect, isKept } from './controlled-effect.ts'
import type { Estimate, FrequencyFigures, NotComparedReason, TeamMove } from './frequency-figures.ts'
import type { FrequencyInput, FrequencyOptions } from './frequency-input.ts'
import { serviceRows, teamRows } from './frequency-rows.ts'
import { headline } from './headline.ts'
import { movedTeams } from './moved-teams.ts'
import { otherRules } from './other-rules.ts'
import { mixed, off, on, platformSides } from './platform-side.ts'
import { selectionEffect } from './selection-effect.ts'
import { ratioOfSums, sideSums } from './side-sums.ts'
import { type TeamComparison, teamComparisons } from './team-comparisons.ts'
import { type TeamWeeks, teamWeeks } from './team-weeks.ts'
import { tooLittleSentence } from './too-little.ts'
import { weekAtPlace, windowWeeks } from './week-axis.ts'
import { weeklySeries } from './weekly-series.ts'

const defaultBandDraws = 400

/**
 * Figures 1-5 with everything beside them, at the instant `at` (epoch ms; definitions.md 3, 4, 7).
 * Pure: the same input in any order and the same seed give the same answer. Every figure draws from its own
 * generator with the printed seed, so one figure's draws never depend on another's.
 */
export function frequencyOf(
  input: FrequencyInput,
  at: number,
  options: FrequencyOptions = {},
): FrequencyFigures {
  const { draws = defaultDraws, bandDraws = defaultBandDraws, seed = defaultSeed } = options
  const grid = teamWeeks(input, at)
  const end = grid.axis.weekCount
  const first = end - windowWeeks
  const sides = platformSides(grid, 'half')
  const head = headline(grid, draws, seededRandom(seed))
  const groups = movedTeams(grid, sides)
  const comparisons = teamComparisons(grid, groups)
  const kept = comparisons.filter(isKept)
  const effect = controlledEffect(kept, head.hasEnough, draws, seededRandom(seed))
  const selection = selectionEffect(grid, groups, head.hasEnough, bandDraws, seededRandom(seed))
  const between = sideSums(grid, sides, mixed, first, end)
  const rulesOn = otherRules(grid, sides, on, first, end)
  const rulesOff = otherRules(grid, sides, off, first, end)
  const isOnShown = head.on.ratePerWeek !== null
  const isOffShown = head.off.ratePerWeek !== null
  return {
    window: {
      fromAt: weekAtPlace(grid.axis, first),
      toAt: weekAtPlace(grid.axis, end),
      fullWeeks: windowWeeks,
    },
    on: head.on,
    off: head.off,
    ratio: head.ratio,
    moreShare: head.ratio.value === null ? null : head.ratio.value - 1,
    sameTeams: effect.sameTeams,
    controlled: effect.controlled,
    selection: { ...selection, shareOfLogGap: shareOfLogGap(selection.ratio, head.ratio) },
    mixed: {
      teams: between.teamCount,
      teamWeeks: between.teamWeekCount,
      ratePerWeek: between.teamWeekCount === 0 ? null : ratioOfSums(between.deploys, between.teamWeeks),
    },
    otherRules: {
      devlakeMedianDeployDaysPerWeek: {
        on: isOnShown ? rulesOn.devlakeMedianDeployDaysPerWeek : null,
        off: isOffShown ? rulesOff.devlakeMedianDeployDaysPerWeek : null,
      },
      fourKeys: { on: isOnShown ? rulesOn.fourKeys : null, off: isOffShown ? rulesOff.fourKeys : null },
    },
    countedAnotherWay: head.countedAnotherWay,
    bootstrap: {
      draws,
      seed,
      unit: 'team',
      dropped: { ratio: head.droppedRatioDraws, controlled: effect.droppedDraws },
    },
    tooLittle: tooLittleSentence(head.sums.on, head.sums.off),
    gapWeeks: gapWeeks(grid, first),
    weekly: weeklySeries(grid, sides, bandDraws, seededRandom(seed)),
    aligned: alignedSeries(grid, kept, effect.controlled.ratio !== null, bandDraws, seededRandom(seed)),
    moves: comparisons.map(comparison => moveOf(grid, comparison)),
    notCompared: countReasons(comparisons),
    teams: teamRows(grid, sides, first, end),
    services: serviceRows(grid, first, end, at),
  }
}

/** Figure 5's share: how much of the gap, on a log scale, was there before; only when figure 3's interval excludes 1. */
function shareOfLogGap(selection: number | null, ratio: Estimate): number | null {
  if (selection === null || ratio.value === null || ratio.low === null || ratio.high === null) return null
  if (ratio.low <= 1 && ratio.high >= 1) return null
  const share = Math.log(selection) / Math.log(ratio.value)
  return Number.isFinite(share) ? share : null
}

function gapWeeks(grid: TeamWeeks, first: number): number[] {
  const { axis, teams, isGap } = grid
  return Array.from({ length: axis.weekCount - first }, (_, index) => first + index)
    .filter(week => teams.some((_, team) => isGap[team * axis.weekCount + week] === 1))
    .map(week => weekAtPlace(axis, week))
}

function moveOf(
  grid: TeamWeeks,
  { team, arrival, firstOn, basket, controls, leftOut }: TeamComparison,
): TeamMove {
  return {
    team: grid.teams[team]!,
    arrivalWeekAt: Number.isFinite(arrival) ? grid.axis.startAt + arrival * weekMs : null,
    firstOnWeekAt: weekAtPlace(grid.axis, firstOn),
    basket: basket?.size ?? 0,
    before: basket?.before ?? null,
    after: basket?.after ?? null,
    controlFactor: controls === null || controls.before === 0 ? null : controls.after / controls.before,
    controls: controls?.teams.length ?? 0,
    leftOut,
  }
}

function countReasons(comparisons: TeamComparison[]): Record<NotComparedReason, number> {
  const counts: Record<NotComparedReason, number> = {
    no_before: 0,
    incomplete: 0,
    nothing_before: 0,
    no_controls: 0,
  }
  for (const { leftOut } of comparisons) if (leftOut !== null) counts[leftOut]++
  return counts
}
