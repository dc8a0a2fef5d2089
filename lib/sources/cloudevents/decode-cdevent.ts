import { isTemporaryName } from '#lib/domain/environment/is-temporary-name.ts'
import type { Decoded, DecodedEvent, Issue, Observation, ObservedRollout } from '../contract.ts'
import { instantIssues, issuesOf } from '../contract-fields.ts'
import { metadataTraits } from '../metadata-traits.ts'
import { artefactOfPurl } from './artefact-of-purl.ts'
import { cdeventSchema, serviceContentSchema } from './cdevent-schema.ts'
import { arrivalIn, readEnvironment } from './read-environment.ts'

const changes = new Map<string, Pick<ObservedRollout, 'kind' | 'isRollback'>>([
  ['service.deployed', { kind: 'rollout', isRollback: false }],
  ['service.upgraded', { kind: 'rollout', isRollback: false }],
  ['service.rolledback', { kind: 'rollout', isRollback: true }],
  ['service.removed', { kind: 'undeployed', isRollback: false }],
])

/** Whether a body is a bare CDEvent. */
export const isCdevent = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'context' in value && typeof value.context === 'object'

/**
 * A CDEvent, bare or taken out of its CloudEvent. `service.*` of any version make a rollout: start = finish =
 * `timestamp`, cluster = `environment.id`, whose platform the catalogue knows. `environment.*` tell of temporary
 * environments. Everything else is kept and ignored.
 */
export function decodeCdevent(value: unknown, now: number): Decoded<DecodedEvent & { type: string }> {
  const parsed = cdeventSchema.safeParse(value)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  const { context, subject, customData } = parsed.data
  const issues: Issue[] = instantIssues({ '/context/timestamp': context.timestamp }, now)
  if (issues.length > 0) return { ok: false, issues }
  const key = { source: context.source, id: context.id, type: context.type }
  const name = /^dev\.cdevents\.([a-z]+\.[a-z]+)\./.exec(context.type)?.[1]
  const change = name === undefined ? undefined : changes.get(name)
  if (change === undefined) {
    const seen = readEnvironment(name ?? '', subject, customData, context.timestamp)
    const ignored =
      seen !== null
        ? null
        : name?.startsWith('environment.')
          ? 'nothing shows that this environment is temporary'
          : `${context.type} says nothing of deployed services`
    return { ok: true, value: { ...key, observations: seen === null ? [] : [seen], ignored } }
  }
  const content = serviceContentSchema.safeParse(subject.content ?? {})
  if (!content.success) return { ok: false, issues: issuesOf(content.error, '/subject/content') }
  const { environment, artifactId } = content.data
  const artefact = artifactId ? artefactOfPurl(artifactId) : { artefact: null, version: null }
  const isInTemporary = environment != null && isTemporaryName(environment.id)
  const rollout: ObservedRollout = {
    type: 'rollout',
    rolloutId: context.id,
    service: subject.id,
    platform: null,
    cluster: environment?.id ?? null,
    // Wherever a place rule puts it: a pull request's environment is no production.
    environment: isInTemporary ? 'preview' : null,
    startedAt: context.timestamp,
    finishedAt: context.timestamp,
    outcome: 'succeeded',
    ...change,
    ...artefact,
    commit: null,
    change: null,
    actor: null,
    approvedBy: null,
    team: null,
    ...metadataTraits(typeof customData === 'object' && customData !== null ? customData : {}),
  }
  const observations: Observation[] = [rollout]
  if (isInTemporary && change.kind === 'rollout')
    observations.push(arrivalIn(environment.id, subject.id, context.timestamp))
  return { ok: true, value: { ...key, observations, ignored: null } }
}
