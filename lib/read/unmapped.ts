import type { AccountingAnswer } from './answers/accounting-answer.ts'
import type { World } from './world/world.ts'

/** Rollouts that wait for their name or their cluster, most first. A name without a service is kept as `?<platform>/<name>`. */
export function unmappedIn(world: World): AccountingAnswer['unmapped'] {
  return world.unmapped
    .flatMap(({ serviceId, unmapped }) =>
      unmapped.map(({ source, platform, cluster, rollouts }) => ({
        source,
        platform,
        name: nameOf(serviceId, platform),
        cluster,
        rollouts,
      })),
    )
    .sort((a, b) => b.rollouts - a.rollouts || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

const nameOf = (serviceId: string, platform: string) =>
  serviceId.startsWith(`?${platform}/`) ? serviceId.slice(platform.length + 2) : serviceId
