import type { Decoded, DecodedEvent, Issue, ObservedRollout } from '../contract.ts'
import { instantIssues, issuesOf } from '../contract-fields.ts'
import { metadataTraits } from '../metadata-traits.ts'
import { type Deploy, deploySchema } from './deploy-schema.ts'

function issuesOfTimes(deploy: Deploy, now: number): Issue[] {
  const startedAt = deploy.startedAt ?? null
  const issues = instantIssues({ '/startedAt': startedAt, '/finishedAt': deploy.finishedAt }, now)
  if (startedAt !== null && deploy.finishedAt < startedAt) {
    issues.push({ path: '/finishedAt', message: 'is before startedAt' })
  }
  return issues
}

const observedOf = (deploy: Deploy, rolloutId: string): ObservedRollout => ({
  type: 'rollout',
  rolloutId,
  service: deploy.service,
  platform: deploy.platform,
  cluster: deploy.cluster ?? null,
  environment: deploy.environment,
  startedAt: deploy.startedAt ?? null,
  finishedAt: deploy.finishedAt,
  outcome: deploy.outcome,
  kind: deploy.kind,
  isRollback: false,
  version: deploy.version,
  artefact: deploy.artefact,
  commit: deploy.commit,
  change: deploy.change,
  actor: deploy.actor,
  approvedBy: deploy.approvedBy,
  team: deploy.team,
  ...metadataTraits(deploy),
})

/** Our deploy as it comes to `/api/v1/deploys`; `source` is used where the body names none. */
export function decodeDeploy(value: unknown, source: string, now: number): Decoded<DecodedEvent> {
  const parsed = deploySchema.safeParse(value)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const deploy = parsed.data
  const issues = issuesOfTimes(deploy, now)
  if (issues.length > 0) return { ok: false, issues }
  const observations = [observedOf(deploy, deploy.id)]
  return { ok: true, value: { source: deploy.source ?? source, id: deploy.id, observations, ignored: null } }
}

/** Our deploy as the data of a CloudEvent, whose own source and id are the key; the deploy needs none of its own. */
export function decodeCarriedDeploy(
  value: unknown,
  key: { source: string; id: string },
  now: number,
): Decoded<DecodedEvent> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  const decoded = decodeDeploy(isObject ? { ...value, ...key } : value, key.source, now)
  if (!decoded.ok)
    return { ok: false, issues: decoded.issues.map(issue => ({ ...issue, path: `/data${issue.path}` })) }
  return decoded
}
