import type { DecodeContext } from '../adapter.ts'
import type { Decoded, DecodedEvent, ObservedRollout } from '../contract.ts'
import { instantIssues, issuesOf } from '../contract-fields.ts'
import { bodyId, ignoredEvent } from '../ignored-event.ts'
import { observedRollout } from '../observed-rollout.ts'
import { shortKey } from '../short-key.ts'
import { buildSchema, type JenkinsBuild } from './build-schema.ts'
import { deployOfBuild, type JenkinsDeploy } from './deploy-of-build.ts'

const outcomes = new Map<string, ObservedRollout['outcome']>([
  ['SUCCESS', 'succeeded'],
  ['FAILURE', 'failed'],
  ['UNSTABLE', 'failed'],
  ['ABORTED', 'aborted'],
])
/** An endpoint may be set to hear of only one of the two: both are the same end of the same rollout. */
const lastPhases = new Set(['COMPLETED', 'FINALIZED', 'FINISHED'])

const isBuild = (value: object): boolean =>
  'build' in value && typeof value.build === 'object' && value.build !== null && 'phase' in value.build

/**
 * A body of Jenkins' notification plugin: one phase of one build. A build that deploys (`deployOfBuild`) is a rollout,
 * unfinished from STARTED on and ended by its last phase; its key is the build's address.
 */
export function decodeJenkins(value: unknown, context: DecodeContext): Decoded<DecodedEvent> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, issues: [{ path: '', message: 'must be an object' }] }
  if (!isBuild(value)) return ignoredEvent(context, bodyId(value), 'this is no phase of a Jenkins build')
  const parsed = buildSchema.safeParse(value)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const event = parsed.data
  const { build } = event
  const issues = instantIssues({ '/build/timestamp': build.timestamp }, context.now)
  if (issues.length > 0) return { ok: false, issues }
  const rolloutId = shortKey(build.full_url ?? build.url ?? `${event.url ?? event.name}/${build.number}`)
  const id = shortKey(rolloutId, build.phase)
  const isLast = lastPhases.has(build.phase)
  if (!isLast && build.phase !== 'STARTED')
    return ignoredEvent(context, id, `a build in the phase ${build.phase} has not begun`)
  const deploy = deployOfBuild(event)
  if (deploy === null)
    return ignoredEvent(
      context,
      id,
      'the build names no environment, and its job nothing that is deployed or released',
    )
  const outcome = isLast ? outcomes.get(build.status ?? '') : 'unfinished'
  if (outcome === undefined)
    return ignoredEvent(context, id, `a build that ended ${build.status ?? 'without a status'} did nothing`)
  const observations = [rolloutOf(event, deploy, rolloutId, outcome, context)]
  return { ok: true, value: { source: context.source, id, observations, ignored: null } }
}

function rolloutOf(
  { build }: JenkinsBuild,
  deploy: JenkinsDeploy,
  rolloutId: string,
  outcome: ObservedRollout['outcome'],
  { platform, cluster }: DecodeContext,
): ObservedRollout {
  const isUnderway = outcome === 'unfinished'
  const repository = build.scm?.url ?? null
  return observedRollout({
    rolloutId,
    service: deploy.service,
    platform: platform ?? null,
    cluster: deploy.cluster ?? cluster ?? deploy.environment,
    environment: deploy.environment,
    startedAt: isUnderway ? build.timestamp : build.timestamp - Math.round(build.duration),
    finishedAt: isUnderway ? null : build.timestamp,
    outcome,
    version: deploy.version,
    commit: build.scm?.commit ?? null,
    traits: repository === null ? {} : { repository: withoutPassword(repository) },
  })
}

/** `https://user:secret@host/path` -> `https://host/path`. */
const withoutPassword = (url: string): string => url.replace(/^([a-z+]+:\/\/)[^/@]*@/i, '$1')
