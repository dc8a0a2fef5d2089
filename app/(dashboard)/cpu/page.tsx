import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { ArchetypesPanel } from '#components/cpu/archetypes-panel.tsx'
import { CoresPanel } from '#components/cpu/cores-panel.tsx'
import { CpuHeading } from '#components/cpu/cpu-heading.tsx'
import { GainsPanel } from '#components/cpu/gains-panel.tsx'
import { PlatformsPanel } from '#components/cpu/platforms-panel.tsx'
import { ReturnedPanel } from '#components/cpu/returned-panel.tsx'
import { ShareSwitch } from '#components/cpu/share-switch.tsx'
import { PanelGrid } from '#components/ui/panel-grid.tsx'
import { cpuOptions } from '#lib/query/cpu-options.ts'
import { readCpu } from '#lib/read/cpu.ts'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: 'CPU' }

/** What moving does to the use of CPU, and whether machines were given back. */
export default async function CpuPage({ searchParams }: { searchParams: SearchParams }) {
  const { context, filters, client } = await openView(searchParams)
  await client.prefetchQuery({ ...cpuOptions(filters), queryFn: () => readCpu(context, filters) })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CpuHeading />
      <ShareSwitch />
      <PanelGrid layout="two">
        <ArchetypesPanel />
        <GainsPanel />
      </PanelGrid>
      <PanelGrid layout="two">
        <CoresPanel />
        <div>
          <PanelGrid layout="one">
            <ReturnedPanel />
            <PlatformsPanel />
          </PanelGrid>
        </div>
      </PanelGrid>
    </HydrationBoundary>
  )
}
