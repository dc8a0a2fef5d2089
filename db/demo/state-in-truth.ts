import type { MigrationState } from '#lib/domain/migration/state.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { isOn } from './effect-table.ts'
import type { DemoLife, Stay } from './plan-life.ts'

const soakMs = 7 * dayMs

/**
 * Where a service of the company really stands at an instant, told from its life alone. Written on purpose without the
 * functions that judge events: the demo's tests compare the two.
 */
export function stateInTruth(life: DemoLife, at: number): MigrationState {
  const { helios, kubernetes, retiredAt, heliosDeletedAt } = life
  const begun = (stays: Stay[]) => stays.filter(stay => stay.fromAt <= at)
  const origin = begun(helios)
  const target = begun(kubernetes)
  if (retiredAt !== null && retiredAt <= at) return 'idle'
  if (origin.length === 0 && target.length === 0) return 'idle'
  if (origin.length === 0) return 'born_on_target'
  const lastEnd = origin.at(-1)!.toAt
  const isOriginRecent = isOn(helios, at) || (lastEnd !== null && at < lastEnd + soakMs)
  if (origin.length > 1 && isOriginRecent) return 'back_on_origin'
  if (target.length === 0) return 'origin_only'
  if (isOriginRecent) return 'both'
  return heliosDeletedAt !== null && heliosDeletedAt <= at ? 'origin_off' : 'target_only'
}
