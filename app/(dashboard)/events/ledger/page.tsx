import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { ledgerWeeksOf, loadLedgerUrl } from '#components/event/ledger-url.ts'
import { LedgerView } from '#components/event/ledger-view.tsx'
import { accountingOptions } from '#lib/query/accounting-options.ts'
import { instantOfView } from '#lib/query/instant-of-view.ts'
import { readAccounting } from '#lib/read/accounting.ts'
import { openView, type SearchParams } from '../../open-view.ts'

export const metadata = { title: 'Parity ledger' }

/** Raw rollouts = deploys + folded + left out, for any weeks and filter. */
export default async function LedgerPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ context, filters, choices, client }, params] = await Promise.all([
    openView(searchParams),
    searchParams,
  ])
  const { source } = loadLedgerUrl(params)
  const asked = { ...filters, ...ledgerWeeksOf(filters, instantOfView(filters, choices)) }
  await client.prefetchQuery({
    ...accountingOptions(asked, source),
    queryFn: () => readAccounting(context, asked, source),
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <LedgerView />
    </HydrationBoundary>
  )
}
