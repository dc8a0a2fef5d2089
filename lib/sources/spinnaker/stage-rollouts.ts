import type { ObservedRollout } from '../contract.ts'
import { applicationOf, type EndedStage, placeOf, rolloutOfStage } from './ended-stage.ts'
import { contextText } from './execution.ts'
import { manifestRollouts, namedRollouts } from './manifest-rollouts.ts'
import { serverGroupRollouts } from './server-group-rollouts.ts'

function wholeStage(ended: EndedStage): ObservedRollout[] {
  const service = applicationOf(ended)
  if (service === null) return []
  const cluster = placeOf(ended, contextText(ended.stage.context, 'region'))
  return [rolloutOfStage(ended, [], { service, cluster })]
}

/** What an ended stage of a deploying type rolled out; nothing when nothing that runs was touched. */
export function stageRollouts(ended: EndedStage): ObservedRollout[] {
  // A delete that failed took nothing away.
  if (ended.type.kind === 'undeployed' && ended.outcome !== 'succeeded') return []
  if (ended.type.by === 'manifests') return manifestRollouts(ended)
  if (ended.type.by === 'names') return namedRollouts(ended)
  return ended.type.by === 'server_groups' ? serverGroupRollouts(ended) : wholeStage(ended)
}
