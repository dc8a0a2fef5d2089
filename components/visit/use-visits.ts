'use client'

import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { commitmentsOptions } from '#lib/query/commitments-options.ts'
import { useView } from '#lib/query/use-view.ts'
import { visitPlanOptions, visitsOptions } from '#lib/query/visits-options.ts'
import { visitsParsers } from './visits-url.ts'

export const useVisits = () => useQuery(visitsOptions(useView().filters))

export const useVisitPlan = () => useQuery(visitPlanOptions(useView().filters))

/** What was promised on visits, of the view's teams. */
export const usePromises = () => useQuery(commitmentsOptions(useView().filters))

/** What of the planner is open. `show({ change: id })` opens a visit to change. */
export function useOpen() {
  const [open, setOpen] = useQueryStates(visitsParsers, { history: 'push', scroll: false })
  return { open, show: (next: Parameters<typeof setOpen>[0]) => void setOpen(next) }
}
