import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { GainCard } from '#components/cpu/gain-card.tsx'
import { RatesCard } from '#components/frequency/rates-card.tsx'
import { AddedPanel } from '#components/progress/added-panel.tsx'
import { AreasPanel } from '#components/progress/areas-panel.tsx'
import { BaselinePanel } from '#components/progress/baseline-panel.tsx'
import { BurnPanel } from '#components/progress/burn-panel.tsx'
import { ChangesPanel } from '#components/progress/changes-panel.tsx'
import { FreshnessPanel } from '#components/progress/freshness-panel.tsx'
import { GrowingBackPanel } from '#components/progress/growing-back-panel.tsx'
import { LiveStatesPanel } from '#components/progress/live-states-panel.tsx'
import { OverviewHeading } from '#components/progress/overview-heading.tsx'
import { sinceOf } from '#components/progress/since-of.ts'
import { PanelGrid } from '#components/ui/panel-grid.tsx'
import {
  cpuHeadlineOf,
  cpuHeadlineOptions,
  frequencyHeadlineOf,
  frequencyHeadlineOptions,
  progressHeadlineOf,
  progressHeadlineOptions,
} from '#lib/query/headline-options.ts'
import { progressOptions } from '#lib/query/progress-options.ts'
import { readCpu } from '#lib/read/cpu.ts'
import { readFrequency } from '#lib/read/frequency.ts'
import { readProgress } from '#lib/read/progress.ts'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: 'Overview' }

/** How far, how fast, at what gain: every figure of the page is read here once and redrawn in the browser. */
export default async function OverviewPage({ searchParams }: { searchParams: SearchParams }) {
  const { context, filters, since, choices, client } = await openView(searchParams)
  const then = { ...filters, asOf: sinceOf(since, filters.asOf ?? choices.now.slice(0, 10), choices.reviews) }
  await Promise.all([
    client.prefetchQuery({ ...progressOptions(filters), queryFn: () => readProgress(context, filters) }),
    client.prefetchQuery({
      ...progressHeadlineOptions(then),
      queryFn: async () => progressHeadlineOf(await readProgress(context, then)),
    }),
    client.prefetchQuery({
      ...frequencyHeadlineOptions(filters),
      queryFn: async () => frequencyHeadlineOf(await readFrequency(context, filters)),
    }),
    client.prefetchQuery({
      ...cpuHeadlineOptions(filters),
      queryFn: async () => cpuHeadlineOf(await readCpu(context, filters)),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <OverviewHeading />
      <BaselinePanel />
      <PanelGrid layout="wide-narrow">
        <BurnPanel />
        <ChangesPanel />
      </PanelGrid>
      <PanelGrid layout="four">
        <RatesCard />
        <GainCard />
        <AddedPanel />
        <AreasPanel />
      </PanelGrid>
      <PanelGrid layout="three">
        <GrowingBackPanel />
        <LiveStatesPanel />
        <FreshnessPanel />
      </PanelGrid>
    </HydrationBoundary>
  )
}
