import { viewerOfAuthorization } from '#lib/auth/authenticate-request.ts'
import { noteFailure, waitAfterFailures } from '#lib/auth/failed-attempts.ts'
import { mayIngest } from '#lib/domain/access/may-ingest.ts'
import { HttpProblem } from '#lib/http/problem.ts'
import { withinWait } from '#lib/ingest/database-slow.ts'
import type { SignatureScheme } from '#lib/sources/adapter.ts'
import { shownSchemes, verifyDelivery } from '#lib/sources/signature/verify-delivery.ts'
import { authenticationWaitMs, type IngestContext } from './delivery.ts'
import { type HookSource, hookSourceOf, noteSecretsUsed } from './hook-source.ts'

const faults = {
  wrong_signature: 'The signature is not one of this source.',
  stale: 'The time the delivery was signed at is more than five minutes off.',
} as const

/** The API token a sender shows: a bearer token, or the password of Basic where a sender knows nothing else. */
function tokenOf(authorization: string): string {
  const [, scheme = '', shown = ''] = /^(Bearer|Basic) +(\S{1,1024})\s*$/i.exec(authorization) ?? []
  if (scheme.toLowerCase() !== 'basic') return shown.slice(0, 512)
  const pair = Buffer.from(shown, 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  const password = pair.slice(colon + 1)
  return colon < 0 ? '' : password === '' ? pair.slice(0, colon) : password
}

/**
 * 401, and 429 for an address that goes on. Counted apart from bad tokens, and never in the way of a delivery that is
 * signed well: one hook with an old secret must not switch off the others of the same server.
 */
function refuse({ clientAddress }: IngestContext, now: number, detail: string): never {
  const counted = `hooks ${clientAddress}`
  const retryAfterSeconds = waitAfterFailures(counted, now)
  if (retryAfterSeconds !== null) {
    throw new HttpProblem('too_many_requests', {
      detail: 'Too many bad signatures from this address.',
      retryAfterSeconds,
    })
  }
  noteFailure(counted, now)
  throw new HttpProblem('unauthenticated', { detail })
}

export type Sender = {
  source: HookSource
  /** Reads whether what is signed is signed well, once the raw body is there. Throws `HttpProblem` 401 or 429. */
  requireProof(body: Uint8Array): void
}

/**
 * Who delivers to a source, as far as that can be told before the body is read. All that is shown must be good: a token
 * with the scope `ingest:<source>`, a signature by one of the source's secrets, or both; something must be shown.
 * Throws `HttpProblem` 401, 403 or 429.
 */
export async function requireSender(
  context: IngestContext,
  request: Request,
  id: string,
  { schemesOf, now }: { schemesOf(source: HookSource): readonly SignatureScheme[]; now: number },
): Promise<Sender> {
  const { db } = context
  const headers = Object.fromEntries(request.headers)
  const { authorization } = headers
  let isTrusted = false
  if (authorization !== undefined) {
    const asked = viewerOfAuthorization(db, tokenOf(authorization), {
      now,
      clientAddress: context.clientAddress,
    })
    const viewer = await withinWait(asked, authenticationWaitMs)
    if (!mayIngest(viewer, id))
      throw new HttpProblem('forbidden', { detail: `This needs a token with the scope ingest:${id}.` })
    isTrusted = true
  }

  const source = await withinWait(hookSourceOf(db, id, now), authenticationWaitMs)
  const secrets = source.secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
  const shown = shownSchemes(headers, schemesOf(source))
  // Without a secret a signature says nothing, neither for its sender nor against it.
  const isSigned = shown.length > 0 && source.secrets.length > 0
  if (!isTrusted && !isSigned) {
    const detail =
      shown.length > 0
        ? 'This source has no secret to verify a signature with: send an API token as bearer or password.'
        : 'Send an API token as bearer or password, or sign with a secret of this source.'
    if (shown.length > 0) refuse(context, now, detail)
    throw new HttpProblem('unauthenticated', { detail })
  }
  return {
    source,
    requireProof(body) {
      if (!isSigned) return
      const verdict = verifyDelivery({ headers, body, now }, shown, secrets)
      if (!verdict.isGood) refuse(context, now, faults[verdict.fault])
      noteSecretsUsed(db, id, verdict.secretIds, now)
    },
  }
}
