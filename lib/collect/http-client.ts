import { Agent, request } from 'undici'
import type { HttpAnswer, HttpClient, HttpRequest, HttpStream } from '#lib/sources/collector.ts'
import { addressFault, guardedLookup } from './address-fault.ts'

export type HttpClientOptions = {
  url: string
  ca?: string
  cert?: string
  key?: string
  serverName?: string
  isTlsUnchecked?: boolean
  /** Asked for each request: tokens rotate. */
  headers?: () => Promise<Record<string, string>>
  /** A body longer than this is refused. */
  maxBodyBytes?: number
}

/**
 * An HTTP client for one server, with its own connections: one that hangs takes nobody's. Watches are streams without an
 * idle limit here (their reader has one); everything else is over at `timeoutMs`.
 * Redirects are answers, never followed. Throws for an address no source may have.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const fault = addressFault(options.url)
  if (fault !== null) throw new Error(`The address ${fault}.`)
  const base = new URL(options.url)
  const address = `${base.protocol}//${base.host}`
  const agent = new Agent({
    connect: {
      timeout: 10_000,
      lookup: guardedLookup,
      ca: options.ca,
      cert: options.cert,
      key: options.key,
      servername: options.serverName,
      rejectUnauthorized: options.isTlsUnchecked !== true,
    },
    keepAliveTimeout: 30_000,
    bodyTimeout: 0,
    headersTimeout: 0,
    pipelining: 1,
  })
  const maxBodyBytes = options.maxBodyBytes ?? 256 * 1024 * 1024

  async function send(input: HttpRequest, signal: AbortSignal) {
    const headers: Record<string, string> = {
      accept: input.accept ?? 'application/json',
      ...(await options.headers?.()),
    }
    if (input.body !== undefined) headers['content-type'] = 'application/json'
    const prefix = base.pathname.replace(/\/$/, '')
    const answer = await request(`${address}${prefix}${input.path}`, {
      method: input.method ?? 'GET',
      headers,
      body: input.body,
      dispatcher: agent,
      signal,
    })
    const retryAfter = Number(answer.headers['retry-after'])
    return {
      status: answer.statusCode,
      retryAfterSeconds: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
      body: answer.body,
    }
  }

  return {
    address,
    async fetch(input): Promise<HttpAnswer> {
      const signal = AbortSignal.any([input.signal, AbortSignal.timeout(input.timeoutMs)])
      try {
        const { status, retryAfterSeconds, body } = await send(input, signal)
        const chunks: Uint8Array[] = []
        let bytes = 0
        for await (const chunk of body) {
          bytes += (chunk as Uint8Array).byteLength
          if (bytes > maxBodyBytes) throw new Error(`the answer is longer than ${maxBodyBytes} bytes`)
          chunks.push(chunk as Uint8Array)
        }
        return { status, retryAfterSeconds, text: Buffer.concat(chunks).toString('utf8') }
      } catch (error) {
        throw explain(error, address, input)
      }
    },
    async open(input): Promise<HttpStream> {
      const ended = new AbortController()
      const head = setTimeout(() => ended.abort(new Error('timeout')), input.timeoutMs)
      try {
        const { status, retryAfterSeconds, body } = await send(
          input,
          AbortSignal.any([input.signal, ended.signal]),
        )
        // Closed from our side: the error that follows is nobody's.
        body.on('error', () => {})
        return { status, retryAfterSeconds, chunks: body, close: () => ended.abort() }
      } catch (error) {
        throw explain(error, address, input)
      } finally {
        clearTimeout(head)
      }
    },
    async close() {
      await agent.destroy()
    },
  }
}

/** "connect ECONNREFUSED" without the address helps nobody. */
function explain(error: unknown, address: string, { path }: HttpRequest): Error {
  const code = (error as { code?: string }).code
  const name = (error as Error).name
  const words = name === 'TimeoutError' ? 'no answer in time' : (error as Error).message || code || name
  return new Error(`${address}${path.split('?')[0]}: ${words}`, { cause: error })
}
