import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { mostTeams, teamsListOptions } from '#components/team/teams-list-options.ts'
import { TeamsView } from '#components/team/teams-view.tsx'
import { readTeams } from '#lib/read/teams.ts'
import { openView, type SearchParams } from '../../open-view.ts'

export const metadata = { title: 'Teams' }

/** Who holds what is left, by area, office and team. */
export default async function TeamsPage({ searchParams }: { searchParams: SearchParams }) {
  const { context, filters, client } = await openView(searchParams)
  await client.prefetchQuery({
    ...teamsListOptions(filters),
    queryFn: () => readTeams(context, filters, { limit: mostTeams }),
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TeamsView />
    </HydrationBoundary>
  )
}
