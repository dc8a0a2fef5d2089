import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { BaselinePanel } from '#components/progress/baseline-panel.tsx'
import { LaterRows } from '#components/progress/later-rows.tsx'
import { OverviewHeading } from '#components/progress/overview-heading.tsx'
import { WeightPanel } from '#components/progress/weight-panel.tsx'
import { sinceOf } from '#components/shell/since-of.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { annotationsOptions } from '#lib/query/annotations-options.ts'
import { bleedingCardOptions } from '#lib/query/bleeding-options.ts'
import { blockersCard, blockersCardOptions } from '#lib/query/blockers-options.ts'
import { forecastOptions } from '#lib/query/forecast-options.ts'
import { goalSubjectOf, goalsOfOptions, phasesOptions, timeOf } from '#lib/query/goals-options.ts'
import {
  cpuHeadlineOf,
  cpuHeadlineOptions,
  frequencyHeadlineOf,
  frequencyHeadlineOptions,
  progressHeadlineOf,
  progressHeadlineOptions,
} from '#lib/query/headline-options.ts'
import { changesFilters, progressChangesOptions } from '#lib/query/progress-changes-options.ts'
import { progressOptions } from '#lib/query/progress-options.ts'
import { reportsCard, reportsOptions } from '#lib/query/reports-options.ts'
import { visitEffectOptions } from '#lib/query/visit-effect-options.ts'
import { weighedOf, weighedOptions } from '#lib/query/weighed-options.ts'
import { readAnnotations } from '#lib/read/annotations.ts'
import { readBleeding } from '#lib/read/bleeding.ts'
import { readBlockers } from '#lib/read/blockers.ts'
import { readCpu } from '#lib/read/cpu.ts'
import { readForecast } from '#lib/read/forecast.ts'
import { readFrequency } from '#lib/read/frequency.ts'
import { readGoals } from '#lib/read/goals.ts'
import { readPhases } from '#lib/read/phases.ts'
import { readProgress } from '#lib/read/progress.ts'
import { readProgressChanges } from '#lib/read/progress-changes.ts'
import { readReports } from '#lib/read/reports.ts'
import { readVisitEffect } from '#lib/read/visit-effect.ts'
import { noWhatIf } from '#lib/read/what-if.ts'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: 'Overview' }

/** How far, how fast, at what gain: every figure of the page is read here once and redrawn in the browser. */
export default async function OverviewPage({ searchParams }: { searchParams: SearchParams }) {
  const { context, filters, since, weight, choices, client } = await openView(searchParams)
  const sinceOn = sinceOf(since, filters.asOf ?? choices.now.slice(0, 10), choices.reviews)
  const then = { ...filters, asOf: sinceOn }
  const subject = goalSubjectOf(filters) ?? 'company'
  await Promise.all([
    client.prefetchQuery({ ...progressOptions(filters), queryFn: () => readProgress(context, filters) }),
    client.prefetchQuery({
      ...goalsOfOptions(filters, subject),
      queryFn: () => readGoals(context, { ...noFilters, ...timeOf(filters) }, [subject]),
    }),
    client.prefetchQuery({
      ...forecastOptions(filters, sinceOn),
      queryFn: () => readForecast(context, { ...filters, from: null, to: null }, noWhatIf, sinceOn),
    }),
    client.prefetchQuery({
      ...phasesOptions(filters),
      queryFn: () => readPhases(context, { ...noFilters, ...timeOf(filters) }),
    }),
    client.prefetchQuery({
      ...annotationsOptions(filters),
      queryFn: () => readAnnotations(context, filters),
    }),
    client.prefetchQuery({
      ...weighedOptions(filters, weight),
      queryFn: async () => weighedOf(await readProgress(context, filters, weight)),
    }),
    client.prefetchQuery({
      ...progressHeadlineOptions(then),
      queryFn: async () => progressHeadlineOf(await readProgress(context, then)),
    }),
    client.prefetchQuery({
      ...frequencyHeadlineOptions(filters),
      queryFn: async () => frequencyHeadlineOf(await readFrequency(context, filters)),
    }),
    client.prefetchQuery({
      ...cpuHeadlineOptions(filters),
      queryFn: async () => cpuHeadlineOf(await readCpu(context, filters)),
    }),
    client.prefetchQuery({
      ...bleedingCardOptions(filters),
      queryFn: () => readBleeding(context, filters, { list: null, limit: 1 }),
    }),
    client.prefetchQuery({
      ...blockersCardOptions(filters),
      queryFn: () => readBlockers(context, filters, blockersCard),
    }),
    client.prefetchQuery({
      ...reportsOptions(filters, reportsCard),
      queryFn: () => readReports(context, filters, reportsCard),
    }),
    client.prefetchQuery({
      ...visitEffectOptions(filters),
      queryFn: () => readVisitEffect(context, { ...noFilters, ...timeOf(filters) }),
    }),
    client.prefetchQuery({
      ...progressChangesOptions(filters, sinceOn),
      queryFn: () =>
        readProgressChanges(context, changesFilters(filters, sinceOn), {
          kind: null,
          fromKnownAt: null,
          limit: 1,
          cursor: null,
        }),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <OverviewHeading />
      <BaselinePanel />
      <WeightPanel />
      <LaterRows />
    </HydrationBoundary>
  )
}
