import { selectLedgerTotals } from '#db/queries/select-ledger-totals.ts'
import { type ExclusionReason, exclusionReasons } from '#lib/domain/deploy/exclusion-reason.ts'
import { noExclusions } from '#lib/domain/deploy/ledger-weeks.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import type { FrequencyFigures, Side } from '#lib/domain/frequency/frequency-figures.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { formatWeek, weekOf } from '#lib/domain/time/iso-week.ts'
import { once } from './answer-cache.ts'
import type { FrequencyAnswer } from './answers/frequency-answer.ts'
import { ask, type Question } from './ask.ts'
import { countingRuleSays } from './definitions/counting-rules.ts'
import { frequencyFigures, inScopeIds } from './frequency-figures.ts'
import type { ReadContext } from './read-context.ts'
import { selectedServices } from './selection.ts'

/** Figures 1-5, both other rules and the exclusions (definitions.md 3, 4, 7). Throws ReadErrors. */
export async function readFrequency(context: ReadContext, filters: Filters): Promise<FrequencyAnswer> {
  const question = await ask(context, filters)
  return once(question, 'frequency', () => answer(question))
}

const weekName = (at: number) => formatWeek(weekOf(at))

async function answer(question: Question): Promise<FrequencyAnswer> {
  const figures = await frequencyFigures(question)
  const { window, sameTeams, controlled, selection, mixed, bootstrap } = figures
  return {
    migration: question.migration.id,
    window: { from: dayOf(window.fromAt), to: dayOf(window.toAt - 1), fullWeeks: window.fullWeeks },
    on: sideOf(figures.on),
    off: sideOf(figures.off),
    ratio: figures.ratio,
    moreShare: figures.moreShare,
    sameTeams,
    controlled,
    selection: { ratio: selection.ratio, shareOfLogGap: selection.shareOfLogGap },
    mixed: { teams: mixed.teams, ratePerWeek: mixed.ratePerWeek },
    otherRules: figures.otherRules,
    countedAnotherWay: figures.countedAnotherWay.map(way => ({ ...way, says: countingRuleSays[way.rule] })),
    bootstrap: { draws: bootstrap.draws, seed: bootstrap.seed, unit: bootstrap.unit },
    tooLittle: figures.tooLittle,
    excluded: await excludedIn(question, window),
    gapWeeks: figures.gapWeeks.map(weekName),
    weekly: figures.weekly.map(({ weekAt, isCounted, isGap, on, off }) => ({
      week: weekName(weekAt),
      isCounted,
      isGap,
      on,
      off,
    })),
    aligned: figures.aligned,
    teams: figures.teams.map(({ team, on, off, mixed: between, ratePerWeek, teamWeeks }) => ({
      team,
      on,
      off,
      mixed: between,
      ratePerWeek,
      teamWeeks,
    })),
    services: figures.services,
  }
}

const sideOf = ({ ratePerWeek, low, high, teams, teamWeeks, medianTeam, perService }: Side) => ({
  ratePerWeek,
  low,
  high,
  teams,
  teamWeeks,
  medianTeam,
  perService,
})

/** What the ledger of the window's weeks left out, for services in scope at the instant. */
async function excludedIn(
  question: Question,
  window: FrequencyFigures['window'],
): Promise<Record<ExclusionReason, number>> {
  const { context, world, filters, at, knownAt } = question
  const rows = await selectLedgerTotals(context.db.pool, {
    serviceIds: inScopeIds(question, selectedServices(world, filters, at)),
    sources: null,
    fromWeekOn: weekOf(window.fromAt),
    toWeekOn: weekOf(window.toAt - 1),
    knownAt,
  })
  const excluded = noExclusions()
  for (const row of rows) for (const reason of exclusionReasons) excluded[reason] += row[reason]
  return excluded
}
