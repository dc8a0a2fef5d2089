import type { Issue } from '#lib/domain/observation/observation.ts'

/** Every code an error of the API can carry, with its status and title. Closed: clients switch on it. */
export const problemKinds = {
  invalid_json: { status: 400, title: 'The body is not the JSON we read' },
  invalid_body: { status: 400, title: 'The body cannot be read' },
  invalid_envelope: { status: 400, title: 'The envelope is not one we know' },
  bad_request: { status: 400, title: 'The request line or Host is not one we answer' },
  unauthenticated: { status: 401, title: 'Who asks is not known' },
  forbidden: { status: 403, title: 'Not allowed' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Not a method of this address' },
  body_timeout: { status: 408, title: 'The body did not come in time' },
  conflict: { status: 409, title: 'The same key came before with another body' },
  wrong_state: { status: 409, title: 'It is not in a state for that' },
  too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'Not a format we read' },
  wrong_host: { status: 421, title: 'This server answers to localhost only' },
  invalid_event: { status: 422, title: 'The event is not valid' },
  invalid_catalog: { status: 422, title: 'The catalogue is not valid' },
  invalid_act: { status: 422, title: 'What is asked for is not valid' },
  invalid_filter: { status: 422, title: 'A filter is not valid' },
  too_many_requests: { status: 429, title: 'Too many attempts' },
  internal: { status: 500, title: 'Something failed on our side' },
  database_unavailable: { status: 503, title: 'The database does not answer at the moment' },
} as const

export type ProblemCode = keyof typeof problemKinds

export type ProblemDetails = {
  detail?: string
  issues?: Issue[]
  retryAfterSeconds?: number
  /** Further members of the problem document. */
  members?: Record<string, unknown>
  headers?: Record<string, string>
}

/** RFC 9457 problem document. Never a stack, never SQL. */
export function problemResponse(code: ProblemCode, details: ProblemDetails = {}): Response {
  const { status, title } = problemKinds[code]
  const { detail, issues, retryAfterSeconds, members } = details
  const headers: Record<string, string> = { 'content-type': 'application/problem+json', ...details.headers }
  if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds)
  if (status === 401) headers['www-authenticate'] = 'Bearer realm="landfall"'
  const body = {
    type: `urn:landfall:problem:${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(issues === undefined ? {} : { issues }),
    ...members,
  }
  return new Response(JSON.stringify(body), { status, headers })
}

/** An answer that ends the request early, thrown through the layers that read it. */
export class HttpProblem extends Error {
  override name = 'HttpProblem'
  readonly code: ProblemCode
  readonly details: ProblemDetails
  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail ?? problemKinds[code].title)
    this.code = code
    this.details = details
  }
  toResponse(): Response {
    return problemResponse(this.code, this.details)
  }
}
