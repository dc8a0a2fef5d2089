import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { GoalsView } from '#components/goal/goals-view.tsx'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { goalsOptions, phasesOptions, timeOf } from '#lib/query/goals-options.ts'
import { readGoals } from '#lib/read/goals.ts'
import { readPhases } from '#lib/read/phases.ts'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: 'Goals' }

/** Goals of the company, areas and teams: what was promised, what it was before, and how likely it is. */
export default async function GoalsPage({ searchParams }: { searchParams: SearchParams }) {
  const { context, filters, client } = await openView(searchParams)
  await Promise.all([
    client.prefetchQuery({ ...goalsOptions(filters), queryFn: () => readGoals(context, filters) }),
    client.prefetchQuery({
      ...phasesOptions(filters),
      queryFn: () => readPhases(context, { ...noFilters, ...timeOf(filters) }),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <GoalsView />
    </HydrationBoundary>
  )
}
