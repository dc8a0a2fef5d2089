import type { Database } from '#db/client.ts'
import { isCalendarToken } from '#lib/domain/access/is-calendar-token.ts'
import { isCardToken } from '#lib/domain/access/is-card-token.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { HttpProblem } from '#lib/http/problem.ts'
import { isKnownToken, viewerOfToken } from './api-token.ts'
import { authSettings } from './auth-settings.ts'
import { noteFailure, waitAfterFailures } from './failed-attempts.ts'
import { openReportLink, reportLinkPrefix, viewerOfLink } from './report-link.ts'
import { viewerOfSession } from './viewer-of-session.ts'

export type RequestOrigin = { now: number; clientAddress: string }
/** What else may ask here: nothing of it unless an act or answer says so. */
export type AlsoLetIn = { reportLinks?: boolean }

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Browsers say where a request comes from; a cookie alone must not let another site write in its owner's name. */
function isForeign(request: Request): boolean {
  if (safeMethods.has(request.method)) return false
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.get('origin')
  return origin === null || origin !== new URL(request.url).origin
}

/**
 * Who asks: a Bearer token, else the session of a browser, else `nobody`. Throws `HttpProblem`: 401 for a token that is
 * not good (never falling back to the cookie), 403 for one that opens cards or calendars alone and for a report link where none is let in,
 * 429 after too many of those from one address.
 */
export async function authenticateRequest(
  db: Database,
  request: Request,
  origin: RequestOrigin,
  { reportLinks = false }: AlsoLetIn = {},
): Promise<Viewer> {
  const { now } = origin
  const authorization = request.headers.get('authorization')
  if (authorization === null) {
    const cookie = request.headers.get('cookie')
    if (cookie === null || isForeign(request)) return { kind: 'nobody' }
    return viewerOfSession(db, cookie, authSettings(process.env), now)
  }
  const token = /^Bearer +(\S{1,512})\s*$/i.exec(authorization)?.[1] ?? ''
  if (token.startsWith(reportLinkPrefix)) {
    const viewer = await viewerOfReportLink(db, token, origin)
    if (reportLinks) return viewer
    throw new HttpProblem('forbidden', {
      detail: 'A report link opens the report of its team, and nothing else.',
    })
  }
  const viewer = await viewerOfAuthorization(db, token, origin)
  if (isCardToken(viewer))
    throw new HttpProblem('forbidden', {
      detail: 'This token opens a card under its own address, and nothing else.',
    })
  if (isCalendarToken(viewer))
    throw new HttpProblem('forbidden', {
      detail: 'This token opens a calendar under its own address, and nothing else.',
    })
  return viewer
}

/** Who a report link stands for. Throws `HttpProblem` 401 for one that is over or was never signed here, 429 after too many of those. */
async function viewerOfReportLink(db: Database, token: string, origin: RequestOrigin): Promise<Viewer> {
  requireFewFailures(origin)
  const opened = await openReportLink(db, token, authSettings(process.env).secret, origin.now)
  if (opened.is === 'open') return viewerOfLink(opened.link)
  if (opened.is === 'bad') noteFailure(origin.clientAddress, origin.now)
  throw new HttpProblem('unauthenticated', {
    detail:
      opened.is === 'bad'
        ? 'This report link was not made here.'
        : `This report link is over: it ${opened.because === 'expired' ? 'has expired' : 'was revoked'}.`,
    members: { link: opened.is === 'bad' ? 'bad' : opened.because },
  })
}

function requireFewFailures({ clientAddress, now }: RequestOrigin): void {
  const retryAfterSeconds = waitAfterFailures(clientAddress, now)
  if (retryAfterSeconds !== null)
    throw new HttpProblem('too_many_requests', {
      detail: 'Too many bad tokens from this address.',
      retryAfterSeconds,
    })
}

/** Who a token stands for; empty text is a bad token. Throws `HttpProblem` 401 and, after too many of those, 429. */
export async function viewerOfAuthorization(
  db: Database,
  token: string,
  { now, clientAddress }: RequestOrigin,
): Promise<Viewer> {
  if (!isKnownToken(db, token, now)) requireFewFailures({ now, clientAddress })
  const viewer: Viewer = token === '' ? { kind: 'nobody' } : await viewerOfToken(db, token, now)
  if (viewer.kind === 'nobody') {
    noteFailure(clientAddress, now)
    throw new HttpProblem('unauthenticated', { detail: 'The token is unknown, expired or revoked.' })
  }
  return viewer
}
