import type { RolloutOutcome } from '#lib/domain/deploy/rollout.ts'
import type { ObservedRollout } from '../contract.ts'
import { foreignRecord } from '../foreign-fields.ts'
import { observedRollout } from '../observed-rollout.ts'
import { shortKey } from '../short-key.ts'
import { approvalOf } from './approval.ts'
import { contextText, type Execution, type Stage } from './execution.ts'
import type { StageType } from './stage-type.ts'

/** A stage that has ended, with what its rollouts have in common. */
export type EndedStage = {
  stage: Stage
  execution: Execution
  executionId: string
  type: StageType
  outcome: RolloutOutcome
  finishedAt: number | null
  /** Where the sender says its deploys go, for stages that name no account or no provider of Kubernetes. */
  cluster: string | null
  platform: string | null
}

const endings: ReadonlyMap<string, RolloutOutcome> = new Map([
  ['SUCCEEDED', 'succeeded'],
  ['CANCELED', 'aborted'],
  ['TERMINAL', 'failed'],
  ['FAILED_CONTINUE', 'failed'],
  ['STOPPED', 'failed'],
])

/** How a stage ended by its status; null for one that has not, or was skipped. */
export const outcomeOfStatus = (status: string | null): RolloutOutcome | null =>
  endings.get(status ?? '') ?? null

const orchestratorsOwn = /manifest$/i

/** The application a stage belongs to, by its moniker first. */
export const applicationOf = ({ stage: { context }, execution }: EndedStage): string | null =>
  contextText(foreignRecord.parse(context.moniker), 'app') ??
  contextText(context, 'application') ??
  execution.application

/** `account/namespace` (or region): as much of a place as Spinnaker knows. */
export function placeOf({ stage: { context }, cluster }: EndedStage, within: string | null): string | null {
  const account = contextText(context, 'account', 'deploy.account.name', 'credentials')
  if (account === null) return cluster
  return within === null ? account : `${account}/${within}`
}

type Told = Partial<ObservedRollout> & { service: string; cluster: string | null }

/** A rollout of an ended stage; `key` tells it from the others of the stage. */
export function rolloutOfStage(ended: EndedStage, key: readonly string[], told: Told): ObservedRollout {
  const { stage, execution, executionId, type } = ended
  const isKubernetes =
    stage.context.cloudProvider === 'kubernetes' ||
    (stage.context.cloudProvider === undefined && orchestratorsOwn.test(stage.type ?? ''))
  return observedRollout({
    rolloutId: shortKey(executionId, stage.id, ...key),
    platform: isKubernetes ? 'kubernetes' : ended.platform,
    startedAt: stage.startTime,
    finishedAt: ended.finishedAt,
    outcome: ended.outcome,
    kind: type.kind,
    isRollback: type.isRollback,
    actor: execution.authentication.user ?? execution.trigger.user,
    ...approvalOf(stage, execution),
    ...told,
  })
}
