import type { SignatureScheme } from '../adapter.ts'
import { isHexSignature, isNamedHexSignature } from './hex-signature.ts'
import { isSameText } from './is-same-text.ts'
import { isStandardSignature, isWithinTolerance, standardWebhookOf } from './standard-webhook.ts'

type Headers = Readonly<Record<string, string>>
export type SignatureSecret = { id: string; secret: string }

/** What a delivery's signature headers prove: by which secrets it is signed, or what is wrong. */
export type Verdict =
  | { isGood: true; secretIds: string[] }
  | { isGood: false; fault: 'wrong_signature' | 'stale' }

/** The header that carries a proof; Standard Webhooks have two names for it. */
const proofHeaders: Record<SignatureScheme, readonly string[]> = {
  standard_webhooks: ['webhook-signature', 'svix-signature'],
  github: ['x-hub-signature-256'],
  flux: ['x-signature'],
  gitlab_token: ['x-gitlab-token'],
  vercel: ['x-vercel-signature'],
}

export const everyScheme = Object.keys(proofHeaders) as SignatureScheme[]

/** Headers that prove or are secrets: never stored, whatever an adapter asks for. */
export const secretHeaders: ReadonlySet<string> = new Set([
  ...Object.values(proofHeaders).flat(),
  'authorization',
  'proxy-authorization',
  'cookie',
])

/** The schemes of which a delivery carries a proof. */
export const shownSchemes = (headers: Headers, schemes: readonly SignatureScheme[]): SignatureScheme[] =>
  schemes.filter(scheme => proofHeaders[scheme].some(name => headers[name] !== undefined))

function isSignedBy(scheme: SignatureScheme, headers: Headers, body: Uint8Array, secret: string): boolean {
  const proof = headers[proofHeaders[scheme][0]!] ?? ''
  if (scheme === 'github') return isNamedHexSignature(proof, ['sha256'], body, secret)
  if (scheme === 'flux')
    return isNamedHexSignature(proof, ['sha224', 'sha256', 'sha384', 'sha512'], body, secret)
  if (scheme === 'vercel') return isHexSignature(proof, 'sha1', body, secret)
  if (scheme === 'gitlab_token') return isSameText(proof, secret)
  const webhook = standardWebhookOf(headers)
  return webhook !== null && isStandardSignature(webhook, body, secret)
}

/**
 * Checks the proofs a delivery shows, over its raw bytes: each must be good by one of the secrets, of which a sender that
 * changes over has two. The time is judged where the scheme signs one.
 */
export function verifyDelivery(
  delivery: { headers: Headers; body: Uint8Array; now: number },
  shown: readonly SignatureScheme[],
  secrets: readonly SignatureSecret[],
): Verdict {
  const { headers, body, now } = delivery
  const used = new Set<string>()
  let isGood = shown.length > 0
  for (const scheme of shown) {
    const good = secrets.filter(({ secret }) => isSignedBy(scheme, headers, body, secret))
    if (good.length === 0) isGood = false
    for (const { id } of good) used.add(id)
  }
  if (!isGood) return { isGood, fault: 'wrong_signature' }
  const webhook = shown.includes('standard_webhooks') ? standardWebhookOf(headers) : null
  if (webhook !== null && !isWithinTolerance(webhook.timestamp, now)) return { isGood: false, fault: 'stale' }
  return { isGood, secretIds: [...used] }
}
