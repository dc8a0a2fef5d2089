import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { ClusterHour, CpuHour } from './cpu-samples.ts'
import type { WireLine } from './deploy-line.ts'
import { diceFor } from './dice.ts'
import type { DemoService } from './plan-services.ts'

const seconds = 3_600
const coreSeconds = (cores: number) => Math.round(cores * seconds * 10) / 10

/** What a core of a service answers a second: from the one that computes to the one that looks something up. */
const requestsPerCore = (service: string): number =>
  Math.round(40 * Math.exp(1.1 * diceFor(1, 'requests', service).normal()))

export function sampleLine(service: DemoService, hour: CpuHour): WireLine {
  const isHelios = hour.cluster.platform === 'helios'
  const json = JSON.stringify({
    at: formatInstant(hour.at),
    service: isHelios ? service.heliosName : service.id,
    platform: hour.cluster.platform,
    cluster: hour.cluster.id,
    seconds,
    usedCoreSeconds: coreSeconds(hour.used),
    ...(isHelios
      ? { provisionedCoreSeconds: coreSeconds(hour.held) }
      : { requestedCoreSeconds: coreSeconds(hour.held) }),
    requestsPerSecond: Math.round(hour.used * requestsPerCore(service.id) * 10) / 10,
    ...(hour.readyInstances === null ? {} : { readyInstances: hour.readyInstances }),
  })
  return { path: '/api/v1/samples', json }
}

export function clusterSampleLine(hour: ClusterHour): WireLine {
  const json = JSON.stringify({
    at: formatInstant(hour.at),
    cluster: hour.cluster.id,
    seconds,
    allocatableCoreSeconds: coreSeconds(hour.allocatable),
    usedCoreSeconds: coreSeconds(hour.used),
    requestedCoreSeconds: coreSeconds(hour.requested),
  })
  return { path: '/api/v1/samples', json }
}
