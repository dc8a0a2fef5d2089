import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { openSealed, sourceSecretPlace } from '#lib/auth/seal.ts'
import { directRoutes } from '../direct-routes.ts'
import { createRouteMatcher } from '../match-route.ts'

const instance = 'an instance secret of 32 characters or more'
const match = createRouteMatcher(directRoutes)

let test_: TestDatabase
let admin: string
let reader: string
beforeAll(async () => {
  vi.stubEnv('LANDFALL_AUTH_SECRET', instance)
  test_ = await createTestDatabase()
  const tokenFor = async (scopes: string[]) =>
    (
      await recordApiToken(
        test_.db.pool,
        { name: 'tests', scopes, createdBy: 'test', expiresAt: null },
        Date.now(),
      )
    ).token
  admin = await tokenFor(['admin'])
  reader = await tokenFor(['read'])
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await test_.drop()
})

async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const found = match(method, path)
  if (found?.found !== 'route') throw new Error(`no route for ${method} ${path}`)
  const text = typeof body === 'string' ? body : body === undefined ? null : JSON.stringify(body)
  const request = new Request(`http://localhost${path}`, {
    method,
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json', ...headers },
    body: text,
  })
  if (headers.authorization === '') request.headers.delete('authorization')
  const response = await found.route.respond(request, {
    db: test_.db,
    params: found.params,
    clientAddress: '192.0.2.1',
    requestId: 'test-request',
    draining: new AbortController().signal,
  })
  return { status: response.status, body: await response.json() }
}
const secrets = (source: string) => `/api/v1/sources/${source}/secrets`

test('a secret made here is shown once, stored sealed, and signs what the source delivers', async () => {
  const added = await send('POST', secrets('tender'), {})
  expect([added.status, added.body]).toEqual([
    201,
    { id: expect.any(String), secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/), expiresAt: null },
  ])
  const { id, secret } = added.body
  const { rows } = await test_.db.pool.query('select * from source_secret')
  expect(rows).toMatchObject([{ source: 'tender', id, purpose: 'signature', created_by: 'tests' }])
  expect(rows[0].sealed.includes(Buffer.from(secret.slice(6, 20)))).toBe(false)
  expect(openSealed(rows[0].sealed, sourceSecretPlace('tender', id), instance)).toBe(secret)

  const body = JSON.stringify({ buoy: 1 })
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  const signed = { authorization: '', 'x-hub-signature-256': signature }
  expect((await send('POST', '/api/v1/hooks/tender', body, signed)).status).toBe(202)
  expect((await send('DELETE', `${secrets('tender')}/${id}`)).status).toBe(200)
  expect((await send('POST', '/api/v1/hooks/tender', body, signed)).status).toBe(401)
  const audit = await test_.db.pool.query('select action, object_id, detail from audit_log')
  expect(audit.rows).toMatchObject([
    { action: 'source_secret.add', object_id: 'tender', detail: { secret: id } },
    { action: 'source_secret.revoke', object_id: 'tender', detail: { secret: id } },
  ])
  expect(JSON.stringify(audit.rows)).not.toContain(secret)
})

test('a given secret is kept exactly; two are active at most, and an expired one makes room', async () => {
  const first = await send('POST', secrets('gitlab'), { secret: 'as GitLab has it' })
  expect(first.body.secret).toBe('as GitLab has it')
  const soon = new Date(Date.now() + 60_000).toISOString()
  const second = await send('POST', secrets('gitlab'), { expiresAt: soon })
  expect([second.status, second.body.expiresAt]).toEqual([201, soon])
  expect((await send('POST', secrets('gitlab'), {})).status).toBe(409)
  expect((await send('POST', secrets('gitlab'), { purpose: 'credential' })).status).toBe(201)
  await test_.db.pool.query(`update source_secret set expires_at = now() where id = $1`, [second.body.id])
  expect((await send('POST', secrets('gitlab'), {})).status).toBe(201)
})

test('revoked, it is gone; and revoked again there is none', async () => {
  const { id } = (await send('POST', secrets('flux'), {})).body
  expect((await send('DELETE', `${secrets('flux')}/${id}`)).body).toEqual({ id })
  expect((await send('DELETE', `${secrets('flux')}/${id}`)).status).toBe(404)
  const { rows } = await test_.db.pool.query(`select 1 from source_secret where source = 'flux'`)
  expect(rows).toEqual([])
})

test('only admins; and what is asked for has to make sense', async () => {
  const asReader = { authorization: `Bearer ${reader}` }
  expect((await send('POST', secrets('x'), {}, asReader)).status).toBe(403)
  expect((await send('DELETE', `${secrets('x')}/y`, undefined, asReader)).status).toBe(403)
  expect((await send('POST', secrets('x'), {}, { authorization: '' })).status).toBe(401)
  for (const wish of [
    { secret: 'short' },
    { secret: ' begins with a space' },
    { expiresAt: '2020-01-01T00:00:00Z' },
    { expiresAt: 'soon' },
    { purpose: 'other' },
    { extra: 1 },
  ])
    expect((await send('POST', secrets('x'), wish)).status, JSON.stringify(wish)).toBe(422)
})

test('two admins at once do not make three', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => send('POST', secrets('at-once'), {})))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409])
})
