import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { VisitsPlanner } from '#components/visit/visits-planner.tsx'
import { commitmentsOptions } from '#lib/query/commitments-options.ts'
import { visitPlanOptions, visitsOptions } from '#lib/query/visits-options.ts'
import { readCommitments } from '#lib/read/commitments.ts'
import { readVisitPlan } from '#lib/read/visit-plan.ts'
import { readVisits } from '#lib/read/visits.ts'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: 'Visits' }

/** Where the road team goes next, and why. */
export default async function VisitsPage({ searchParams }: { searchParams: SearchParams }) {
  const { context, filters, client } = await openView(searchParams)
  await Promise.all([
    client.prefetchQuery({
      ...visitsOptions(filters),
      queryFn: () => readVisits(context, filters, null),
    }),
    client.prefetchQuery({
      ...visitPlanOptions(filters),
      queryFn: () => readVisitPlan(context, filters, { weeks: null, people: null }),
    }),
    client.prefetchQuery({
      ...commitmentsOptions(filters),
      queryFn: () => readCommitments(context, filters),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <VisitsPlanner />
    </HydrationBoundary>
  )
}
