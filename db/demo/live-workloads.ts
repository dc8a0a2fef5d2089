import { dayMs } from '#lib/domain/time/durations.ts'
import { type DemoCluster, productionClusters } from './demo-clusters.ts'
import { diceFor } from './dice.ts'
import { isOn } from './effect-table.ts'
import type { DemoCompany } from './plan-company.ts'
import type { DemoService } from './plan-services.ts'

/** A service on a cluster that the replay servers go on with. `name`: what that platform calls it. */
export type LiveWorkload = { cluster: DemoCluster; service: string; name: string }

const steadyMs = 30 * dayMs
/** A Helios master is asked for every group every few seconds; a Kubernetes cluster tells of itself. */
const perCluster = { helios: 24, kubernetes: 40 }

/** For every production cluster some services of all teams that run there at `until` and have nothing else before them. */
export function liveWorkloads(company: DemoCompany, until: number): LiveWorkload[] {
  const steady = diceFor(company.shape.seed, 'live')
    .shuffled(company.services)
    .filter(service => service.kind === 'backend' && isSteady(company, service, until))
  return [...productionClusters('helios'), ...productionClusters('kubernetes')].flatMap(cluster =>
    steady
      .filter(
        service =>
          service[cluster.platform].includes(cluster) &&
          isOn(company.lives.get(service.id)![cluster.platform], until),
      )
      .slice(0, perCluster[cluster.platform])
      .map(service => ({
        cluster,
        service: service.id,
        name: cluster.platform === 'helios' ? service.heliosName : service.id,
      })),
  )
}

/** On one platform, settled, and not about to end. */
function isSteady({ lives }: DemoCompany, service: DemoService, until: number): boolean {
  const { helios, kubernetes, retiredAt } = lives.get(service.id)!
  const isSettled = [...helios, ...kubernetes].every(
    ({ fromAt, toAt }) => fromAt < until - steadyMs && (toAt === null || toAt < until - steadyMs),
  )
  return isSettled && retiredAt === null
}
