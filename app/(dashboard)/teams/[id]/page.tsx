import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { teamDisputes } from '#components/dispute/disputes-url.ts'
import { TeamView } from '#components/team/team-view.tsx'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { disputesOptions, filtersOfInstant } from '#lib/query/disputes-options.ts'
import { goalsOfOptions, timeOf } from '#lib/query/goals-options.ts'
import { reportFormOptions } from '#lib/query/reports-options.ts'
import { teamNextOptions, teamOptions } from '#lib/query/teams-options.ts'
import { visitsOptions } from '#lib/query/visits-options.ts'
import { readDisputes } from '#lib/read/disputes.ts'
import { readGoals } from '#lib/read/goals.ts'
import { readReportForm } from '#lib/read/report-form.ts'
import { readTeam } from '#lib/read/team.ts'
import { readTeamNext } from '#lib/read/team-next.ts'
import { readVisits } from '#lib/read/visits.ts'
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
  const own = { ...filtersOfInstant(filters), team: [team] }
  await Promise.all([
    client.prefetchQuery({
      ...teamOptions(team, filters),
      queryFn: () => readTeam(context, team, filters),
    }),
    client.prefetchQuery({
      ...teamNextOptions(team, filters),
      queryFn: () => readTeamNext(context, team, filters),
    }),
    client.prefetchQuery({
      ...reportFormOptions(team, filters),
      queryFn: () => readReportForm(context, team, { ...noFilters, ...timeOf(filters) }),
    }),
    client.prefetchQuery({
      ...visitsOptions(timeOf(filters)),
      queryFn: () => readVisits(context, { ...noFilters, ...timeOf(filters) }, null),
    }),
    client.prefetchQuery({
      ...goalsOfOptions(filters, `team:${team}`),
      queryFn: () => readGoals(context, { ...noFilters, ...timeOf(filters) }, [`team:${team}`]),
    }),
    client.prefetchQuery({
      ...disputesOptions(own, teamDisputes),
      queryFn: () => readDisputes(context, own, teamDisputes),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TeamView id={team} />
    </HydrationBoundary>
  )
}
