'use client'

import { useEffect } from 'react'
import { DoneScope } from './done-context.tsx'
import { FactsStrip } from './facts-strip.tsx'
import { LanesPanel } from './lanes-panel.tsx'
import { RankingPanel } from './ranking-panel.tsx'
import { shownTrips } from './shown-trips.ts'
import { TripPanel } from './trip-panel.tsx'
import { useOpen, useVisitPlan } from './use-visits.ts'
import { VisitDrawer } from './visit-drawer.tsx'
import { VisitLists } from './visit-lists.tsx'
import { VisitsHeading } from './visits-heading.tsx'
import styles from './visits-planner.module.css'

/** The planner: where next and why, the trip proposed there, and who is free (R1 to R10). */
export function VisitsPlanner() {
  useProposeKey()
  return (
    <DoneScope>
      <VisitsHeading />
      <FactsStrip />
      <div className={styles.two}>
        <RankingPanel />
        <TripPanel />
      </div>
      <LanesPanel />
      <VisitDrawer />
      <VisitLists />
    </DoneScope>
  )
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

/** `p`: the proposal of the open office, to be changed or booked. */
function useProposeKey() {
  const { open, show } = useOpen()
  const plan = useVisitPlan().data
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'p' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      if (document.querySelector('dialog[open]') || !plan?.mayPlan) return
      const office = open.open ?? plan.offices[0]?.office
      const trip = shownTrips(plan.trips, open.other).find(proposed => proposed.office === office)
      if (office) show({ change: 'new', trip: trip?.key ?? null, place: office })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}
