import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { VisitView } from '#components/visit/visit-view.tsx'
import { visitBriefOptions } from '#lib/query/visit-effect-options.ts'
import { visitOptions } from '#lib/query/visits-options.ts'
import { readVisit } from '#lib/read/visit.ts'
import { readVisitBrief } from '#lib/read/visit-brief.ts'
import { openView, type SearchParams } from '../../open-view.ts'

export const metadata = { title: 'Visit' }

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

/** One visit with its briefs, promises and history. */
export default async function VisitPage({ params, searchParams }: Props) {
  const [{ id }, { context, filters, client }] = await Promise.all([params, openView(searchParams)])
  await Promise.all([
    client.prefetchQuery({
      ...visitOptions(id, filters),
      queryFn: () => readVisit(context, id, filters),
    }),
    client.prefetchQuery({
      ...visitBriefOptions(id, filters),
      queryFn: () => readVisitBrief(context, id, filters),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <VisitView id={id} />
    </HydrationBoundary>
  )
}
