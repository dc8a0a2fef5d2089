import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '#db/client.ts'
import type { DirectRoute } from './direct-route.ts'
import { type LandfallServer, startServer } from './landfall-server.ts'
import { processMetrics } from './metrics.ts'
import { createOperationRoutes } from './operation-routes.ts'
import { createRequestListener } from './request-listener.ts'

// Long beside what a busy machine may pause, short enough to wait for.
const bodyIdleMs = 1_000
/** Nothing listens there: what the routes below do, they must do without a database. */
const db = openDatabase('postgres://nobody@127.0.0.1:1/none', { connectionTimeoutMs: 200 })

let opened: LandfallServer
let base: string
let port: number
let finish: () => void
let cancelled: boolean

const routes: DirectRoute[] = [
  {
    method: 'POST',
    path: '/api/v1/count',
    async respond(request) {
      let bytes = 0
      for await (const chunk of request.body ?? []) bytes += chunk.byteLength
      return Response.json({ bytes })
    },
  },
  { method: 'POST', path: '/api/v1/refuse', respond: () => new Response(null, { status: 413 }) },
  {
    method: 'GET',
    path: '/api/v1/slow',
    async respond() {
      await new Promise<void>(resolve => {
        finish = resolve
      })
      return Response.json({ slow: true })
    },
  },
  {
    method: 'GET',
    path: '/api/v1/endless',
    respond(_, { draining }) {
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('data: 1\n\n'))
          draining.addEventListener('abort', () => cancelled || controller.close())
        },
        cancel() {
          cancelled = true
        },
      })
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
    },
  },
  { method: 'GET', path: '/api/v1/echo/[name]', respond: (_, { params }) => Response.json(params) },
  {
    method: 'GET',
    path: '/api/v1/fault',
    respond() {
      throw new Error('select secret from token')
    },
  },
  {
    method: 'GET',
    path: '/api/v1/database',
    async respond() {
      await db.pool.query('select 1')
      return new Response()
    },
  },
  {
    method: 'GET',
    path: '/api/v1/who',
    respond: (request, { clientAddress }) => Response.json([clientAddress, request.url]),
  },
]

async function open(trustedProxyHops = 0): Promise<void> {
  const draining = new AbortController()
  const metrics = processMetrics()
  const listener = createRequestListener({
    routes: [...createOperationRoutes(metrics, 'a-scrape-token-of-ours'), ...routes],
    pages: null,
    db,
    metrics,
    draining: draining.signal,
    trustedProxyHops,
    isLoopbackOnly: trustedProxyHops === 0,
    isDevelopment: false,
    bodyIdleMs,
  })
  opened = await startServer(listener, '127.0.0.1', 0, draining)
  port = (opened.server.address() as AddressInfo).port
  base = `http://127.0.0.1:${port}`
}

async function raw(text: string): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect(port, '127.0.0.1')
  let received = ''
  socket.on('data', chunk => {
    received += chunk
  })
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(text)
  return { socket, answer: once(socket, 'close').then(() => received) }
}

const codeOf = async (text: string): Promise<number> => {
  const { socket, answer } = await raw(text)
  socket.end()
  return Number((await answer).split(' ')[1])
}

beforeEach(async () => {
  cancelled = false
  await open()
})
afterEach(() => opened.drain())

describe('direct routes', () => {
  test('a long body arrives whole, however slowly it is read', async () => {
    const bytes = 20_000_000
    const answer = await fetch(`${base}/api/v1/count`, { method: 'POST', body: new Uint8Array(bytes) })
    expect(await answer.json()).toEqual({ bytes })
  })

  test('a streamed body that goes on for longer than the idle limit is not cut', async () => {
    async function* drip(): AsyncGenerator<Uint8Array> {
      for (let index = 0; index < 5; index++) {
        await sleep(bodyIdleMs / 4)
        yield new Uint8Array(10)
      }
    }
    const body = drip()
    const answer = await fetch(`${base}/api/v1/count`, {
      method: 'POST',
      body,
      duplex: 'half',
    } as unknown as RequestInit)
    expect(await answer.json()).toEqual({ bytes: 50 })
  })

  test('a sender that falls silent in the middle of its body gets 408', async () => {
    const head = `POST /api/v1/count HTTP/1.1\r\nhost: localhost:${port}\r\ncontent-length: 100\r\n\r\nhalf`
    const { answer } = await raw(head)
    expect(await answer).toMatch(/^HTTP\/1\.1 408 /)
  })

  test('an early refusal does not wait for the body', async () => {
    const head = `POST /api/v1/refuse HTTP/1.1\r\nhost: localhost:${port}\r\ncontent-length: 1000000\r\n\r\nhalf`
    const { answer } = await raw(head)
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('names in the path reach the handler decoded', async () => {
    expect(await (await fetch(`${base}/api/v1/echo/a%2Fb%20c`)).json()).toEqual({ name: 'a/b c' })
    expect((await fetch(`${base}/api/v1/echo/%ff`)).status).toBe(404)
  })

  test('an endless answer is cancelled when its reader goes away', async () => {
    const abort = new AbortController()
    const answer = await fetch(`${base}/api/v1/endless`, { signal: abort.signal })
    await answer.body?.getReader().read()
    abort.abort()
    await expect.poll(() => cancelled).toBe(true)
  })

  test('another method is a 405 that names the right ones', async () => {
    const answer = await fetch(`${base}/api/v1/count`)
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
  })

  test('HEAD is GET without the body', async () => {
    const answer = await fetch(`${base}/healthz`, { method: 'HEAD' })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
  })
})

describe('faults', () => {
  test('an exception is a problem with a code and tells nothing of our insides', async () => {
    const answer = await fetch(`${base}/api/v1/fault`)
    const text = await answer.text()
    expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'application/problem+json'])
    expect(JSON.parse(text)).toMatchObject({ status: 500, code: 'internal' })
    expect(text).not.toContain('secret')
  })

  test('without a database: 503 with Retry-After, not ready, and alive', async () => {
    const answer = await fetch(`${base}/api/v1/database`)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
    expect((await fetch(`${base}/readyz`)).status).toBe(503)
    expect((await fetch(`${base}/healthz`)).status).toBe(200)
  })
})

describe('headers', () => {
  test.each(['/healthz', '/nowhere', '/api/v1/fault', '/api/v1/nowhere', '/_next/static/x.js'])(
    '%s carries the security headers',
    async path => {
      const { headers } = await fetch(base + path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
      expect(headers.get('content-security-policy')).not.toContain("script-src 'unsafe-inline'")
      expect(headers.has('strict-transport-security')).toBe(false)
      expect(headers.has('x-powered-by')).toBe(false)
    },
  )

  test('each page has a nonce of its own', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await fetch(`${base}/`)).headers.get('content-security-policy')),
    )
    expect(policies[0]).toMatch(/script-src 'nonce-[\w+/=]{24}' 'strict-dynamic'/)
    expect(policies[0]).not.toBe(policies[1])
  })

  test('a request id of the sender comes back, an unusable one is replaced', async () => {
    const idOf = async (id: string) =>
      (await fetch(`${base}/healthz`, { headers: { 'x-request-id': id } })).headers.get('x-request-id')
    expect(await idOf('abc-123.DEF')).toBe('abc-123.DEF')
    expect(await idOf('<script>')).toMatch(/^[\da-f-]{36}$/)
  })

  const forwarded = {
    'x-forwarded-for': '6.6.6.6, 10.0.0.1',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'landfall.example',
  }

  test('forwarding headers of a stranger are not believed', async () => {
    expect(await (await fetch(`${base}/api/v1/who`, { headers: forwarded })).json()).toEqual([
      '127.0.0.1',
      `${base}/api/v1/who`,
    ])
  })

  test('those of a trusted proxy are, and https is then asked for', async () => {
    await opened.drain()
    await open(1)
    const answer = await fetch(`${base}/api/v1/who`, { headers: forwarded })
    expect(await answer.json()).toEqual(['10.0.0.1', 'https://landfall.example/api/v1/who'])
    expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=\d+/)
  })

  test('metrics need the scrape token where one is set', async () => {
    expect((await fetch(`${base}/metrics`)).status).toBe(403)
    const answer = await fetch(`${base}/metrics`, {
      headers: { authorization: 'Bearer a-scrape-token-of-ours' },
    })
    expect(await answer.text()).toContain('http_requests_total')
  })
})

describe('requests that routers misread', () => {
  test.each([
    ['TRACE / HTTP/1.1', 'localhost', 405],
    ['GET //evil.example/ HTTP/1.1', 'localhost', 400],
    ['GET /\\evil.example HTTP/1.1', 'localhost', 400],
    ['GET /%2f%2fevil.example HTTP/1.1', 'localhost', 400],
    ['GET /teams/%E0%A4%A HTTP/1.1', 'localhost', 404],
    ['GET /healthz?q=%E0%A4%A HTTP/1.1', 'localhost', 200],
    ['GET http://evil.example/ HTTP/1.1', 'localhost', 400],
    ['GET / HTTP/1.1', 'evil.example', 421],
    ['GET / HTTP/1.1', 'localhost@evil', 400],
    ['GET /healthz HTTP/1.1', 'LOCALHOST:3000', 200],
  ])('%s with Host %s: %i', async (line, host, status) => {
    expect(await codeOf(`${line}\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)).toBe(status)
  })

  test('two lengths, or a length and chunks, are refused', async () => {
    const twice = 'content-length: 5\r\ncontent-length: 6\r\n'
    const both = 'content-length: 5\r\ntransfer-encoding: chunked\r\n'
    for (const lengths of [twice, both]) {
      expect(await codeOf(`POST /api/v1/count HTTP/1.1\r\nhost: localhost\r\n${lengths}\r\nhello`)).toBe(400)
    }
  })
})

describe('draining', () => {
  test('a running request is answered, an endless one ended, new connections are refused', async () => {
    const running = fetch(`${base}/api/v1/slow`)
    const endless = await fetch(`${base}/api/v1/endless`)
    await expect.poll(() => typeof finish).toBe('function')
    const drained = opened.drain()
    await expect(fetch(`${base}/healthz`)).rejects.toThrow()
    expect(await endless.text()).toBe('data: 1\n\n')
    finish()
    expect(await (await running).json()).toEqual({ slow: true })
    await drained
  })
})
