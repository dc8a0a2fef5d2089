import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { blockersListOf, loadBlockersUrl } from '#components/blocker/blockers-url.ts'
import { BlockersView } from '#components/blocker/blockers-view.tsx'
import { blockersOptions } from '#lib/query/blockers-options.ts'
import { type BlockersQuestion, readBlockers } from '#lib/read/blockers.ts'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: 'Blockers' }

/** What holds services back, who owns it, until when, and what its end frees. */
export default async function BlockersPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ context, filters, client }, params] = await Promise.all([openView(searchParams), searchParams])
  const list = blockersListOf(loadBlockersUrl(params))
  const asked = list as Partial<BlockersQuestion>
  const first = { limit: 1 }
  await Promise.all([
    client.prefetchQuery({
      ...blockersOptions(filters, list),
      queryFn: () => readBlockers(context, filters, asked),
    }),
    client.prefetchQuery({
      ...blockersOptions(filters, first),
      queryFn: () => readBlockers(context, filters, first),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BlockersView />
    </HydrationBoundary>
  )
}
