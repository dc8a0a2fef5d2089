import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { disputesListOf, loadDisputesUrl } from '#components/dispute/disputes-url.ts'
import { DisputesView } from '#components/dispute/disputes-view.tsx'
import { disputesOptions, overridesOptions } from '#lib/query/disputes-options.ts'
import { readDisputes } from '#lib/read/disputes.ts'
import { readOverrides } from '#lib/read/overrides.ts'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: 'Corrections' }

/** What people say is wrong, who has to answer, and what they were answered. */
export default async function DisputesPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ context, filters, client }, params] = await Promise.all([openView(searchParams), searchParams])
  const list = disputesListOf(loadDisputesUrl(params))
  await Promise.all([
    client.prefetchQuery({
      ...disputesOptions(filters, list),
      queryFn: () => readDisputes(context, filters, list),
    }),
    client.prefetchQuery({
      ...overridesOptions(filters),
      queryFn: () => readOverrides(context, filters),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DisputesView />
    </HydrationBoundary>
  )
}
