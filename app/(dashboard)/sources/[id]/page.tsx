import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { SourceView } from '#components/source/source-view.tsx'
import { sourceKindsOptions, sourceOptions } from '#lib/query/sources-options.ts'
import { readSource } from '#lib/read/sources.ts'
import { kindLabels, readSourceKinds } from '#lib/server/sources/source-kinds.ts'
import { openView, type SearchParams } from '../../open-view.ts'

type Params = Promise<{ id: string }>

export async function generateMetadata({ params }: { params: Params }) {
  return { title: decodeURIComponent((await params).id) }
}

/** One source: its days, errors, secrets, and what to do with it. */
export default async function SourcePage({
  params,
  searchParams,
}: {
  params: Params
  searchParams: SearchParams
}) {
  const [{ context, client }, { id }] = await Promise.all([openView(searchParams), params])
  const source = decodeURIComponent(id)
  client.setQueryData(sourceKindsOptions().queryKey, readSourceKinds(context.viewer))
  await client.prefetchQuery({
    ...sourceOptions(source),
    queryFn: () => readSource(context, source, kindLabels),
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SourceView id={source} />
    </HydrationBoundary>
  )
}
