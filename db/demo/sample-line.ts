import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { ClusterHour, CpuHour } from './cpu-samples.ts'
import type { WireLine } from './deploy-line.ts'
import type { DemoService } from './plan-services.ts'

const seconds = 3_600
const coreSeconds = (cores: number) => Math.round(cores * seconds * 10) / 10

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
