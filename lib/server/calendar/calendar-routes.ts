import { createHash } from 'node:crypto'
import { isDatabaseUnavailable } from '#db/is-database-unavailable.ts'
import { authenticateRequest, viewerOfAuthorization } from '#lib/auth/authenticate-request.ts'
import type { CalendarSubject } from '#lib/domain/visit/calendar-subject.ts'
import { readEnvironment } from '#lib/env/environment.ts'
import { HttpProblem, problemResponse } from '#lib/http/problem.ts'
import { AccessDenied, NotFound } from '#lib/read/read-error.ts'
import { readSubscribedCalendar, readVisitCalendar } from '#lib/read/visit-calendar.ts'
import type { DirectContext, DirectRoute } from '../direct-route.ts'
import { calendarFile } from './calendar-file.ts'

/** Where a calendar is: `/api/v1/visits/calendar.ics?engineer=ilse`. */
export const calendarPath = ({ kind, id }: CalendarSubject): string =>
  `/api/v1/visits/calendar.ics${kind === 'all' ? '' : `?${kind}=${encodeURIComponent(id)}`}`

const known = new Set(['engineer', 'office', 'token'])

/** `GET /api/v1/visits/calendar.ics`: for who is signed in, or by the secret address calendar services ask. */
export async function respondCalendar(request: Request, context: DirectContext): Promise<Response> {
  try {
    const { searchParams, origin } = new URL(request.url)
    const subject = subjectOf(searchParams)
    const now = Date.now()
    const { db, clientAddress } = context
    const token = searchParams.get('token')
    const calendar =
      token === null
        ? await readVisitCalendar(
            { viewer: await authenticateRequest(db, request, { now, clientAddress }), db, now },
            subject,
          )
        : await readSubscribedCalendar(
            { viewer: await viewerOfAuthorization(db, token, { now, clientAddress }), db, now },
            subject,
          )
    const text = calendarFile(calendar, readEnvironment(process.env).publicUrl ?? origin)
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
    const headers = {
      etag,
      'cache-control': 'private, no-cache',
      // The address carries the token: where the text leads must not learn it.
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      vary: 'authorization, cookie',
    }
    if (isKnownTo(request, etag)) return new Response(null, { status: 304, headers })
    return new Response(text, {
      headers: {
        ...headers,
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="landfall-visits.ics"',
      },
    })
  } catch (error) {
    return refusalOf(error)
  }
}

export const calendarRoutes: DirectRoute[] = [
  { method: 'GET', path: '/api/v1/visits/calendar.ics', respond: respondCalendar },
]

function subjectOf(search: URLSearchParams): CalendarSubject {
  const issues = [...new Set(search.keys())]
    .filter(name => !known.has(name) || search.getAll(name).length > 1)
    .map(path => ({ path, message: known.has(path) ? 'is given twice' : 'is not known' }))
  const engineer = search.get('engineer') || null
  const office = search.get('office') || null
  if (engineer !== null && office !== null) issues.push({ path: 'office', message: 'goes without engineer' })
  if (issues.length > 0)
    throw new HttpProblem('invalid_filter', {
      detail: issues.map(({ path, message }) => `${path} ${message}.`).join(' '),
      issues,
    })
  if (engineer !== null) return { kind: 'engineer', id: engineer }
  return office === null ? { kind: 'all', id: '' } : { kind: 'office', id: office }
}

const isKnownTo = (request: Request, etag: string): boolean =>
  (request.headers.get('if-none-match') ?? '')
    .split(',')
    .some(given => given.trim() === '*' || given.trim().replace(/^W\//, '') === etag)

function refusalOf(error: unknown): Response {
  if (error instanceof HttpProblem) return error.toResponse()
  if (error instanceof AccessDenied)
    return problemResponse(error.reason === 'nobody' ? 'unauthenticated' : 'forbidden', {
      detail: error.message,
    })
  if (error instanceof NotFound) return problemResponse('not_found', { detail: error.message })
  if (isDatabaseUnavailable(error))
    return problemResponse('database_unavailable', {
      detail: 'The database cannot answer right now.',
      retryAfterSeconds: 2,
    })
  throw error
}
