import { isDatabaseUnavailable } from '#db/is-database-unavailable.ts'
import { authenticateRequest } from '#lib/auth/authenticate-request.ts'
import { jsonResponse } from '#lib/http/json-response.ts'
import { isJson, mediaType } from '#lib/http/media-type.ts'
import { HttpProblem, type ProblemCode, problemResponse } from '#lib/http/problem.ts'
import { readBody } from '#lib/http/read-body.ts'
import { ActRefused } from '#lib/record/record-error.ts'
import { issuesOf } from '#lib/sources/contract-fields.ts'
import type { DirectContext } from '../direct-route.ts'
import { readJson } from '../ingest/read-json.ts'
import type { ActCall } from './act-table.ts'

const codes = {
  nobody: 'unauthenticated',
  forbidden: 'forbidden',
  not_found: 'not_found',
  invalid: 'invalid_act',
  wrong_state: 'wrong_state',
} as const satisfies Record<ActRefused['reason'], ProblemCode>

const isYes = (text: string | null): boolean => text !== null && text !== '0' && text !== 'false'

/** Does one act: who asks, a strict JSON body of the right shape, then the act itself. Every expected refusal is a problem document. */
export async function actRequest(
  request: Request,
  { db, clientAddress, params }: DirectContext,
  call: ActCall,
): Promise<Response> {
  try {
    const now = Date.now()
    const { alsoFor } = call
    const letIn = { reportLinks: alsoFor !== undefined }
    const viewer = await authenticateRequest(db, request, { now, clientAddress }, letIn)
    if (viewer.kind === 'nobody' && alsoFor !== 'anybody')
      throw new ActRefused('nobody', 'Sign in, or send an API token.')
    const input = call.body === null ? undefined : await readInput(request, call.body)
    const { searchParams, origin } = new URL(request.url)
    const isDryRun = call.takesDryRun === true && isYes(searchParams.get('dryRun'))
    const answer = await call.act({ viewer, db, now, isDryRun, origin }, params, input)
    return jsonResponse(answer, call.status ?? 200)
  } catch (error) {
    if (error instanceof HttpProblem) return error.toResponse()
    if (error instanceof ActRefused) {
      const { message: detail, issues } = error
      return problemResponse(codes[error.reason], issues.length > 0 ? { detail, issues } : { detail })
    }
    if (isDatabaseUnavailable(error))
      return problemResponse('database_unavailable', {
        detail: 'The database cannot answer right now; nothing was changed.',
        retryAfterSeconds: 2,
      })
    throw error
  }
}

async function readInput(request: Request, schema: NonNullable<ActCall['body']>): Promise<unknown> {
  const type = mediaType(request.headers.get('content-type'))
  if (type !== null && !isJson(type))
    throw new HttpProblem('unsupported_media_type', { detail: 'Send application/json.' })
  const parsed = schema.safeParse(readJson(await readBody(request)).value)
  if (parsed.success) return parsed.data
  throw new ActRefused('invalid', 'The body is not valid; `issues` says where.', issuesOf(parsed.error))
}
