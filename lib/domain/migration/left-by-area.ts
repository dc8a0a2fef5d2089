import { isLeft } from './is-done.ts'
import type { MigrationState } from './state.ts'

export type AreaLeft = {
  area: string
  inScope: number
  originOnly: number
  both: number
  backOnOrigin: number
  left: number
}

/** What is left to move by area, most first, then by name; in-scope services without an area are in none. */
export function leftByArea(services: Iterable<{ area: string | null; state: MigrationState }>): AreaLeft[] {
  const areas = new Map<string, AreaLeft>()
  for (const { area, state } of services) {
    if (area === null) continue
    const row = areas.get(area) ?? { area, inScope: 0, originOnly: 0, both: 0, backOnOrigin: 0, left: 0 }
    areas.set(area, row)
    row.inScope += 1
    if (state === 'origin_only') row.originOnly += 1
    if (state === 'both') row.both += 1
    if (state === 'back_on_origin') row.backOnOrigin += 1
    if (isLeft(state)) row.left += 1
  }
  return [...areas.values()].sort((a, b) => b.left - a.left || (a.area < b.area ? -1 : 1))
}
