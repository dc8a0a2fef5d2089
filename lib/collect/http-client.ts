import { Agent, request } from 'undici'
import type { HttpAnswer, HttpClient, HttpRequest, HttpStream } from '#lib/sources/collector.ts'
import { addressFault, guardedLookup } from './address-fault.ts'

/** What connections are made with. */
export type TlsMaterial = {
  ca?: string | undefined
  cert?: string | undefined
  key?: string | undefined
  serverName?: string | undefined
}

export type HttpClientOptions = TlsMaterial & {
  url: string
  isTlsUnchecked?: boolean
  /** Asked for each request: tokens rotate. */
  headers?: () => Promise<Record<string, string>>
  /** Asked when a request was refused with 401, before it is sent once more. */
  renew?: () => Promise<TlsMaterial>
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
  let material: TlsMaterial = options
  let agent = createAgent(material, options.isTlsUnchecked === true)
  const maxBodyBytes = options.maxBodyBytes ?? 256 * 1024 * 1024

  async function send(input: HttpRequest, signal: AbortSignal) {
    const answer = await sendOnce(input, signal)
    if (answer.status !== 401 || options.renew === undefined) return answer
    answer.body.on('error', () => {})
    answer.body.destroy()
    const renewed = await unlessAborted(options.renew(), signal)
    if (!isSame(material, renewed)) {
      // Open streams keep their connections until they end.
      void agent.close()
      agent = createAgent(renewed, options.isTlsUnchecked === true)
      material = renewed
    }
    return sendOnce(input, signal)
  }

  async function sendOnce(input: HttpRequest, signal: AbortSignal) {
    const headers: Record<string, string> = {
      accept: input.accept ?? 'application/json',
      // A credential plugin that hangs must not hold the request for ever.
      ...(options.headers && (await unlessAborted(options.headers(), signal))),
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
    return {
      status: answer.statusCode,
      retryAfterSeconds: secondsOf(answer.headers['retry-after']),
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

function createAgent({ ca, cert, key, serverName }: TlsMaterial, isTlsUnchecked: boolean): Agent {
  return new Agent({
    connect: {
      timeout: 10_000,
      lookup: guardedLookup,
      ca,
      cert,
      key,
      servername: serverName,
      rejectUnauthorized: !isTlsUnchecked,
    },
    keepAliveTimeout: 30_000,
    bodyTimeout: 0,
    headersTimeout: 0,
    pipelining: 1,
  })
}

const isSame = (a: TlsMaterial, b: TlsMaterial): boolean =>
  a.ca === b.ca && a.cert === b.cert && a.key === b.key && a.serverName === b.serverName

/** `Retry-After` as seconds or as a date; null where it says nothing. */
function secondsOf(header: string | string[] | undefined): number | null {
  const text = Array.isArray(header) ? header[0] : header
  if (text === undefined) return null
  const seconds = Number(text)
  const wait = Number.isFinite(seconds) ? seconds : (Date.parse(text) - Date.now()) / 1000
  return wait > 0 ? wait : null
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** "connect ECONNREFUSED" without the address helps nobody. */
function explain(error: unknown, address: string, { path }: HttpRequest): Error {
  const code = (error as { code?: string }).code
  const name = (error as Error).name
  const words = name === 'TimeoutError' ? 'no answer in time' : (error as Error).message || code || name
  return new Error(`${address}${path.split('?')[0]}: ${words}`, { cause: error })
}
