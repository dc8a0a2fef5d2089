'use client'

import { BlockersPanel } from '#components/blocker/blockers-panel.tsx'
import { GainCard } from '#components/cpu/gain-card.tsx'
import { FinishPanel } from '#components/forecast/finish-panel.tsx'
import { RatesCard } from '#components/frequency/rates-card.tsx'
import { ReportsPanel } from '#components/report/reports-panel.tsx'
import { PanelGrid } from '#components/ui/panel-grid.tsx'
import { VisitBuysPanel } from '#components/visit/visit-buys-panel.tsx'
import { AddedPanel } from './added-panel.tsx'
import { AreasPanel } from './areas-panel.tsx'
import { BurnPanel } from './burn-panel.tsx'
import { ChangesPanel } from './changes-panel.tsx'
import { FreshnessPanel } from './freshness-panel.tsx'
import { GrowingBackPanel } from './growing-back-panel.tsx'
import { LiveStatesPanel } from './live-states-panel.tsx'
import { SincePanel } from './since-panel.tsx'

/** What stands below the one figure: how it ran down and when it ends, at what gain, what to look after, what changed. */
export function OverviewRows() {
  return (
    <>
      <PanelGrid layout="wide-narrow">
        <BurnPanel />
        <FinishPanel />
      </PanelGrid>
      <PanelGrid layout="four">
        <RatesCard />
        <GainCard />
        <AddedPanel />
        <AreasPanel />
      </PanelGrid>
      <PanelGrid layout="four">
        <GrowingBackPanel />
        <ReportsPanel />
        <BlockersPanel />
        <VisitBuysPanel />
      </PanelGrid>
      <PanelGrid layout="four">
        <ChangesPanel />
        <SincePanel />
        <LiveStatesPanel />
        <FreshnessPanel />
      </PanelGrid>
    </>
  )
}
