import type { DecodeContext } from '../adapter.ts'
import type { Decoded, DecodedEvent, Observation } from '../contract.ts'
import { instantIssues, issuesOf } from '../contract-fields.ts'
import { bodyId, ignoredEvent } from '../ignored-event.ts'
import { shortKey } from '../short-key.ts'
import { type DeploymentStatusEvent, deploymentSchema, deploymentStatusSchema } from './deployment-schema.ts'
import { readEnvironment, readRollout, rolloutIdOf } from './read-deployment.ts'

export const eventHeader = 'x-github-event'
export const deliveryHeader = 'x-github-delivery'

const underway = new Set(['queued', 'pending', 'in_progress', 'waiting'])
const endings = new Map([
  ['success', 'succeeded'],
  ['failure', 'failed'],
  ['error', 'failed'],
] as const)

/** Which event a body is: its header says it; a delivery kept without headers shows it by its members. */
function eventName(value: object, headers: DecodeContext['headers']): string | null {
  const named = headers?.[eventHeader]
  if (named) return named
  if ('deployment_status' in value && 'deployment' in value) return 'deployment_status'
  return 'deployment' in value && 'repository' in value && !('deployment_callback_url' in value)
    ? 'deployment'
    : null
}

/**
 * A GitHub webhook delivery. A deployment is a rollout that begins unfinished and is moved forward by its statuses; those
 * of transient environments also tell when a pull request's environment came and went. Every other event is ignored.
 */
export function decodeGithub(value: unknown, context: DecodeContext): Decoded<DecodedEvent> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, issues: [{ path: '', message: 'must be an object' }] }
  const name = eventName(value, context.headers)
  if (name === 'deployment_status') return decodeStatus(value, context)
  if (name === 'deployment') return decodeDeployment(value, context)
  // The same delivery sent again keeps its id.
  const id = context.headers?.[deliveryHeader] ?? bodyId(value)
  return ignoredEvent(context, id, `the GitHub event ${name ?? 'without a name'} says nothing of deploys`)
}

function decodeDeployment(value: object, context: DecodeContext): Decoded<DecodedEvent> {
  const parsed = deploymentSchema.safeParse(value)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const event = parsed.data
  const at = event.deployment.created_at
  const issues = instantIssues({ '/deployment/created_at': at }, context.now)
  if (issues.length > 0) return { ok: false, issues }
  const environment = readEnvironment(event, context, { change: 'created', at, url: null })
  const reached = { environment: null, outcome: 'unfinished', finishedAt: null } as const
  const observations: Observation[] = [readRollout(event, context, reached)]
  if (environment !== null) observations.push(environment)
  const id = shortKey('deployment', rolloutIdOf(event))
  return { ok: true, value: { source: context.source, id, observations, ignored: null } }
}

function decodeStatus(value: object, context: DecodeContext): Decoded<DecodedEvent> {
  const parsed = deploymentStatusSchema.safeParse(value)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const event = parsed.data
  const { deployment, deployment_status: status } = event
  const issues = instantIssues(
    { '/deployment/created_at': deployment.created_at, '/deployment_status/created_at': status.created_at },
    context.now,
  )
  if (issues.length > 0) return { ok: false, issues }
  const id = shortKey('status', rolloutIdOf(event), status.id, status.state)
  const observations = observationsOf(event, context)
  if (observations.length === 0)
    return ignoredEvent(
      context,
      id,
      status.state === 'inactive'
        ? 'a later deployment to the environment replaced this one'
        : `the state ${status.state} is none we know`,
    )
  return { ok: true, value: { source: context.source, id, observations, ignored: null } }
}

function observationsOf(event: DeploymentStatusEvent, context: DecodeContext): Observation[] {
  const { deployment, deployment_status: status } = event
  const { state, environment, created_at: at } = status
  if (state === 'inactive') {
    const removed = readEnvironment(event, context, { change: 'removed', at, url: status.environment_url })
    return removed === null ? [] : [removed]
  }
  const outcome = endings.get(state as never) ?? (underway.has(state) ? 'unfinished' : null)
  if (outcome === null) return []
  const finishedAt = outcome === 'unfinished' ? null : at
  const created = readEnvironment(event, context, {
    change: 'created',
    at: deployment.created_at,
    url: status.environment_url,
  })
  const rollout = readRollout(event, context, { environment, outcome, finishedAt })
  return created === null ? [rollout] : [rollout, created]
}
