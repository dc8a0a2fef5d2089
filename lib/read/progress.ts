import type { Filters } from '#lib/domain/filter/filters.ts'
import { leftByArea } from '#lib/domain/migration/left-by-area.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { progressOf } from '#lib/domain/migration/progress.ts'
import { stateAt } from '#lib/domain/migration/state-run.ts'
import type { Timeline } from '#lib/domain/migration/timeline.ts'
import type { Weight } from '#lib/domain/migration/weigh-progress.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { instantOfDay } from '#lib/domain/time/instant-of-day.ts'
import { once } from './answer-cache.ts'
import type { ProgressAnswer } from './answers/progress-answer.ts'
import { ask, type Question } from './ask.ts'
import { flowRange } from './flow-range.ts'
import { freshnessOf } from './freshness.ts'
import { overridesInForce } from './overrides.ts'
import type { ReadContext } from './read-context.ts'
import { scopeChangesIn } from './scope-changes.ts'
import { selectedServices } from './selection.ts'
import { timelineIn } from './timelines.ts'
import { weighedProgress } from './weighed-progress.ts'
import { type SampledWeights, sampledWeights } from './weights.ts'

/**
 * Figures 6-9 and 16, states, flows and daily series (definitions.md 2, 4, 7); figure 8 and the states also by another
 * weight than one for each service. Throws ReadErrors.
 */
export async function readProgress(
  context: ReadContext,
  filters: Filters,
  weight: Weight = 'count',
): Promise<ProgressAnswer> {
  const question = await ask(context, filters)
  const samples = await sampledWeights(question)
  return once(question, `progress ${weight} ${samples.version}`, () => answer(question, weight, samples))
}

async function answer(question: Question, weight: Weight, samples: SampledWeights): Promise<ProgressAnswer> {
  const { world, filters, migration, asOf, at, now, baselineOn, baselineAt } = question
  const entries = selectedServices(world, filters, at)
  const timelines = entries.map(entry => timelineIn(question, entry))
  const { from, to } = flowRange(question)
  const seriesFrom = filters.from ?? seriesStart(question)
  const figures = progressOf(timelines, question.rules.exemptions, {
    at,
    baselineAt,
    flowsFrom: instantOfDay(from, now),
    flowsTo: instantOfDay(to, now),
    seriesFrom,
    seriesTo: to,
    addedFrom: null,
    now,
  })
  const left = entries.flatMap(({ service, ownership }, index) => {
    const timeline = timelines[index]!
    if (!coversAny(timeline.scope, at)) return []
    const team = ownerAt(service, ownership, at)
    const area = team === null ? null : (world.teams.get(team)?.area ?? null)
    return [{ area, state: stateAt(timeline.shown, at) }]
  })
  return {
    migration: migration.id,
    asOf,
    knownAt: formatInstant(now),
    ...figures,
    ...weighedProgress(question, timelines, weight, samples, [seriesFrom, to]),
    baseline: { on: baselineOn, ...figures.baseline },
    overridden: { count: overriddenCount(question, timelines) },
    flows: { from, to, ...figures.flows },
    areas: leftByArea(left),
    scopeChanges: scopeChangesIn(question, entries, to),
    freshness: await freshnessOf(question),
  }
}

/** Beside the figures, never in them: how many of the services in scope have an override in force. */
function overriddenCount(question: Question, timelines: readonly Timeline[]): number {
  const overrides = overridesInForce(question)
  if (overrides.size === 0) return 0
  return timelines.filter(({ service, scope }) => overrides.has(service) && coversAny(scope, question.at))
    .length
}

/** The baseline's day; the first day with evidence where the baseline lies after the day asked for. */
function seriesStart({ baselineOn, asOf, world }: Question): string {
  if (baselineOn !== null && baselineOn <= asOf) return baselineOn
  return world.firstEvidenceAt === null
    ? asOf
    : dayOf(Math.min(world.firstEvidenceAt, Date.parse(`${asOf}T00:00:00Z`)))
}
