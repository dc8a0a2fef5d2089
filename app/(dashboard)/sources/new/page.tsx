import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { AddSourceView } from '#components/source/add-source-view.tsx'
import { mayAdminister } from '#lib/domain/access/may-administer.ts'
import { sourceKindsOptions } from '#lib/query/sources-options.ts'
import { readSourceKinds } from '#lib/server/sources/source-kinds.ts'
import { openView, type SearchParams } from '../../open-view.ts'

export const metadata = { title: 'Add a source' }

/** Connects one more source, and shows its first event. */
export default async function AddSourcePage({ searchParams }: { searchParams: SearchParams }) {
  const { context, client } = await openView(searchParams)
  client.setQueryData(sourceKindsOptions().queryKey, readSourceKinds(context.viewer))
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AddSourceView mayChange={mayAdminister(context.viewer)} />
    </HydrationBoundary>
  )
}
