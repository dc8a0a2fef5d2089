import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import {
  leftCountOptions,
  leftList,
  listOfUrl,
  loadServicesUrl,
  scopeCountOptions,
  scopeList,
  servicesListOptions,
  unknownCountOptions,
  unknownList,
} from '#components/service/services-url.ts'
import { ServicesView } from '#components/service/services-view.tsx'
import { readServices } from '#lib/read/services.ts'
import { openView, type SearchParams } from '../../open-view.ts'

export const metadata = { title: 'Services' }

/** All services, a page at a time, narrowed by state, words and filters. */
export default async function ServicesPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ context, filters, client }, params] = await Promise.all([openView(searchParams), searchParams])
  const asked = loadServicesUrl(params)
  await Promise.all([
    client.prefetchQuery({
      ...servicesListOptions(filters, asked),
      queryFn: () => readServices(context, filters, listOfUrl(asked)),
    }),
    client.prefetchQuery({
      ...leftCountOptions(filters),
      queryFn: () => readServices(context, filters, leftList),
    }),
    client.prefetchQuery({
      ...unknownCountOptions(filters),
      queryFn: () => readServices(context, filters, unknownList),
    }),
    client.prefetchQuery({
      ...scopeCountOptions(filters),
      queryFn: () => readServices(context, filters, scopeList),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ServicesView />
    </HydrationBoundary>
  )
}
