import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { askedOf, loadForecastUrl } from '#components/forecast/forecast-url.ts'
import { ForecastView } from '#components/forecast/forecast-view.tsx'
import { sinceOf } from '#components/shell/since-of.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { forecastOptions } from '#lib/query/forecast-options.ts'
import {
  goalSubjectOf,
  goalsOfOptions,
  goalsOptions,
  phasesOptions,
  timeOf,
} from '#lib/query/goals-options.ts'
import { readForecast } from '#lib/read/forecast.ts'
import { readGoals } from '#lib/read/goals.ts'
import { readPhases } from '#lib/read/phases.ts'
import { whatIfOf } from '#lib/read/what-if.ts'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: 'Forecast and goals' }

/** When the last one leaves, what would change that, and what was promised until then. */
export default async function ForecastPage({ searchParams }: { searchParams: SearchParams }) {
  const { context, filters, since, choices, client } = await openView(searchParams)
  const asked = askedOf(loadForecastUrl(await searchParams))
  const sinceOn = sinceOf(since, filters.asOf ?? choices.now.slice(0, 10), choices.reviews)
  const subject = goalSubjectOf(filters) ?? 'company'
  await Promise.all([
    client.prefetchQuery({
      ...forecastOptions(filters, sinceOn, asked),
      queryFn: () => readForecast(context, { ...filters, from: null, to: null }, whatIfOf(asked), sinceOn),
    }),
    client.prefetchQuery({ ...goalsOptions(filters), queryFn: () => readGoals(context, filters) }),
    client.prefetchQuery({
      ...goalsOfOptions(filters, subject),
      queryFn: () => readGoals(context, { ...noFilters, ...timeOf(filters) }, [subject]),
    }),
    client.prefetchQuery({
      ...phasesOptions(filters),
      queryFn: () => readPhases(context, { ...noFilters, ...timeOf(filters) }),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ForecastView />
    </HydrationBoundary>
  )
}
