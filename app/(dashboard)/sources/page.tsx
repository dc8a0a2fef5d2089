import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { SourcesView } from '#components/source/sources-view.tsx'
import { sourcesOptions } from '#lib/query/sources-options.ts'
import { readSources } from '#lib/read/sources.ts'
import { kindLabels } from '#lib/server/sources/source-kinds.ts'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: 'Sources' }

/** What is heard and what is silent, what came in, what could not be placed. */
export default async function SourcesPage({ searchParams }: { searchParams: SearchParams }) {
  const { context, client } = await openView(searchParams)
  await client.prefetchQuery({ ...sourcesOptions(), queryFn: () => readSources(context, kindLabels) })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SourcesView />
    </HydrationBoundary>
  )
}
