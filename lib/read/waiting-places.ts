import { type NameIndex, unknownPlatform } from '#lib/domain/naming/name-index.ts'
import { editDistance } from '#lib/domain/naming/suggest-service.ts'
import type { NamesAnswer } from './answers/names-answer.ts'
import type { World } from './world/world.ts'

const mostSuggested = 3
const mostEdits = 2

/** Places no cluster is known for, the most rollouts first, with clusters they may be. */
export function waitingPlaces(world: World, index: NameIndex): NamesAnswer['places'] {
  const places = new Map<string, { sources: Set<string>; platform: string | null; rollouts: number }>()
  for (const { unmapped } of world.unmapped) {
    for (const { source, platform, cluster, rollouts } of unmapped) {
      const isListed = index.clusterPlatforms.has(cluster) || index.platforms.has(cluster)
      if (isListed && platform !== unknownPlatform) continue
      const said = platform === unknownPlatform ? null : platform
      const held = places.get(cluster)
      if (held === undefined) places.set(cluster, { sources: new Set([source]), platform: said, rollouts })
      else {
        held.sources.add(source)
        held.platform ??= said
        held.rollouts += rollouts
      }
    }
  }
  const clusters = [...index.clusterPlatforms.keys()].sort()
  return [...places]
    .map(([place, { sources, platform, rollouts }]) => ({
      place,
      sources: [...sources].sort(),
      platform,
      rollouts,
      suggestions: clusters
        .filter(id => platform === null || index.clusterPlatforms.get(id) === platform)
        .filter(id => isNear(place, id))
        .slice(0, mostSuggested),
    }))
    .sort((a, b) => b.rollouts - a.rollouts || (a.place < b.place ? -1 : 1))
}

const plain = (text: string): string => text.toLowerCase().replace(/[-_. ]+/g, '')

/** A part of the place says the cluster's name, but for separators or two letters of a long one. */
function isNear(place: string, cluster: string): boolean {
  const wanted = plain(cluster)
  return place.split(/[/:]/).some(part => {
    const text = plain(part)
    if (text === wanted || (wanted.length > 3 && text.includes(wanted))) return true
    return wanted.length > 5 && editDistance(text, wanted, mostEdits) <= mostEdits
  })
}
