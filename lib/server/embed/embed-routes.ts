import { isDatabaseUnavailable } from '#db/is-database-unavailable.ts'
import { viewerOfAuthorization } from '#lib/auth/authenticate-request.ts'
import { type CardKind, cardKinds } from '#lib/domain/card/card.ts'
import { HttpProblem } from '#lib/http/problem.ts'
import { readEmbeddedCard } from '#lib/read/card.ts'
import { AccessDenied, InvalidFilter, NotFound } from '#lib/read/read-error.ts'
import type { DirectContext, DirectRoute } from '../direct-route.ts'
import { cardPage, refusedPage } from './card-page.ts'
import { cardPolicy } from './card-style.ts'

/** `GET /embed/<kind>/<id>?token=`: a card for the frame of a portal. It knows no session, sets no cookie and runs nothing. */
export function createEmbedRoutes(origins: readonly string[], publicUrl: string | null): DirectRoute[] {
  const always = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': cardPolicy(origins),
    // The portal may ask every frame to say that it may be shown elsewhere.
    'cross-origin-resource-policy': 'cross-origin',
    // The address carries the token: where the link leads must not learn it.
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    // A revoked address shows nothing at once, also where it was just shown.
    'cache-control': 'no-store',
  }
  const respond = async (kind: CardKind, request: Request, context: DirectContext): Promise<Response> => {
    const { searchParams, origin } = new URL(request.url)
    try {
      const now = Date.now()
      const { clientAddress, db, params } = context
      const viewer = await viewerOfAuthorization(db, searchParams.get('token') ?? '', { now, clientAddress })
      const card = await readEmbeddedCard(
        { viewer, db, now },
        { kind, id: params.id! },
        searchParams.get('migration') || null,
      )
      return new Response(cardPage(card, publicUrl ?? origin), { headers: always })
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal === null) throw error
      return new Response(refusedPage(refusal.sentence), { status: refusal.status, headers: always })
    }
  }
  return cardKinds.map(kind => ({
    method: 'GET',
    path: `/embed/${kind}/[id]`,
    respond: (request, context) => respond(kind, request, context),
  }))
}

/** Nobody learns here whether there is such a service: a token for something else and none at all read the same. */
function refusalOf(error: unknown): { status: number; sentence: string } | null {
  if (error instanceof AccessDenied || (error instanceof HttpProblem && error.code === 'unauthenticated'))
    return { status: 401, sentence: 'Its address has ended, was revoked, or is for another card.' }
  if (error instanceof HttpProblem && error.code === 'too_many_requests')
    return { status: 429, sentence: 'Too many addresses that open nothing were tried from here.' }
  if (error instanceof NotFound) return { status: 404, sentence: 'It is no longer in the catalogue.' }
  if (error instanceof InvalidFilter) return { status: 422, sentence: error.message }
  if (isDatabaseUnavailable(error)) return { status: 503, sentence: 'Landfall cannot answer right now.' }
  return null
}
