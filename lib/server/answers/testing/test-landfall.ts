import type { Database } from '#db/client.ts'
import { createTestDatabase } from '#db/testing/test-database.ts'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { projectAll } from '#lib/project/projector.ts'
import type { DirectContext, DirectRoute } from '../../direct-route.ts'
import { directRoutes } from '../../direct-routes.ts'
import { createRouteMatcher } from '../../match-route.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test reads answers of every shape
export type Reply = { status: number; headers: Headers; body: any }

/** Landfall without its sockets: a database of its own and the routes the server mounts, spoken to as a client would. */
export type TestLandfall = {
  db: Database
  /** What is sent is sent with it. */
  token: string
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    contentType?: string,
  ): Promise<Reply>
  get(path: string, headers?: Record<string, string>): Promise<Reply>
  /** Projects all that is dirty; `at` is when that is known from. */
  project(at?: number): Promise<number>
  drop(): Promise<void>
}

const match = createRouteMatcher(directRoutes)

export async function createTestLandfall(scopes = ['admin']): Promise<TestLandfall> {
  const { db, drop } = await createTestDatabase()
  const given = { name: 'tests', scopes, createdBy: 'test', expiresAt: null }
  const { token } = await recordApiToken(db.pool, given, Date.now())
  const ask = async (request: Request): Promise<Reply> => {
    const found = match(request.method, new URL(request.url).pathname)
    if (found?.found !== 'route') throw new Error(`No route for ${request.method} ${request.url}`)
    const context: DirectContext = {
      db,
      params: found.params,
      clientAddress: '192.0.2.1',
      requestId: 'test-request',
      draining: new AbortController().signal,
    }
    const response = await (found.route as DirectRoute).respond(request, context)
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) }
  }
  const landfall: TestLandfall = {
    db,
    token,
    send: (method, path, body = undefined, contentType = 'application/json') =>
      ask(
        new Request(`http://localhost${path}`, {
          method,
          headers: { authorization: `Bearer ${landfall.token}`, 'content-type': contentType },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
    get: (path, headers = {}) =>
      ask(
        new Request(`http://localhost${path}`, {
          headers: { authorization: `Bearer ${token}`, prefer: 'wait=0', ...headers },
        }),
      ),
    project: at => projectAll(db, at === undefined ? Date.now : () => at),
    drop,
  }
  return landfall
}
