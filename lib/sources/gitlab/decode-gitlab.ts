import { isTemporaryName } from '#lib/domain/environment/is-temporary-name.ts'
import { pullRequestOf } from '#lib/domain/environment/pull-request-of.ts'
import type { DecodeContext } from '../adapter.ts'
import type { Decoded, DecodedEvent, Observation, ObservedRollout } from '../contract.ts'
import { instantIssues, issuesOf } from '../contract-fields.ts'
import { bodyId, ignoredEvent } from '../ignored-event.ts'
import { observedRollout } from '../observed-rollout.ts'
import { shortKey } from '../short-key.ts'
import { deploymentSchema, type GitlabDeployment } from './deployment-schema.ts'

export const eventHeader = 'x-gitlab-event'
/** The same on every retry of a delivery; newer versions send it under both names. */
export const deliveryHeaders = ['idempotency-key', 'webhook-id']

const outcomes = new Map<string, ObservedRollout['outcome']>([
  ['created', 'unfinished'],
  ['blocked', 'unfinished'],
  ['running', 'unfinished'],
  ['success', 'succeeded'],
  ['failed', 'failed'],
  ['canceled', 'aborted'],
  ['skipped', 'aborted'],
])

/**
 * A GitLab webhook delivery. A deployment event is a rollout that begins unfinished and moves forward; everything else is
 * ignored. GitLab switches hooks off that fail, so only a deployment that cannot be read at all is an issue.
 */
export function decodeGitlab(value: unknown, context: DecodeContext): Decoded<DecodedEvent> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, issues: [{ path: '', message: 'must be an object' }] }
  const kind = 'object_kind' in value ? String(value.object_kind) : null
  const deliveryId = deliveryHeaders.map(name => context.headers?.[name]).find(id => id) ?? bodyId(value)
  if (kind !== 'deployment')
    return ignoredEvent(
      context,
      deliveryId,
      `the GitLab event ${kind ?? 'without a kind'} says nothing of deploys`,
    )
  const parsed = deploymentSchema.safeParse(value)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const event = parsed.data
  // Before 13.9 the event does not say when: it was posted at once.
  const at = event.status_changed_at ?? context.now
  const issues = instantIssues({ '/status_changed_at': at }, context.now)
  if (issues.length > 0) return { ok: false, issues }
  const rolloutId = shortKey(rolloutIdOf(event) ?? deliveryId)
  const id = shortKey(rolloutId, event.status, event.status_changed_at ?? '')
  const outcome = outcomes.get(event.status)
  if (outcome === undefined) return ignoredEvent(context, id, `the status ${event.status} is none we know`)
  const observations = observationsOf(event, context, rolloutId, outcome, at)
  return { ok: true, value: { source: context.source, id, observations, ignored: null } }
}

/** Null for the oldest deployments that no job made. */
function rolloutIdOf({ project, deployment_id, deployable_id }: GitlabDeployment): string | null {
  const scope = project.id ?? project.path_with_namespace
  if (deployment_id !== null) return `${scope}/${deployment_id}`
  return deployable_id === null ? null : `${scope}/job/${deployable_id}`
}

const isTemporary = ({ environment, environment_tier }: GitlabDeployment): boolean =>
  environment_tier !== 'production' && isTemporaryName(environment)

/** GitLab sorts environments into tiers itself; review apps are named by convention. */
function environmentText(event: GitlabDeployment): string {
  if (isTemporary(event)) return 'review'
  return event.environment_tier ?? event.environment
}

function observationsOf(
  event: GitlabDeployment,
  { platform, cluster }: DecodeContext,
  rolloutId: string,
  outcome: ObservedRollout['outcome'],
  at: number,
): Observation[] {
  const { environment, project } = event
  const path = project.path_with_namespace
  const service = path.slice(path.lastIndexOf('/') + 1) || path
  const isUnderway = outcome === 'unfinished'
  const rollout = observedRollout({
    rolloutId,
    service,
    platform: platform ?? null,
    cluster: cluster ?? environment,
    environment: environmentText(event),
    startedAt: isUnderway ? at : null,
    finishedAt: isUnderway ? null : at,
    outcome,
    commit: /\/([0-9a-f]{40,64})$/.exec(event.commit_url ?? '')?.[1] ?? event.short_sha,
    actor: event.user?.username ?? null,
    traits: { repository: path },
  })
  if (!isTemporary(event) || (outcome !== 'succeeded' && event.status !== 'running')) return [rollout]
  return [
    rollout,
    {
      type: 'environment',
      environment: `${path}/${environment}`,
      change: 'created',
      at,
      service,
      cluster: cluster ?? null,
      url: event.environment_external_url,
      repository: path,
      pullRequest: pullRequestOf(environment) ?? pullRequestOf(event.ref ?? ''),
      expiresAt: null,
    },
  ]
}
