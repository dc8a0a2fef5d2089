import type { IncomingMessage } from 'node:http'

/** The sender stopped sending: the body ends as an error, and the handler's answer may still reach it. */
export class BodyTimeout extends Error {
  override name = 'BodyTimeout'
}

/**
 * The body as a web stream that pulls: the socket is read only as fast as the handler reads, and a sender that is silent
 * for `idleMs` while it is waited for ends the stream with `BodyTimeout`. Bodies may be of any length.
 */
function bodyStream(request: IncomingMessage, idleMs: number): ReadableStream<Uint8Array> {
  let timer: NodeJS.Timeout | undefined
  let isOver = false
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const fail = (error: Error): void => {
          clearTimeout(timer)
          if (isOver) return
          isOver = true
          controller.error(error)
        }
        request.pause()
        request.on('data', (chunk: Buffer) => {
          clearTimeout(timer)
          if (isOver) return
          controller.enqueue(chunk)
          request.pause()
        })
        request.once('end', () => {
          clearTimeout(timer)
          if (isOver) return
          isOver = true
          controller.close()
        })
        request.once('error', fail)
        request.once('close', () =>
          fail(new Error('The sender closed the connection before the body was complete.')),
        )
      },
      pull(controller) {
        timer = setTimeout(() => {
          isOver = true
          controller.error(new BodyTimeout(`Nothing was sent for ${idleMs / 1000} seconds.`))
        }, idleMs)
        request.resume()
      },
      cancel() {
        isOver = true
        clearTimeout(timer)
      },
    },
    { highWaterMark: 0 },
  )
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value)
    else for (const item of value ?? []) headers.append(name, item)
  }
  return headers
}

/** Node's request as a web `Request`. Throws TypeError where fetch allows no such method (TRACE is refused before). */
export function webRequestOf(request: IncomingMessage, origin: string, bodyIdleMs: number): Request {
  const method = request.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(origin + request.url, {
    method,
    headers: headersOf(request),
    ...(hasBody ? { body: bodyStream(request, bodyIdleMs), duplex: 'half' as const } : {}),
  })
}
