import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { bleedingPage, bleedingPageSize } from '#components/bleeding/bleeding-page.ts'
import { BleedingView } from '#components/bleeding/bleeding-view.tsx'
import { bleedingOptions } from '#lib/query/bleeding-options.ts'
import { readBleeding } from '#lib/read/bleeding.ts'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: bleedingPage }

/** What works against the migration, by name. */
export default async function BleedingPage({ searchParams }: { searchParams: SearchParams }) {
  const { context, filters, client } = await openView(searchParams)
  await client.prefetchQuery({
    ...bleedingOptions(filters, bleedingPageSize),
    queryFn: () => readBleeding(context, filters, { list: null, limit: bleedingPageSize }),
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BleedingView />
    </HydrationBoundary>
  )
}
