import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { createLoader } from 'nuqs/server'
import {
  endedList,
  endedOptions,
  environmentsParsers,
  liveList,
  liveOptions,
} from '#components/environment/environments-url.ts'
import { EnvironmentsView } from '#components/environment/environments-view.tsx'
import { readEnvironments } from '#lib/read/environments.ts'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: 'Temporary environments' }

const loadOwn = createLoader(environmentsParsers)

/** Which environments of pull requests live, and for how long. */
export default async function EnvironmentsPage({ searchParams }: { searchParams: SearchParams }) {
  const { context, filters, client } = await openView(searchParams)
  const { cursor } = loadOwn(await searchParams)
  await Promise.all([
    client.prefetchQuery({
      ...liveOptions(filters),
      queryFn: () => readEnvironments(context, filters, liveList),
    }),
    client.prefetchQuery({
      ...endedOptions(filters, cursor),
      queryFn: () => readEnvironments(context, filters, endedList(cursor)),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <EnvironmentsView />
    </HydrationBoundary>
  )
}
