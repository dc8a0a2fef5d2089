import { weekMs } from '../time/durations.ts'
import type { FrequencyService } from './frequency-input.ts'
import type { WeekAxis } from './week-axis.ts'
import { fullWeeksOf, joinSpans, mondaysOf } from './week-marks.ts'

/** No team counts the service in that week. */
export const noTeam = -1

/** One service's cells, by week. */
export type WeekCells = {
  teamOf: Int16Array
  deploysOf: Uint32Array
  daysOf: Uint8Array
  isPresent: Uint8Array
  rolloutsOf: Uint32Array
  rollbacksOf: Uint32Array
}

/**
 * Writes, for each week, which team counts the service: the one that owned it all week, while it was in scope all
 * week and not idle at its start (definitions.md 7, Rates). `teamOf` and `deploysOf` are this service's stretch of the grid.
 */
export function fillServiceWeeks(
  axis: WeekAxis,
  service: FrequencyService,
  placeOfTeam: ReadonlyMap<string, number>,
  into: WeekCells,
): void {
  const isEligible = new Uint8Array(axis.weekCount)
  for (const span of joinSpans(service.inScope)) {
    const { first, end } = fullWeeksOf(axis, span)
    isEligible.fill(1, first, end)
  }
  const isAwake = new Uint8Array(axis.weekCount)
  for (const span of service.notIdle) {
    const { first, end } = mondaysOf(axis, span)
    isAwake.fill(1, first, end)
  }
  into.teamOf.fill(noTeam)
  for (const [team, spans] of Map.groupBy(service.owners, owner => owner.team)) {
    const place = placeOfTeam.get(team)
    if (place === undefined) continue
    for (const span of joinSpans(spans)) {
      const { first, end } = fullWeeksOf(axis, span)
      for (let week = first; week < end; week++)
        if (isEligible[week] && isAwake[week]) into.teamOf[week] = place
    }
  }
  for (const span of service.presence) {
    const { first, end } = mondaysOf(axis, span)
    into.isPresent.fill(1, first, end)
  }
  for (const { weekAt, deploys, days } of service.weeks) {
    const week = Math.floor((weekAt - axis.startAt) / weekMs)
    if (week < 0 || week >= axis.weekCount) continue
    into.deploysOf[week]! += deploys
    into.daysOf[week]! |= days
    if (service.ledger === undefined) into.rolloutsOf[week]! += deploys
  }
  for (const { weekAt, rollouts, rollbacks } of service.ledger ?? []) {
    const week = Math.floor((weekAt - axis.startAt) / weekMs)
    if (week < 0 || week >= axis.weekCount) continue
    into.rolloutsOf[week]! += rollouts
    into.rollbacksOf[week]! += rollbacks
  }
}
