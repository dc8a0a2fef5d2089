import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { createLoader } from 'nuqs/server'
import { EndgameHeading } from '#components/endgame/endgame-heading.tsx'
import { EndgameLayout } from '#components/endgame/endgame-layout.tsx'
import { endgameParsers } from '#components/endgame/endgame-url.ts'
import { ExemptionsPanel } from '#components/endgame/exemptions-panel.tsx'
import { HostsPanel } from '#components/endgame/hosts-panel.tsx'
import { LeftPanel } from '#components/endgame/left-panel.tsx'
import { SitesPanel } from '#components/endgame/sites-panel.tsx'
import { endgameOptions } from '#lib/query/endgame-options.ts'
import { exemptionsOptions } from '#lib/query/exemptions-options.ts'
import { readEndgame } from '#lib/read/endgame.ts'
import { readExemptions } from '#lib/read/exemptions.ts'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: 'Endgame' }

const loadOwn = createLoader(endgameParsers)

/** What is left on the origin, what becomes of it, what it costs, and which hosts can go today. */
export default async function EndgamePage({ searchParams }: { searchParams: SearchParams }) {
  const { context, filters, client } = await openView(searchParams)
  const { site } = loadOwn(await searchParams)
  await Promise.all([
    client.prefetchQuery({
      ...endgameOptions(filters, site),
      queryFn: () => readEndgame(context, filters, site),
    }),
    client.prefetchQuery({
      ...exemptionsOptions(filters),
      queryFn: () => readExemptions(context, filters),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <EndgameHeading />
      <EndgameLayout
        sites={<SitesPanel />}
        left={<LeftPanel />}
        hosts={<HostsPanel />}
        exemptions={<ExemptionsPanel />}
      />
    </HydrationBoundary>
  )
}
