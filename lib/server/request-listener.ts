import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Database } from '#db/client.ts'
import { isDatabaseUnavailable } from '#db/is-database-unavailable.ts'
import { HttpProblem, problemResponse } from '#lib/http/problem.ts'
import { log } from '#lib/log/log.ts'
import type { DirectContext, DirectRoute } from './direct-route.ts'
import { rebuildForwardedHeaders } from './forwarded-headers.ts'
import { createRouteMatcher } from './match-route.ts'
import type { Metrics } from './metrics.ts'
import { refuseRequest } from './refuse-request.ts'
import { createNonce, dataPolicy, pagePolicy, securityHeaders } from './security-headers.ts'
import { sendResponse } from './send-response.ts'
import { BodyTimeout, webRequestOf } from './web-request.ts'

export type ListenerOptions = {
  routes: readonly DirectRoute[]
  /** Next's router; null where only direct routes are served (tests). */
  pages: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | null
  db: Database
  metrics: Metrics
  draining: AbortSignal
  trustedProxyHops: number
  /** On a loopback address, with no public name: answer to loopback names only. */
  isLoopbackOnly: boolean
  isDevelopment: boolean
  bodyIdleMs: number
}

const requestIdPattern = /^[\w.-]{8,64}$/
const readBodyWithinMs = 30_000

const isPage = (path: string): boolean =>
  !(path.startsWith('/_next/') || (path.startsWith('/api/') && !path.startsWith('/api/docs')))

function problemOfError(error: unknown, requestId: string): Response {
  if (error instanceof HttpProblem) return error.toResponse()
  if (error instanceof BodyTimeout) {
    return problemResponse('body_timeout', { detail: error.message, headers: { connection: 'close' } })
  }
  if (isDatabaseUnavailable(error)) {
    log.warn(
      { requestId, error: String(error) },
      'The database cannot answer; the sender is asked to come again.',
    )
    return problemResponse('database_unavailable', { retryAfterSeconds: 2 })
  }
  log.error({ requestId, err: error }, 'A request failed.')
  return problemResponse('internal', { detail: `The log knows more under ${requestId}.` })
}

/** Next reads bodies itself and waits for ever: a body that is not there in time costs the sender the connection. */
function limitBody(request: IncomingMessage): void {
  if (request.complete || request.method === 'GET' || request.method === 'HEAD') return
  const timer = setTimeout(() => request.destroy(), readBodyWithinMs)
  const clear = (): void => clearTimeout(timer)
  request.once('end', clear).once('close', clear)
}

/** Every request to Landfall: checked, given its headers, answered by a direct route or by Next's router. */
export function createRequestListener(options: ListenerOptions): RequestListener {
  const match = createRouteMatcher(options.routes)
  const { metrics, db, draining, pages } = options

  async function respond(
    request: IncomingMessage,
    context: DirectContext,
    route: DirectRoute,
    origin: string,
  ): Promise<Response> {
    try {
      return await route.respond(webRequestOf(request, origin, options.bodyIdleMs), context)
    } catch (error) {
      return problemOfError(error, context.requestId)
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = performance.now()
    const method = request.method ?? 'GET'
    const target = request.url ?? '/'
    const path = target.split('?', 1)[0] ?? '/'
    const given = request.headers['x-request-id']
    const requestId = typeof given === 'string' && requestIdPattern.test(given) ? given : randomUUID()
    const origin = rebuildForwardedHeaders(request, options.trustedProxyHops)
    const isSecure = origin.protocol === 'https'
    const matched = match(method, path)
    const toPage = !matched && isPage(path)
    const nonce = toPage ? createNonce() : ''
    const policy = toPage ? pagePolicy(nonce, options.isDevelopment) : dataPolicy
    response.setHeader('x-request-id', requestId)
    for (const [name, value] of securityHeaders(policy, isSecure)) response.setHeader(name, value)
    // The address of a report may carry its link: where the page leads on must not learn it.
    if (path.startsWith('/report/')) response.setHeader('referrer-policy', 'no-referrer')
    if (draining.aborted) response.setHeader('connection', 'close')
    const routeName = matched?.found === 'route' ? matched.route.path : toPage ? 'page' : 'next'
    response.once('close', () => {
      metrics.requests.inc({ route: routeName, method, code: response.statusCode })
      metrics.seconds.observe({ route: routeName }, (performance.now() - startedAt) / 1000)
    })

    const refusal = refuseRequest(method, target, request.headers.host, options.isLoopbackOnly)
    if (refusal)
      return sendResponse(response, problemResponse(refusal.code, { detail: refusal.detail }), false)
    if (matched?.found === 'path') {
      const allow = matched.methods.join(', ')
      const problem = problemResponse('method_not_allowed', { detail: `Use ${allow}.`, headers: { allow } })
      return sendResponse(response, problem, method === 'HEAD')
    }
    if (matched) {
      const context = { db, params: matched.params, clientAddress: origin.clientAddress, requestId, draining }
      const result = await respond(request, context, matched.route, `${origin.protocol}://${origin.host}`)
      // Whatever of the body nobody read is not waited for: an early refusal must not cost its sender's whole upload.
      if (!request.complete) response.setHeader('connection', 'close')
      return sendResponse(response, result, method === 'HEAD')
    }
    if (!pages) return sendResponse(response, problemResponse('not_found'), method === 'HEAD')
    limitBody(request)
    request.headers['x-request-id'] = requestId
    if (toPage) {
      // Next takes the nonce for its own scripts from the request's policy; our layout reads `x-nonce`.
      request.headers['content-security-policy'] = policy
      request.headers['x-nonce'] = nonce
    }
    return pages(request, response)
  }

  return (request, response) => {
    answer(request, response).catch(error => {
      log.error({ err: error }, 'A response failed.')
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end()
    })
  }
}
