import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { loadReportsUrl, reportsListOf } from '#components/report/reports-url.ts'
import { ReportsView } from '#components/report/reports-view.tsx'
import { reportsOptions } from '#lib/query/reports-options.ts'
import { readReports } from '#lib/read/reports.ts'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: 'Reports' }

/** Which reports not to believe: what teams said beside what was seen. */
export default async function ReportsPage({ searchParams }: { searchParams: SearchParams }) {
  const { context, filters, client } = await openView(searchParams)
  const list = reportsListOf(await loadReportsUrl(searchParams))
  await client.prefetchQuery({
    ...reportsOptions(filters, list),
    queryFn: () => readReports(context, filters, list),
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ReportsView />
    </HydrationBoundary>
  )
}
