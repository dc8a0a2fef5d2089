import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { TeamView } from '#components/team/team-view.tsx'
import { teamOptions } from '#lib/query/teams-options.ts'
import { readTeam } from '#lib/read/team.ts'
import { openView, type SearchParams } from '../../open-view.ts'
import { requireChoices } from '../../require-choices.ts'

type Params = Promise<{ id: string }>

export async function generateMetadata({ params }: { params: Params }) {
  const [{ choices }, { id }] = await Promise.all([requireChoices(), params])
  const team = decodeURIComponent(id)
  return { title: choices.teams.find(choice => choice.id === team)?.name ?? team }
}

/** What is left for one team, how fast it goes, and what moving gave. */
export default async function TeamPage({
  params,
  searchParams,
}: {
  params: Params
  searchParams: SearchParams
}) {
  const [{ context, filters, client }, { id }] = await Promise.all([openView(searchParams), params])
  const team = decodeURIComponent(id)
  await client.prefetchQuery({
    ...teamOptions(team, filters),
    queryFn: () => readTeam(context, team, filters),
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TeamView id={team} />
    </HydrationBoundary>
  )
}
