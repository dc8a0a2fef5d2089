import { authenticateRequest } from '#lib/auth/authenticate-request.ts'
import { HttpProblem, problemResponse } from '#lib/http/problem.ts'
import { followVersions } from '#lib/read/changes.ts'
import { AccessDenied } from '#lib/read/read-error.ts'
import { requireReader } from '#lib/read/require-reader.ts'
import type { DirectContext } from '../direct-route.ts'

const heartbeatMs = 15_000
/** A session that ended or a token that was revoked stops hearing of changes within this time. */
const checkEveryMs = 60_000
const retryMs = 2_000

const encoder = new TextEncoder()

async function requireAllowed(request: Request, { db, clientAddress }: DirectContext): Promise<void> {
  requireReader(await authenticateRequest(db, request, { now: Date.now(), clientAddress }))
}

/**
 * `GET /api/stream`: server-sent events. `changed` with `{version, changedAt}` now and whenever an answer may have
 * changed; comments in between keep the connection open. Ends when the viewer may no longer read, or the server drains.
 */
export async function respondStream(request: Request, context: DirectContext): Promise<Response> {
  try {
    await requireAllowed(request, context)
  } catch (error) {
    if (error instanceof HttpProblem) return error.toResponse()
    if (error instanceof AccessDenied) {
      const code = error.reason === 'nobody' ? 'unauthenticated' : 'forbidden'
      return problemResponse(code, { detail: error.message })
    }
    throw error
  }
  let close = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => {
        // Who reads nothing for long is cut off; the browser connects again and learns where we are.
        if ((controller.desiredSize ?? 0) < -1_000) close()
        else controller.enqueue(encoder.encode(text))
      }
      const heartbeat = setInterval(() => send(': alive\n\n'), heartbeatMs)
      const check = setInterval(() => requireAllowed(request, context).catch(() => close()), checkEveryMs)
      let stop = () => {}
      let isClosed = false
      close = () => {
        if (isClosed) return
        isClosed = true
        clearInterval(heartbeat)
        clearInterval(check)
        context.draining.removeEventListener('abort', close)
        stop()
        try {
          controller.close()
        } catch {}
      }
      context.draining.addEventListener('abort', close)
      send(`retry: ${retryMs}\n\n`)
      stop = followVersions(context.db, version =>
        send(`event: changed\ndata: ${JSON.stringify(version)}\n\n`),
      )
      if (isClosed) stop()
    },
    cancel: () => close(),
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  })
}
