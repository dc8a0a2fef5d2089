import {
  type HoursWindow,
  type ServiceHourRow,
  selectServiceHours,
} from '#db/queries/select-service-hours.ts'
import type { CpuService, HourOfWeekSum } from '#lib/domain/cpu/cpu-input.ts'
import { gainWindows } from '#lib/domain/cpu/gain-windows.ts'
import { hourOfWeekSums, originProvisioned, targetProvisioned } from '#lib/domain/cpu/hour-of-week-sums.ts'
import { poolFactor } from '#lib/domain/cpu/pool-factor.ts'
import { isDone } from '#lib/domain/migration/is-done.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { placementSpans } from '#lib/domain/placement/platform-spans.ts'
import type { Question } from './ask.ts'
import { type Pools, poolKey, productionClusters } from './pools.ts'
import { sampled } from './sampled.ts'
import { timelineIn } from './timelines.ts'
import type { WorldService } from './world/world.ts'

type Measurable = Omit<CpuService, 'before' | 'after'>

/** In-scope services that have been on the target, with what was sampled in their two windows of figure 11. */
export async function cpuServices(
  question: Question,
  entries: WorldService[],
  loadingPools: Promise<Pools>,
): Promise<CpuService[]> {
  const services = entries.flatMap(entry => measurable(question, entry) ?? [])
  const windows: HoursWindow[] = services.flatMap(service => {
    const found = gainWindows(service, question.at)
    if (typeof found === 'string') return []
    return [
      { serviceId: service.id, side: 'before' as const, ...found.before },
      { serviceId: service.id, side: 'after' as const, ...found.after },
    ]
  })
  const { origin, target } = productionClusters(question)
  const clusters = [...origin, ...target]
  const rows = await sampled(question, 'service hours', [windows, clusters], () =>
    selectServiceHours(question.context.db, windows, clusters, question.knownAt),
  )
  const byService = Map.groupBy(rows, row => row.serviceId)
  const pools = await loadingPools
  const factorOf = (cluster: string, hourAt: number) =>
    poolFactor(pools.get(poolKey(cluster, hourAt)) ?? null)
  const origins = new Set(origin)
  return services.map(service => {
    const hours = byService.get(service.id) ?? []
    const sumsOf = (side: ServiceHourRow['side']): HourOfWeekSum[] => {
      const isBefore = side === 'before'
      const own = hours.filter(row => row.side === side && origins.has(row.cluster) === isBefore)
      return hourOfWeekSums(own, isBefore ? originProvisioned : targetProvisioned(factorOf))
    }
    return { ...service, before: sumsOf('before'), after: sumsOf('after') }
  })
}

function measurable(question: Question, entry: WorldService): Measurable | null {
  const { at, migration } = question
  const timeline = timelineIn(question, entry)
  const firstTargetPresenceAt = timeline.target[0]?.fromAt ?? null
  if (!coversAny(timeline.scope, at) || firstTargetPresenceAt === null || firstTargetPresenceAt > at)
    return null
  const { service, ownership, placements } = entry
  const { firstTargetDeployAt } = timeline
  return {
    id: service.id,
    team: ownerAt(service, ownership, at),
    archetype: service.archetype,
    isBorn: timeline.isBorn === true,
    isOnTarget: firstTargetDeployAt !== null && firstTargetDeployAt <= at && coversAny(timeline.target, at),
    firstTargetPresenceAt,
    firstDoneAt: timeline.facts.find(run => isDone(run.state))?.fromAt ?? null,
    originPlacements: placementSpans(placements, migration.from),
  }
}
