import type { ReportedNameRow } from '#db/queries/select-reported-names.ts'
import { type NameIndex, serviceIdOf, unknownPlatform } from '#lib/domain/naming/name-index.ts'
import type { World } from './world/world.ts'

/** A name nobody has mapped, with what was told of it. */
export type Waiting = {
  id: string
  platform: string
  name: string
  rollouts: number
  sources: Set<string>
  firstSeenAt: number | null
  sights: ReportedNameRow[]
}

/** Names without a service whose platform is known, by what was said of them and what of it waits to be counted. */
export function waitingNames(
  world: World,
  index: NameIndex,
  reported: ReportedNameRow[],
): Map<string, Waiting> {
  const names = new Map<string, Waiting>()
  const of = (platform: string, name: string): Waiting => {
    const id = `?${platform}/${name}`
    const held = names.get(id)
    if (held !== undefined) return held
    const fresh: Waiting = {
      id,
      platform,
      name,
      rollouts: 0,
      sources: new Set(),
      firstSeenAt: null,
      sights: [],
    }
    names.set(id, fresh)
    return fresh
  }
  for (const row of reported) {
    if (row.platform === unknownPlatform || !serviceIdOf(index, row.platform, row.name).startsWith('?'))
      continue
    const item = of(row.platform, row.name)
    item.sights.push(row)
    item.sources.add(row.source)
  }
  for (const { serviceId, unmapped, firstBySource } of world.unmapped) {
    for (const { platform, source, rollouts } of unmapped) {
      if (platform === unknownPlatform || !serviceId.startsWith(`?${platform}/`)) continue
      const item = of(platform, serviceId.slice(platform.length + 2))
      item.rollouts += rollouts
      item.sources.add(source)
      const first = firstBySource[source]
      if (first !== undefined) item.firstSeenAt = Math.min(first, item.firstSeenAt ?? first)
    }
  }
  return names
}
