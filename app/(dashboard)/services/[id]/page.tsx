import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { evidencePageSize, mostSaid } from '#components/service/evidence-page.ts'
import { ServiceView } from '#components/service/service-view.tsx'
import { annotationsOptions } from '#lib/query/annotations-options.ts'
import { disputesOptions, filtersOfInstant, overridesOptions } from '#lib/query/disputes-options.ts'
import { serviceEvidenceOptions, serviceNextOptions, serviceOptions } from '#lib/query/services-options.ts'
import { readAnnotations } from '#lib/read/annotations.ts'
import { readDisputes } from '#lib/read/disputes.ts'
import { readOverrides } from '#lib/read/overrides.ts'
import { readService } from '#lib/read/service.ts'
import { readServiceEvidence } from '#lib/read/service-evidence.ts'
import { readServiceNext } from '#lib/read/service-next.ts'
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
  const instant = filtersOfInstant(filters)
  const said = { service: [service], limit: mostSaid }
  const page = { limit: evidencePageSize, cursor: null }
  await Promise.all([
    client.prefetchQuery({
      ...serviceOptions(service, filters),
      queryFn: () => readService(context, service, filters),
    }),
    client.prefetchQuery({
      ...serviceNextOptions(service, filters),
      queryFn: () => readServiceNext(context, service, filters),
    }),
    client.prefetchQuery({
      ...serviceEvidenceOptions(service, page),
      queryFn: () => readServiceEvidence(context, service, page),
    }),
    client.prefetchQuery({
      ...disputesOptions(instant, said),
      queryFn: () => readDisputes(context, instant, said),
    }),
    client.prefetchQuery({
      ...overridesOptions(instant, said),
      queryFn: () => readOverrides(context, instant, said),
    }),
    client.prefetchQuery({
      ...annotationsOptions(instant, service),
      queryFn: () => readAnnotations(context, instant, service),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ServiceView id={service} />
    </HydrationBoundary>
  )
}
