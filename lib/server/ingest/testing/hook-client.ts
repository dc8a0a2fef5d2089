import { createHmac } from 'node:crypto'
import { insertSourceSecret } from '#db/queries/insert-source-secret.ts'
import { createTestDatabase } from '#db/testing/test-database.ts'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { sealText, sourceSecretPlace } from '#lib/auth/seal.ts'
import { adapters } from '#lib/sources/registry.ts'
import { createPostHook } from '../post-hook.ts'
import { madeUpTool } from './made-up-tool.ts'

export const instanceSecret = 'an instance secret of 32 characters or more'

/** One line more than the real registry: all that a new kind of source needs beside its folder. */
export const registry = [...adapters, madeUpTool]
const postHook = createPostHook(registry)

type Headers = Record<string, string>
// biome-ignore lint/suspicious/noExplicitAny: a test reads answers and rows of every shape
type Any = any

export const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` })
export const signedAsGithub = (body: string, secret: string): Headers => ({
  'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
})

/** Hooks of a database of its own, spoken to as senders would. `LANDFALL_AUTH_SECRET` must be `instanceSecret`. */
export async function createHookClient() {
  const { db, drop } = await createTestDatabase()
  let count = 0

  const tokenFor = async (scopes: string[]): Promise<string> => {
    const wish = { name: 'tests', scopes, createdBy: 'test', expiresAt: null }
    return (await recordApiToken(db.pool, wish, Date.now())).token
  }
  return {
    db,
    drop,
    tokenFor,
    token: await tokenFor(['ingest:*']),
    /** Sources are remembered for three seconds: each test has its own. */
    newSource: (prefix = 'buoy') => `${prefix}-${++count}`,
    async addSecret(
      source: string,
      secret: string,
      expiresAt: number | null = null,
      instance = instanceSecret,
    ) {
      const id = `secret-${++count}`
      const sealed = sealText(secret, sourceSecretPlace(source, id), instance)
      const row = { source, id, purpose: 'signature' as const, sealed, createdBy: 'test', expiresAt }
      await insertSourceSecret(db.pool, row, Date.now())
    },
    async post(source: string, body: unknown, headers: Headers = {}, clientAddress = '192.0.2.1') {
      const isRaw = typeof body === 'string' || body instanceof Uint8Array
      const request = new Request('http://localhost/api/v1/hooks/x', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: (isRaw ? body : JSON.stringify(body)) as BodyInit,
      })
      const response = await postHook(request, { db, clientAddress, params: { source } })
      return { status: response.status, headers: response.headers, body: (await response.json()) as Any }
    },
    rows: async (text: string): Promise<Any[]> => (await db.pool.query(text)).rows,
    clear: () =>
      db.pool.query(
        'truncate event_key, event, event_conflict, event_reject, intake_count, rollout, source, source_secret',
      ),
  }
}

export type HookClient = Awaited<ReturnType<typeof createHookClient>>
