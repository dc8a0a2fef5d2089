import { isTemporaryName } from '#lib/domain/environment/is-temporary-name.ts'
import { pullRequestOf } from '#lib/domain/environment/pull-request-of.ts'
import type { DecodeContext } from '../adapter.ts'
import type { ObservedEnvironment, ObservedRollout } from '../contract.ts'
import { observedRollout } from '../observed-rollout.ts'
import { digestOfImage, readableText } from '../readable-text.ts'
import { shortKey } from '../short-key.ts'
import type { DeploymentEvent } from './deployment-schema.ts'

/** `payload` is whatever the deployer put there: an object, JSON in a string, text or nothing. */
function payloadOf(value: unknown): Record<string, unknown> {
  let read = value
  if (typeof value === 'string') {
    try {
      read = JSON.parse(value)
    } catch {
      return {}
    }
  }
  return typeof read === 'object' && read !== null && !Array.isArray(read)
    ? (read as Record<string, unknown>)
    : {}
}

const firstText = (payload: Record<string, unknown>, keys: readonly string[]): string | null =>
  keys.map(key => readableText(payload[key])).find(text => text !== null) ?? null

/** Deployments made for another environment than they ended in keep their key by the one they were made for. */
export const rolloutIdOf = ({ repository, deployment }: DeploymentEvent): string =>
  shortKey(repository.id, deployment.id, deployment.original_environment ?? deployment.environment)

const isTransient = ({ deployment }: DeploymentEvent): boolean =>
  deployment.transient_environment ?? isTemporaryName(deployment.environment)

/** Their flags say more than names: a pull request's environment is none of ours, `eu-live` may be production. */
function environmentText(event: DeploymentEvent, environment: string): string {
  if (isTransient(event)) return 'preview'
  return event.deployment.production_environment === true ? 'production' : environment
}

/** The rollout a deployment is, as far as it has come. The place is the environment's name, which rules map to a cluster. */
export function readRollout(
  event: DeploymentEvent,
  { platform, cluster }: DecodeContext,
  reached: { environment: string | null; outcome: ObservedRollout['outcome']; finishedAt: number | null },
): ObservedRollout {
  const { deployment, repository } = event
  const payload = payloadOf(deployment.payload)
  const environment = reached.environment ?? deployment.environment
  const image = firstText(payload, ['image'])
  return observedRollout({
    rolloutId: rolloutIdOf(event),
    service: firstText(payload, ['service', 'app', 'application', 'component']) ?? repository.name,
    platform: platform ?? null,
    cluster: cluster ?? environment,
    environment: environmentText(event, environment),
    startedAt: deployment.created_at,
    finishedAt: reached.finishedAt,
    outcome: reached.outcome,
    isRollback: /rollback/i.test(deployment.task ?? ''),
    version: firstText(payload, ['version', 'tag']),
    artefact: firstText(payload, ['digest']) ?? digestOfImage(image),
    commit: deployment.sha,
    actor: deployment.creator?.login ?? null,
    traits: { repository: repository.full_name, ...(image === null ? {} : { image }) },
  })
}

/** What it says of a pull request's environment; null for every other. Names are unique within a repository only. */
export function readEnvironment(
  event: DeploymentEvent,
  { cluster }: DecodeContext,
  seen: Pick<ObservedEnvironment, 'change' | 'at' | 'url'>,
): ObservedEnvironment | null {
  if (!isTransient(event)) return null
  const { deployment, repository, workflow_run } = event
  const pullRequest =
    pullRequestOf(deployment.environment) ??
    workflow_run?.pull_requests?.[0]?.number ??
    pullRequestOf(deployment.ref ?? '')
  return {
    type: 'environment',
    environment: `${repository.full_name}/${deployment.environment}`,
    ...seen,
    service: firstText(payloadOf(deployment.payload), ['service', 'app']) ?? repository.name,
    cluster: cluster ?? null,
    repository: repository.full_name,
    pullRequest,
    expiresAt: null,
  }
}
