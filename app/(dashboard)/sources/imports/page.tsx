import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import Link from 'next/link'
import { ImportsView } from '#components/import/imports-view.tsx'
import { CrumbTrail } from '#components/ui/crumb-trail.tsx'
import { Message } from '#components/ui/message.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { mayAdminister } from '#lib/domain/access/may-administer.ts'
import { importsOptions } from '#lib/query/imports-options.ts'
import { readImports } from '#lib/read/imports.ts'
import { openView, type SearchParams } from '../../open-view.ts'

export const metadata = { title: 'Imports' }

/** History taken in from files. */
export default async function ImportsPage({ searchParams }: { searchParams: SearchParams }) {
  const { context, client } = await openView(searchParams)
  if (!mayAdminister(context.viewer)) {
    return (
      <>
        <PageHeading
          crumb={
            <CrumbTrail
              steps={[{ key: 'sources', node: <Link href="/sources">Sources</Link> }]}
              remarks={['imports']}
            />
          }
        >
          Only admins take files in.
        </PageHeading>
        <Message icon="lines" title="Ask an admin">
          The rows of a file are shown to admins alone. What they bring is seen by everybody, on every other
          page.
        </Message>
      </>
    )
  }
  await client.prefetchQuery({
    queryKey: importsOptions().queryKey,
    queryFn: () => readImports(context, { limit: null, cursor: null }),
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ImportsView />
    </HydrationBoundary>
  )
}
