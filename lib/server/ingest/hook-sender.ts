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
const unsigned = 'Send an API token as bearer or password, or sign with a secret of this source.'
const unverifiable =
  'This source has no secret to verify a signature with: send an API token as bearer or password.'

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
  /** Whether what is signed is signed well, once the raw body is there. Throws `HttpProblem` 401 or 429. */
  requireProof(body: Uint8Array): Promise<void>
}

type Schemes = (source: HookSource) => readonly SignatureScheme[]

/**
 * Who delivers to a source, as far as that can be told before the body is read. All that is shown must be good: a token
 * with the scope `ingest:<source>`, a signature by one of the source's secrets, or both; something must be shown.
 * Throws `HttpProblem` 401, 403 or 429.
 */
export async function requireSender(
  context: IngestContext,
  request: Request,
  id: string,
  { schemesOf, now }: { schemesOf: Schemes; now: number },
): Promise<Sender> {
  const { db } = context
  const headers = Object.fromEntries(request.headers)
  const isTrusted = await isTokenGood(context, headers.authorization, id, now)
  const look = async (isAnew: boolean) => {
    const source = await withinWait(hookSourceOf(db, id, now, isAnew), authenticationWaitMs)
    const shown = shownSchemes(headers, schemesOf(source))
    // Without a secret a signature says nothing, neither for its sender nor against it.
    return { source, shown, isSigned: shown.length > 0 && source.secrets.length > 0 }
  }
  let seen = await look(false)
  if (!isTrusted && !seen.isSigned && seen.shown.length > 0) seen = await look(true)
  if (!isTrusted && !seen.isSigned) {
    if (seen.shown.length > 0) refuse(context, now, unverifiable)
    throw new HttpProblem('unauthenticated', { detail: unsigned })
  }

  const verify = ({ source, shown }: typeof seen, body: Uint8Array) => {
    const secrets = source.secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
    return verifyDelivery({ headers, body, now }, shown, secrets)
  }
  return {
    source: seen.source,
    async requireProof(body) {
      if (!seen.isSigned) return
      let verdict = verify(seen, body)
      // Its sender may sign with a secret that was added a moment ago, by another process.
      if (!verdict.isGood) verdict = verify(await look(true), body)
      if (!verdict.isGood) refuse(context, now, faults[verdict.fault])
      noteSecretsUsed(db, id, verdict.secretIds, now)
    },
  }
}

/** Whether a good token is shown; false when none is. Throws `HttpProblem` for any other. */
async function isTokenGood(
  { db, clientAddress }: IngestContext,
  authorization: string | undefined,
  id: string,
  now: number,
): Promise<boolean> {
  if (authorization === undefined) return false
  const asked = viewerOfAuthorization(db, tokenOf(authorization), { now, clientAddress })
  const viewer = await withinWait(asked, authenticationWaitMs)
  if (mayIngest(viewer, id)) return true
  throw new HttpProblem('forbidden', { detail: `This needs a token with the scope ingest:${id}.` })
}
