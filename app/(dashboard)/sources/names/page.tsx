import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { NamesView } from '#components/names/names-view.tsx'
import { mayAdminister } from '#lib/domain/access/may-administer.ts'
import { namesOptions } from '#lib/query/names-options.ts'
import { readNames } from '#lib/read/names.ts'
import { openView, type SearchParams } from '../../open-view.ts'

export const metadata = { title: 'Names' }

/** Names and places nobody has mapped, and the rules that map them. */
export default async function NamesPage({ searchParams }: { searchParams: SearchParams }) {
  const { context, client } = await openView(searchParams)
  await client.prefetchQuery({ ...namesOptions(), queryFn: () => readNames(context) })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <NamesView mayChange={mayAdminister(context.viewer)} />
    </HydrationBoundary>
  )
}
