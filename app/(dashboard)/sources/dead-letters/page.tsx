import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { DeadLettersView } from '#components/dead-letter/dead-letters-view.tsx'
import { mayAdminister } from '#lib/domain/access/may-administer.ts'
import { deadLettersOptions } from '#lib/query/dead-letters-options.ts'
import { readDeadLetters } from '#lib/read/dead-letters.ts'
import { openView, type SearchParams } from '../../open-view.ts'

export const metadata = { title: 'Dead letters' }
const everything = { kind: null, source: null, group: null }

/** What could not be understood or projected. */
export default async function DeadLettersPage({ searchParams }: { searchParams: SearchParams }) {
  const { context, client } = await openView(searchParams)
  await client.prefetchQuery({
    queryKey: deadLettersOptions(null).queryKey,
    queryFn: () => readDeadLetters(context, everything, { limit: 50, cursor: null }),
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DeadLettersView mayChange={mayAdminister(context.viewer)} />
    </HydrationBoundary>
  )
}
