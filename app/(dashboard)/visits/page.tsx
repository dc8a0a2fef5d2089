import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { VisitsPlanner } from '#components/visit/visits-planner.tsx'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: 'Visits' }

/** Where the road team goes next, and why. */
export default async function VisitsPage({ searchParams }: { searchParams: SearchParams }) {
  const { client } = await openView(searchParams)
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <VisitsPlanner />
    </HydrationBoundary>
  )
}
