import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { evidencePageSize } from '#components/service/evidence-page.ts'
import { ServiceView } from '#components/service/service-view.tsx'
import { serviceEvidenceOptions, serviceOptions } from '#lib/query/services-options.ts'
import { readService } from '#lib/read/service.ts'
import { readServiceEvidence } from '#lib/read/service-evidence.ts'
import { openView, type SearchParams } from '../../open-view.ts'

type Params = Promise<{ id: string }>

export async function generateMetadata({ params }: { params: Params }) {
  return { title: decodeURIComponent((await params).id) }
}

/** Where one service stands, why, and the events behind it. */
export default async function ServicePage({
  params,
  searchParams,
}: {
  params: Params
  searchParams: SearchParams
}) {
  const [{ context, filters, client }, { id }] = await Promise.all([openView(searchParams), params])
  const service = decodeURIComponent(id)
  const page = { limit: evidencePageSize, cursor: null }
  await Promise.all([
    client.prefetchQuery({
      ...serviceOptions(service, filters),
      queryFn: () => readService(context, service, filters),
    }),
    client.prefetchQuery({
      ...serviceEvidenceOptions(service, page),
      queryFn: () => readServiceEvidence(context, service, page),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ServiceView id={service} />
    </HydrationBoundary>
  )
}
