import type { Database } from '#db/client.ts'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import type { IngestContext } from '../delivery.ts'

type Handler = (request: Request, context: IngestContext) => Promise<Response>
export type Answer = {
  status: number
  headers: Headers
  body: Record<string, unknown> & { items?: Record<string, unknown>[] }
}
export type Sent = string | Uint8Array | object | ReadableStream<Uint8Array>

/** Speaks to handlers as a sender would, with a token of its own. */
export type IngestClient = {
  send(handler: Handler, path: string, body: Sent, headers?: Record<string, string>): Promise<Answer>
}

export async function createIngestClient(
  db: Database,
  scopes = ['ingest:*'],
  name = 'tests',
): Promise<IngestClient> {
  const { token } = await recordApiToken(
    db.pool,
    { name, scopes, createdBy: 'test', expiresAt: null },
    Date.now(),
  )
  return {
    async send(handler, path, body, headers = {}) {
      const isRaw = typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream
      const request = new Request(`http://localhost${path}`, {
        method: handler.name.startsWith('put') ? 'PUT' : 'POST',
        headers: { authorization: `Bearer ${token}`, ...headers },
        body: (isRaw ? body : JSON.stringify(body)) as BodyInit,
        ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
      } as RequestInit)
      // A string body brings text/plain of its own, which no sender of ours means.
      if (!('content-type' in headers)) request.headers.set('content-type', 'application/json')
      const response = await handler(request, { db, clientAddress: '192.0.2.1' })
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as Answer['body'],
      }
    },
  }
}
