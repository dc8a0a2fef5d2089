import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { AdminView } from '#components/admin/admin-view.tsx'
import { mayApproveExemption, mayExempt } from '#lib/domain/access/may-exempt.ts'
import { mayReadAudit } from '#lib/domain/access/may-read-audit.ts'
import { mayReadMessages } from '#lib/domain/access/may-read-messages.ts'
import { maySetScope } from '#lib/domain/access/may-set-scope.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { exemptionsOptions, scopeOptions } from '#lib/query/admin-options.ts'
import { readExemptions } from '#lib/read/exemptions.ts'
import { readScope } from '#lib/read/scope.ts'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: 'Admin' }

/** What the figures are counted by, who changed it and why. */
export default async function AdminPage({ searchParams }: { searchParams: SearchParams }) {
  const { context, client, filters } = await openView(searchParams)
  const { migration, asOf, knownAt } = filters
  const { viewer } = context
  await Promise.all([
    client.prefetchQuery({
      ...scopeOptions(filters),
      queryFn: () => readScope(context, { ...noFilters, migration, asOf, knownAt }),
    }),
    client.prefetchQuery({
      ...exemptionsOptions(filters),
      queryFn: () => readExemptions(context, filters),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AdminView
        may={{
          setScope: maySetScope(viewer),
          exempt: mayExempt(viewer, viewer.kind === 'person' ? viewer.team : null),
          approve: mayApproveExemption(viewer),
          readAudit: mayReadAudit(viewer),
          readMessages: mayReadMessages(viewer),
        }}
      />
    </HydrationBoundary>
  )
}
