import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { AlignedPanel } from '#components/frequency/aligned-panel.tsx'
import { FrequencyHeading } from '#components/frequency/frequency-heading.tsx'
import { LedgerPanel } from '#components/frequency/ledger-panel.tsx'
import { MadeOfPanel } from '#components/frequency/made-of-panel.tsx'
import { OtherWaysPanel } from '#components/frequency/other-ways-panel.tsx'
import { RuleSwitches } from '#components/frequency/rule-switches.tsx'
import { TeamsPanel } from '#components/frequency/teams-panel.tsx'
import { WeeksPanel } from '#components/frequency/weeks-panel.tsx'
import { PanelGrid } from '#components/ui/panel-grid.tsx'
import { accountingOptions } from '#lib/query/accounting-options.ts'
import { frequencyOptions } from '#lib/query/frequency-options.ts'
import { readAccounting } from '#lib/read/accounting.ts'
import { readFrequency } from '#lib/read/frequency.ts'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: 'Deploy frequency' }

/** Whether teams deploy more, whether it is the move, and what was counted. */
export default async function FrequencyPage({ searchParams }: { searchParams: SearchParams }) {
  const { context, filters, client } = await openView(searchParams)
  await Promise.all([
    client.prefetchQuery({ ...frequencyOptions(filters), queryFn: () => readFrequency(context, filters) }),
    client.prefetchQuery({ ...accountingOptions(filters), queryFn: () => readAccounting(context, filters) }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <FrequencyHeading />
      <RuleSwitches />
      <PanelGrid layout="narrow-wide">
        <TeamsPanel />
        <WeeksPanel />
      </PanelGrid>
      <PanelGrid layout="two">
        <AlignedPanel />
        <MadeOfPanel />
      </PanelGrid>
      <PanelGrid layout="two">
        <OtherWaysPanel />
        <LedgerPanel />
      </PanelGrid>
    </HydrationBoundary>
  )
}
