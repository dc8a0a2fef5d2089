import type { MigrationState } from './state.ts'

/**
 * A state shown beside the computed one for a while, both ends included. Figures never look at it: states are computed,
 * never set (definitions.md 1).
 */
export type StateOverride = {
  id: string
  service: string
  state: MigrationState
  fromAt: number
  untilAt: number
  reason: string | null
  by: string
}

/** As it was recorded; ended early at `withdrawnAt`, it showed until then. */
export type OverrideRecord = {
  id: string
  serviceId: string
  migration: string
  state: string
  fromAt: number
  untilAt: number
  reason: string | null
  recordedBy: string
  withdrawnAt: number | null
}

export const overrideStandings = ['in_force', 'over', 'ended'] as const
export type OverrideStanding = (typeof overrideStandings)[number]

/** Where an override stands at an instant; null: it had not been set by then. `ended`: by somebody, before its time. */
export function overrideStanding(
  { fromAt, untilAt, withdrawnAt }: Pick<OverrideRecord, 'fromAt' | 'untilAt' | 'withdrawnAt'>,
  at: number,
): OverrideStanding | null {
  if (fromAt > at) return null
  if (withdrawnAt !== null && withdrawnAt <= at && withdrawnAt <= untilAt) return 'ended'
  return untilAt < at ? 'over' : 'in_force'
}

/** The override in force at an instant by service, in one migration; of several the one recorded last. */
export function overridesAt(
  records: readonly OverrideRecord[],
  migration: string,
  at: number,
): Map<string, StateOverride> {
  const inForce = new Map<string, StateOverride>()
  for (const record of records) {
    if (record.migration !== migration || overrideStanding(record, at) !== 'in_force') continue
    inForce.set(record.serviceId, {
      id: record.id,
      service: record.serviceId,
      state: record.state as MigrationState,
      fromAt: record.fromAt,
      untilAt: record.untilAt,
      reason: record.reason,
      by: record.recordedBy,
    })
  }
  return inForce
}
