import { startOfDay } from '../time/day.ts'
import { dayMs } from '../time/durations.ts'

/** What is to become of a service that is left. `exempt` points to an exemption, which somebody else grants. */
export const decisions = ['move', 'retire', 'exempt'] as const
export type Decision = (typeof decisions)[number]

/** A decision as it was recorded; instants epoch ms. */
export type DecisionRecord = {
  id: string
  serviceId: string
  migration: string
  decision: string
  byOn: string | null
  recordedAt: number
  withdrawnAt: number | null
}

/** The decision in force for a service at an instant: the newest one recorded by then and not taken back by then; null: undecided. */
export function decisionAt<Row extends DecisionRecord>(rows: readonly Row[], at: number): Row | null {
  let newest: Row | null = null
  for (const row of rows) {
    if (row.recordedAt > at || (row.withdrawnAt !== null && row.withdrawnAt <= at)) continue
    if (newest === null || row.recordedAt >= newest.recordedAt) newest = row
  }
  return newest
}

/** Full days a service is undecided at a site that is open for decisions since `openAt`; a decision taken back starts them anew. */
export function undecidedDays(
  rows: readonly DecisionRecord[],
  openAt: number | null,
  at: number,
): number | null {
  if (openAt === null || decisionAt(rows, at) !== null) return null
  const takenBack = rows.flatMap(({ withdrawnAt }) =>
    withdrawnAt !== null && withdrawnAt <= at ? [withdrawnAt] : [],
  )
  return Math.max(0, Math.floor((at - Math.max(openAt, ...takenBack)) / dayMs))
}

/** Whether its day is over and the service is still there. */
export const isOverdue = ({ byOn }: Pick<DecisionRecord, 'byOn'>, at: number): boolean =>
  byOn !== null && at >= startOfDay(byOn) + dayMs
