import { pullRequestOf } from '#lib/domain/environment/pull-request-of.ts'
import { redactLine } from '../redact-secrets.ts'
import { instantOf, type RawObject } from './raw-object.ts'

/** A namespace that is a temporary environment, as last told. */
export type TemporaryNamespace = {
  uid: string
  createdAt: number
  expiresAt: number | null
  service: string | null
  url: string | null
  repository: string | null
  pullRequest: number | null
}

export const temporaryLabel = 'landfall.dev/temporary'
const pullRequestKey = /(^|[./-])(pr|pull-request|pull_request|pr-number|mr|merge-request)$/i

/** `preview-*` as a test of names; nothing but `*` is special. */
export function namePatterns(patterns: readonly string[]): (name: string) => boolean {
  const tests = patterns.map(pattern => new RegExp(`^${pattern.split('*').map(escapeText).join('.*')}$`))
  return name => tests.some(test => test.test(name))
}

const escapeText = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')

/** Whether an object says of itself that it is temporary. */
export const isMarkedTemporary = ({ metadata: meta }: RawObject): boolean =>
  meta?.labels?.[temporaryLabel] === 'true' || meta?.annotations?.[temporaryLabel] === 'true'

/**
 * A namespace as a temporary environment, null where it is none: by the label `landfall.dev/temporary` or by its name. Its
 * end: `landfall.dev/expires-at`, or kube-janitor's `janitor/expires` and `janitor/ttl`.
 */
export function readTemporaryNamespace(
  object: RawObject,
  isTemporaryName: (name: string) => boolean,
  now: number,
): TemporaryNamespace | null {
  const meta = object.metadata
  if (meta?.uid === undefined || meta.name === undefined) return null
  if (!isMarkedTemporary(object) && !isTemporaryName(meta.name)) return null
  const told = { ...meta.annotations, ...meta.labels }
  const createdAt = instantOf(meta.creationTimestamp) ?? now
  return {
    uid: meta.uid,
    createdAt,
    expiresAt: expiryOf(told, createdAt),
    service: smallText(told['app.kubernetes.io/name']),
    url: smallText(told['landfall.dev/url']),
    repository: smallText(told['landfall.dev/repository']),
    pullRequest: pullRequestIn(told, meta.name),
  }
}

const smallText = (text: string | undefined): string | null =>
  text === undefined || text === '' || text.length > 500 || redactLine(text) !== text ? null : text

function pullRequestIn(told: Record<string, string>, name: string): number | null {
  const key = Object.keys(told).find(each => pullRequestKey.test(each) && /^\d{1,9}$/.test(told[each]!))
  return key === undefined ? pullRequestOf(name) : Number(told[key])
}

const unitMs: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

function expiryOf(told: Record<string, string>, createdAt: number): number | null {
  const said = instantOf(told['landfall.dev/expires-at'] ?? told['janitor/expires'])
  if (said !== null) return said
  const ttl = /^(\d{1,6})([smhdw])$/.exec(told['janitor/ttl'] ?? '')
  return ttl === null ? null : createdAt + Number(ttl[1]) * unitMs[ttl[2]!]!
}
