import type { RolloutKind } from '#lib/domain/deploy/rollout.ts'
import type { Execution, Stage } from './execution.ts'

/** What a stage of some type changes: by manifests it carries, by workloads it names, by server groups, or as a whole. */
export type StageType = {
  by: 'manifests' | 'names' | 'server_groups' | 'stage'
  kind: RolloutKind
  isRollback: boolean
}

const rollout = (by: StageType['by']): StageType => ({ by, kind: 'rollout', isRollback: false })
const rollback = (by: StageType['by']): StageType => ({ by, kind: 'rollout', isRollback: true })
const other = (by: StageType['by'], kind: RolloutKind): StageType => ({ by, kind, isRollback: false })

const stageTypes: ReadonlyMap<string, StageType> = new Map([
  ['deployManifest', rollout('manifests')],
  ['patchManifest', rollout('manifests')],
  ['undoRolloutManifest', rollback('names')],
  ['rollingRestartManifest', other('names', 'restart')],
  ['scaleManifest', other('names', 'scaling')],
  ['deleteManifest', other('names', 'undeployed')],
  ['deploy', rollout('server_groups')],
  ['createServerGroup', rollout('server_groups')],
  ['cloneServerGroup', rollout('server_groups')],
  ['rollingPush', rollout('server_groups')],
  ['rollbackServerGroup', rollback('server_groups')],
  ['rollbackCluster', rollback('server_groups')],
  ['resizeServerGroup', other('server_groups', 'scaling')],
  ['deployService', rollout('stage')],
  ['deployCloudrunManifest', rollout('stage')],
  ['deployCloudFormation', rollout('stage')],
  ['Aws.LambdaDeploymentStage', rollout('stage')],
  ['Aws.LambdaUpdateCodeStage', rollout('stage')],
])

/** Stages that deploy something beside the service, to look at it: what they hold is no deploy. */
const trials = new Set(['canary', 'deployCanary', 'deployCanaryServerGroups', 'kayentaCanary'])

export const stageTypeOf = (type: string | null): StageType | undefined =>
  type === null ? undefined : stageTypes.get(type)

/**
 * The type of a stage whose execution came without stages: events do not name it. Server groups name it themselves, and
 * only a deploy carries both the manifests it was given and those it made.
 */
export function typeByContext(context: Record<string, unknown>): string | null {
  const { type } = context
  if (typeof type === 'string' && stageTypes.has(type)) return type
  const isList = (name: string) => Array.isArray(context[name]) && context[name].length > 0
  const isDeploy = context.cloudProvider === 'kubernetes' && isList('outputs.manifests')
  return isDeploy && (isList('manifests') || isList('stableManifests')) ? 'deployManifest' : null
}

/** The stage around this one that stands for it (`deploy` around `createServerGroup`), or a trial it is part of. */
export function countedAround(stage: Stage, { stageById }: Execution): Stage | null {
  const seen = new Set([stage.id])
  let parent = stageById.get(stage.parentStageId ?? '')
  while (parent !== undefined && !seen.has(parent.id)) {
    if (stageTypeOf(parent.type) !== undefined || trials.has(parent.type ?? '')) return parent
    seen.add(parent.id)
    parent = stageById.get(parent.parentStageId ?? '')
  }
  return null
}
