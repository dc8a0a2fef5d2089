import { isTemporaryName } from '#lib/domain/environment/is-temporary-name.ts'
import { pullRequestOf } from '#lib/domain/environment/pull-request-of.ts'
import { decodeInstant } from '#lib/domain/time/decode-instant.ts'
import { secondMs } from '#lib/domain/time/durations.ts'
import { isAcceptableInstant } from '#lib/domain/time/is-acceptable-instant.ts'
import type { ObservedEnvironment } from '../contract.ts'
import { readableText } from '../readable-text.ts'

type Body = Record<string, unknown>
const bodyOf = (value: unknown): Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {}

const changes = new Map<string, ObservedEnvironment['change']>([
  ['environment.created', 'created'],
  ['environment.modified', 'extended'],
  ['environment.deleted', 'removed'],
])

/** CDEvents have no field for when an environment ends: senders put it into `customData`. */
function expiryOf(custom: Body, at: number): number | null {
  const told = readableText(custom.expiresAt ?? custom.expires_at)
  const seconds = custom.ttlSeconds ?? custom.expiration_interval
  const expiresAt =
    told !== null ? decodeInstant(told) : typeof seconds === 'number' ? at + seconds * secondMs : null
  return expiresAt !== null &&
    Number.isSafeInteger(expiresAt) &&
    isAcceptableInstant(expiresAt, at + 366 * 86_400 * secondMs)
    ? expiresAt
    : null
}

/** `customData` that speaks of a pull request, an end or a short life; of a removal, whatever it says. */
function isTemporary(change: ObservedEnvironment['change'], names: string[], custom: Body): boolean {
  const word = custom.ephemeral ?? custom.temporary
  if (typeof word === 'boolean') return word
  if (names.some(isTemporaryName)) return true
  if (change === 'removed') return Object.keys(custom).length > 0
  return ['pullRequest', 'expiresAt', 'expires_at', 'ttlSeconds'].some(key => key in custom)
}

/**
 * What `environment.created`, `.modified` and `.deleted` say of a temporary environment, known by `subject.id`; null for an
 * event of another kind, and for an environment nothing shows to be temporary.
 */
export function readEnvironment(
  name: string,
  subject: { id: string; content?: Body | null | undefined },
  customData: unknown,
  at: number,
): ObservedEnvironment | null {
  const change = changes.get(name)
  if (change === undefined) return null
  const custom = bodyOf(customData)
  const content = subject.content ?? {}
  const called = readableText(content.name)
  if (!isTemporary(change, called === null ? [subject.id] : [subject.id, called], custom)) return null
  const request = bodyOf(custom.pullRequest)
  const repository = readableText(request.repository ?? custom.repository, 500)
  const number = Number(readableText(request.number ?? custom.pullRequest))
  return {
    type: 'environment',
    environment: subject.id,
    change,
    at,
    service: readableText(custom.service) ?? repository?.slice(repository.lastIndexOf('/') + 1) ?? null,
    cluster: readableText(custom.cluster),
    url: readableText(content.uri ?? content.url, 2000),
    repository,
    pullRequest:
      Number.isInteger(number) && number > 0 && number <= 2_147_483_647
        ? number
        : (pullRequestOf(subject.id) ?? pullRequestOf(called ?? '')),
    expiresAt: expiryOf(custom, at),
  }
}

/** A service that arrives in one shows that it is there, and whose it is. */
export const arrivalIn = (environment: string, service: string, at: number): ObservedEnvironment => ({
  type: 'environment',
  environment,
  change: 'extended',
  at,
  service,
  cluster: null,
  url: null,
  repository: null,
  pullRequest: pullRequestOf(environment),
  expiresAt: null,
})
