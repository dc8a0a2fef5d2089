import { z } from 'zod'
import { pullRequestOf } from '#lib/domain/environment/pull-request-of.ts'
import type { DecodeContext } from '../adapter.ts'
import type { Decoded, DecodedEvent, Observation, ObservedRollout } from '../contract.ts'
import { instantIssues, issuesOf, nameField, optionalText } from '../contract-fields.ts'
import { bodyId, ignoredEvent } from '../ignored-event.ts'
import { observedRollout } from '../observed-rollout.ts'
import { readableText } from '../readable-text.ts'
import { shortKey } from '../short-key.ts'

const outcomes = new Map<string, ObservedRollout['outcome']>([
  ['deployment.created', 'unfinished'],
  ['deployment.succeeded', 'succeeded'],
  ['deployment.error', 'failed'],
  ['deployment.canceled', 'aborted'],
  ['deployment.promoted', 'succeeded'],
  ['deployment.rollback', 'succeeded'],
])
const removal = 'deployment.cleanup'

const schema = z.object({
  id: nameField(),
  type: nameField(),
  createdAt: z.number().int(),
  payload: z.object({
    deployment: z.object({
      id: nameField(),
      name: optionalText(200),
      url: optionalText(2000),
      meta: z.record(z.string(), z.unknown()).nullish(),
    }),
    name: optionalText(200),
    project: z.object({ id: optionalText() }).nullish(),
    target: optionalText(200),
    toDeploymentId: optionalText(200),
  }),
})

type VercelEvent = z.output<typeof schema>

/**
 * A Vercel webhook delivery. A deployment without a target is a preview; promoting one or rolling back to one is a rollout
 * into production of its own.
 */
export function decodeVercel(value: unknown, context: DecodeContext): Decoded<DecodedEvent> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, issues: [{ path: '', message: 'must be an object' }] }
  const type = 'type' in value && typeof value.type === 'string' ? value.type : null
  const id = ('id' in value ? readableText(value.id) : null) ?? bodyId(value)
  if (type === null || (!outcomes.has(type) && type !== removal))
    return ignoredEvent(context, id, `the Vercel event ${type ?? 'without a type'} says nothing of deploys`)
  const parsed = schema.safeParse(value)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const event = parsed.data
  const issues = instantIssues({ '/createdAt': event.createdAt }, context.now)
  if (issues.length > 0) return { ok: false, issues }
  const observations = observationsOf(event, context)
  const key = shortKey(id, targetOf(event))
  if (observations.length === 0)
    return ignoredEvent(context, key, 'old deployments that are cleaned up were replaced before')
  return { ok: true, value: { source: context.source, id: key, observations, ignored: null } }
}

/** Promotions and rollbacks are of production, whatever the deployment was made for. */
function targetOf({ type, payload }: VercelEvent): string {
  if (type === 'deployment.promoted' || type === 'deployment.rollback') return 'production'
  return payload.target ?? 'preview'
}

function observationsOf(event: VercelEvent, { platform, cluster }: DecodeContext): Observation[] {
  const { type, createdAt: at, payload } = event
  const { deployment } = payload
  const target = targetOf(event)
  const meta = deployment.meta ?? {}
  const metaText = (suffix: string): string | null =>
    ['github', 'gitlab', 'bitbucket'].map(host => readableText(meta[`${host}${suffix}`])).find(Boolean) ??
    null
  const service = deployment.name ?? payload.name ?? payload.project?.id ?? deployment.id
  const isRollback = type === 'deployment.rollback'
  const observations: Observation[] = []
  const outcome = outcomes.get(type)
  if (outcome !== undefined) {
    const isUnderway = outcome === 'unfinished'
    observations.push(
      observedRollout({
        rolloutId: shortKey(isRollback ? event.id : deployment.id, target),
        service,
        platform: platform ?? null,
        cluster: cluster ?? target,
        environment: target,
        startedAt: isUnderway ? at : null,
        finishedAt: isUnderway ? null : at,
        outcome,
        isRollback,
        version: isRollback ? payload.toDeploymentId : null,
        commit: isRollback ? null : metaText('CommitSha'),
        actor: metaText('CommitAuthorLogin'),
      }),
    )
  }
  if (target === 'preview' && (outcome === 'succeeded' || outcome === 'unfinished' || type === removal))
    observations.push({
      type: 'environment',
      environment: deployment.url ?? deployment.id,
      change: type === removal ? 'removed' : 'created',
      at,
      service,
      cluster: cluster ?? null,
      url: deployment.url === null ? null : `https://${deployment.url.replace(/^https?:\/\//, '')}`,
      repository: metaText('Repo'),
      pullRequest: Number(readableText(meta.githubPrId)) || pullRequestOf(metaText('CommitRef') ?? ''),
      expiresAt: null,
    })
  return observations
}
