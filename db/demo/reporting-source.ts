import { deployApiSource } from './demo-clusters.ts'
import type { DemoRollout } from './demo-rollout.ts'
import type { DemoService } from './plan-services.ts'

export const cdeventsSource = 'delivery-pipelines'
export const cloudeventsSource = 'release-bridge'

/** Who tells of a rollout: the team's own way for what people deploy, the collector for what a platform does. */
export function reportingSource(service: DemoService, rollout: DemoRollout): string {
  if (rollout.kind !== 'rollout') return rollout.cluster.source
  switch (service.team.reporting) {
    case 'collectors':
      return rollout.cluster.source
    case 'cdevents':
      return rollout.outcome === 'succeeded' ? cdeventsSource : rollout.cluster.source
    case 'cloudevents':
      return cloudeventsSource
    default:
      return deployApiSource
  }
}
