import { dayMs } from '#lib/domain/time/durations.ts'
import { type DemoCluster, demoClusters } from './demo-clusters.ts'
import { diceFor } from './dice.ts'
import { isOn } from './effect-table.ts'
import type { DemoCompany } from './plan-company.ts'
import { serviceRollouts } from './service-rollouts.ts'

/** A service as one cluster runs it when the history ends: what the replay servers go on from. */
export type LiveWorkload = {
  cluster: DemoCluster
  /** Its name on that platform. */
  name: string
  service: string
  team: string
  version: string
  /** `sha256:...` */
  digest: string
  instances: number
}

const steadyMs = 30 * dayMs

/**
 * For every production cluster some services that run there at `until` and go on running: their deploys are reported by
 * the cluster's collector, so what the collector sees live continues what it said before.
 */
export function liveWorkloads(company: DemoCompany, until: number, perCluster: number): LiveWorkload[] {
  const dice = diceFor(company.shape.seed, 'live')
  const steady = dice.shuffled(
    company.services.filter(({ id, kind, team }) => {
      const life = company.lives.get(id)!
      const isSteady = [...life.helios, ...life.kubernetes].every(
        ({ fromAt, toAt }) => fromAt < until - steadyMs && (toAt === null || toAt < until - steadyMs),
      )
      return kind === 'backend' && isSteady && life.retiredAt === null && team.reporting === 'collectors'
    }),
  )
  return demoClusters
    .filter(({ environment }) => environment === 'production')
    .flatMap(cluster => {
      const present = steady.filter(
        service =>
          service[cluster.platform].includes(cluster) &&
          isOn(company.lives.get(service.id)![cluster.platform], until),
      )
      return present.slice(0, perCluster).flatMap(service => {
        const { rollouts } = serviceRollouts(company, service, until)
        const running = rollouts.findLast(
          rollout =>
            rollout.cluster === cluster && rollout.kind === 'rollout' && rollout.outcome === 'succeeded',
        )
        if (!running) return []
        return {
          cluster,
          name: cluster.platform === 'helios' ? service.heliosName : service.id,
          service: service.id,
          team: service.team.id,
          version: running.version,
          digest: running.artefact,
          instances: 2 + (service.id.length % 4),
        }
      })
    })
}
