import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { BlockerView } from '#components/blocker/blocker-view.tsx'
import { blockerOptions } from '#lib/query/blockers-options.ts'
import { filtersOfInstant } from '#lib/query/disputes-options.ts'
import { readBlocker } from '#lib/read/blocker.ts'
import { openView, type SearchParams } from '../../open-view.ts'

export const metadata = { title: 'Blocker' }

/** One blocker with what it holds and everything that was said of it. */
export default async function BlockerPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}) {
  const [{ context, filters, client }, { id }] = await Promise.all([openView(searchParams), params])
  await client.prefetchQuery({
    ...blockerOptions(id, filters),
    queryFn: () => readBlocker(context, id, filtersOfInstant(filters)),
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BlockerView id={id} />
    </HydrationBoundary>
  )
}
