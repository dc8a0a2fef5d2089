import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { insertSourceSecret } from '#db/queries/insert-source-secret.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { sealText, sourceSecretPlace } from '#lib/auth/seal.ts'
import { bodyLimitBytes } from '#lib/http/limits.ts'
import { decodeStored } from '#lib/sources/decode-stored.ts'
import { adapters, decodersOf } from '#lib/sources/registry.ts'
import { createPostHook } from './post-hook.ts'
import { madeUpTool } from './testing/made-up-tool.ts'

const instance = 'an instance secret of 32 characters or more'
const vectorsFile = join(import.meta.dirname, '../../../../shared/fixtures/events/signatures/vectors.json')
const vectors = existsSync(vectorsFile) ? JSON.parse(readFileSync(vectorsFile, 'utf8')) : null

// One line of the registry more: all that a new kind of source needs beside its folder.
const registry = [...adapters, madeUpTool]
const postHook = createPostHook(registry)

let test_: TestDatabase
let token: string
let address = 0
beforeAll(async () => {
  vi.stubEnv('LANDFALL_AUTH_SECRET', instance)
  test_ = await createTestDatabase()
  token = await tokenFor(['ingest:*'])
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await test_.drop()
})
beforeEach(async () => {
  address += 1
  await test_.db.pool.query(
    'truncate event_key, event, event_conflict, event_reject, intake_count, rollout, source, source_secret',
  )
})

const tokenFor = async (scopes: string[]): Promise<string> => {
  const wish = { name: 'tests', scopes, createdBy: 'test', expiresAt: null }
  return (await recordApiToken(test_.db.pool, wish, Date.now())).token
}

let secretCount = 0
async function addSecret(source: string, secret: string, expiresAt: number | null = null): Promise<void> {
  const id = `secret-${++secretCount}`
  const sealed = sealText(secret, sourceSecretPlace(source, id), instance)
  const row = { source, id, purpose: 'signature' as const, sealed, createdBy: 'test', expiresAt }
  await insertSourceSecret(test_.db.pool, row, Date.now())
}

type Headers = Record<string, string>
async function post(source: string, body: unknown, headers: Headers = {}) {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array
  const request = new Request('http://localhost/api/v1/hooks/x', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: (isRaw ? body : JSON.stringify(body)) as BodyInit,
  })
  const context = { db: test_.db, clientAddress: `192.0.2.${address}`, params: { source } }
  const response = await postHook(request, context)
  return { status: response.status, headers: response.headers, body: await response.json() }
}
const bearer = (shown = token): Headers => ({ authorization: `Bearer ${shown}` })
const rows = async (text: string) => (await test_.db.pool.query(text)).rows
/** Sources are remembered for three seconds: each test has its own. */
let sourceCount = 0
const newSource = (prefix = 'buoy') => `${prefix}-${++sourceCount}`

const buoy = { buoy: 'b1', service: 'playlist-cache', version: '1', at: Date.UTC(2026, 2, 2) }
const github = (body: string, secret: string) => ({
  'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
})

describe('a made-up tool, one folder and one line', () => {
  test('its deliveries are events of the source of the path, its headers kept as far as it asks and they are no proofs', async () => {
    const source = newSource()
    const answer = await post(source, buoy, { ...bearer(), 'x-buoy-keeper': 'mkim', 'x-other': '1' })
    expect([answer.status, answer.body]).toEqual([201, { result: 'accepted', source, id: 'b1' }])
    expect(await rows('select id, kind from source')).toEqual([{ id: source, kind: 'buoy' }])
    const [event] = await rows(
      'select source, id, format, content_type, headers, body, received_at from event',
    )
    expect(event).toMatchObject({ source, format: 'buoy', headers: { 'x-buoy-keeper': 'mkim' } })
    const again = decodeStored(
      { ...event, contentType: event.content_type, receivedAt: event.received_at },
      decodersOf(registry),
    )
    expect(again).toMatchObject({ ok: true, value: { source, id: 'b1', observations: [{ actor: 'mkim' }] } })
  })

  test('is found by the kind of its source, by the name of its source, or by its looks', async () => {
    for (const source of ['buoy', newSource('buoy'), newSource('tender')])
      expect((await post(source, buoy, bearer())).status, source).toBe(201)
    await test_.db.pool.query(
      `insert into source (id, kind, clusters, is_paused, created_at) values ('lamp', 'buoy', '{}', false, now())`,
    )
    const answer = await post('lamp', { buoy: 'x', lamp: true }, bearer())
    expect([answer.status, answer.body.reason]).toEqual([202, 'it names no service'])
  })

  test('one by one: 201, 200, 409, 202, 422, each counted', async () => {
    const source = newSource()
    const statuses = []
    for (const body of [buoy, buoy, { ...buoy, version: '2' }, { buoy: 'b2' }, { service: 's' }])
      statuses.push((await post(source, body, bearer())).status)
    expect(statuses).toEqual([201, 200, 409, 202, 422])
    expect(
      await rows(
        'select sum(received) r, sum(accepted) a, sum(duplicate) d, sum(conflict) c, sum(ignored) i, sum(rejected) j from intake_count',
      ),
    ).toEqual([{ r: 5, a: 1, d: 1, c: 1, i: 1, j: 1 }])
    expect(await rows('select source, format, content_type, headers from event_reject')).toEqual([
      { source, format: 'buoy', content_type: 'application/json', headers: null },
    ])
  })

  test('many: an array, and lines under any name of them', async () => {
    const many = [buoy, { ...buoy, buoy: 'b2' }, { nothing: 1 }]
    const asArray = await post(newSource(), many, bearer())
    expect([asArray.status, asArray.body]).toMatchObject([
      200,
      { received: 3, accepted: 2, rejected: 1, items: [{}, {}, { result: 'rejected' }] },
    ])
    const text = many.map(item => JSON.stringify(item)).join('\n')
    for (const type of ['application/x-ndjson', 'application/json', 'text/plain']) {
      const asLines = await post(newSource(), `${text}\n`, { ...bearer(), 'content-type': type })
      expect([asLines.status, asLines.body.accepted, asLines.body.rejected], type).toEqual([200, 2, 1])
    }
  })

  test('twice encoded, as text, compressed: read all the same', async () => {
    expect((await post(newSource(), JSON.stringify(JSON.stringify(buoy)), bearer())).status).toBe(201)
    expect(
      (await post(newSource(), JSON.stringify(buoy), { ...bearer(), 'content-type': 'text/plain' })).status,
    ).toBe(201)
    const packed = gzipSync(JSON.stringify(buoy))
    expect((await post(newSource(), packed, { ...bearer(), 'content-encoding': 'gzip' })).status).toBe(201)
  })

  test('a delivery took as long as it took: the delay is counted, a clock ahead counts as none', async () => {
    const source = newSource()
    const at = Date.now() - 90_000
    await post(source, { ...buoy, at }, bearer())
    await post(source, { ...buoy, buoy: 'ahead', at: Date.now() + 60_000 }, bearer())
    await post(source, { buoy: 'no time' }, bearer())
    const [lag] = await rows(
      'select sum(lag_count) n, sum(lag_ms_sum) total, max(lag_ms_max) most from intake_count',
    )
    expect(lag.n).toBe(2)
    expect(lag.most).toBeGreaterThanOrEqual(90_000)
    expect(lag.most).toBeLessThan(120_000)
    expect(lag.total).toBe(lag.most)
  })
})

describe('who delivers', () => {
  const body = JSON.stringify(buoy)

  test('a token with the scope of the source: bearer, or the password of Basic', async () => {
    const source = newSource()
    const ofSource = await tokenFor([`ingest:${source}`])
    const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` })
    expect((await post(source, body, bearer(ofSource))).status).toBe(201)
    expect((await post(source, body, basic(`echo:${ofSource}`))).status).toBe(200)
    expect((await post(source, body, basic(`${ofSource}:`))).status).toBe(200)
    expect((await post(newSource(), body, bearer(ofSource))).status).toBe(403)
    expect((await post(source, body, bearer(await tokenFor(['read'])))).status).toBe(403)
    expect((await post(source, body, bearer('lf_wrong'))).status).toBe(401)
    expect((await post(source, body, basic('echo:wrong'))).status).toBe(401)
    expect((await post(source, body, { authorization: 'Digest x' })).status).toBe(401)
    const missing = await post(source, body)
    expect([missing.status, missing.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="landfall"',
    ])
  })

  test('a signature by a secret of the source; a wrong one is 401, with a good token too', async () => {
    const source = newSource()
    await addSecret(source, 'the secret of this source')
    expect((await post(source, body, github(body, 'the secret of this source'))).status).toBe(201)
    expect((await post(source, `${body} `, github(body, 'the secret of this source'))).status).toBe(401)
    expect((await post(source, body, github(body, 'another secret'))).status).toBe(401)
    expect((await post(source, body, { ...bearer(), ...github(body, 'another secret') })).status).toBe(401)
    expect(
      (await post(source, body, { ...bearer('lf_wrong'), ...github(body, 'the secret of this source') }))
        .status,
    ).toBe(401)
    expect((await post(source, body)).status).toBe(401)
    expect((await post(source, body, bearer())).status).toBe(200)
    await expect
      .poll(async () => (await rows('select last_used_at from source_secret'))[0].last_used_at)
      .not.toBeNull()
    expect(await rows('select count(*)::int n from event')).toEqual([{ n: 1 }])
  })

  test('a source without secrets takes a token beside a signature it cannot verify, and no signature alone', async () => {
    const source = newSource()
    expect((await post(source, body, github(body, 'unknown'))).status).toBe(401)
    expect((await post(source, body, { ...bearer(), ...github(body, 'unknown') })).status).toBe(201)
  })

  test('two secrets while a sender changes over; an expired one is none', async () => {
    const both = newSource()
    await addSecret(both, 'the old secret')
    await addSecret(both, 'the new secret')
    expect((await post(both, body, { 'x-gitlab-token': 'the old secret' })).status).toBe(201)
    expect((await post(both, body, { 'x-gitlab-token': 'the new secret' })).status).toBe(200)
    const expired = newSource()
    await addSecret(expired, 'the old secret', Date.now() - 1)
    expect((await post(expired, body, { 'x-gitlab-token': 'the old secret' })).status).toBe(401)
  })

  test('a secret sealed by another instance opens nothing and breaks nothing', async () => {
    const source = newSource()
    const sealed = sealText('secret', sourceSecretPlace(source, 'x'), `${instance}, another`)
    const row = { source, id: 'x', purpose: 'signature' as const, sealed, createdBy: 'test', expiresAt: null }
    await insertSourceSecret(test_.db.pool, row, Date.now())
    expect((await post(source, body, { 'x-gitlab-token': 'secret' })).status).toBe(401)
    expect((await post(source, body, bearer())).status).toBe(201)
  })

  test('whoever goes on with bad signatures is asked to wait, and good ones still pass', async () => {
    const source = newSource()
    await addSecret(source, 'the secret')
    const statuses = new Set<number>()
    for (let attempt = 0; attempt < 32; attempt++)
      statuses.add((await post(source, body, { 'x-gitlab-token': 'wrong' })).status)
    expect([...statuses]).toEqual([401, 429])
    expect((await post(source, body, { 'x-gitlab-token': 'the secret' })).status).toBe(201)
  })

  test('Standard Webhooks: fresh is good, older than five minutes is not, the same again is a duplicate', async () => {
    const source = newSource()
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    await addSecret(source, secret)
    const signed = (atSeconds: number, prefix = 'webhook') => {
      const key = Buffer.from(secret.slice(6), 'base64')
      const signature = createHmac('sha256', key).update(`msg_1.${atSeconds}.${body}`).digest('base64')
      return {
        [`${prefix}-id`]: 'msg_1',
        [`${prefix}-timestamp`]: String(atSeconds),
        [`${prefix}-signature`]: `v1,AAAA v1,${signature}`,
      }
    }
    const nowSeconds = Math.floor(Date.now() / 1000)
    expect((await post(source, body, signed(nowSeconds))).status).toBe(201)
    expect((await post(source, body, signed(nowSeconds, 'svix'))).status).toBe(200)
    for (const off of [-310, 310]) {
      const stale = await post(source, body, signed(nowSeconds + off))
      expect([stale.status, stale.body.detail]).toEqual([401, expect.stringContaining('five minutes')])
    }
  })

  test.skipIf(vectors === null)(
    `the vectors of GitHub and Flux over HTTP${vectors === null ? ' (skipped: no shared fixtures)' : ''}`,
    async () => {
      const cases = [
        ...vectors.github.valid.map((vector: object) => ({
          ...vector,
          header: 'x-hub-signature-256',
          isGood: true,
        })),
        ...vectors.github.invalid.map((vector: object) => ({
          ...vector,
          header: 'x-hub-signature-256',
          isGood: false,
        })),
        ...vectors.flux_generic_hmac.valid.map((vector: object) => ({
          ...vector,
          header: 'x-signature',
          isGood: true,
        })),
      ]
      for (const { secret, body: signedBody, signature, header, isGood, name } of cases) {
        const source = newSource('anything')
        await addSecret(source, secret)
        const { status } = await post(source, signedBody, { [header]: signature })
        // Behind a good signature a body that is no JSON is 400: it was read.
        expect(status === 401, name).toBe(!isGood)
      }
    },
  )

  test('a browser that is signed in delivers nothing', async () => {
    expect((await post(newSource(), body, { cookie: 'landfall.session=x' })).status).toBe(401)
  })
})

describe('what is delivered', () => {
  test('what nobody knows is kept and ignored, once', async () => {
    const source = newSource('strange')
    for (const value of [{ strange: true }, 'text', 42, null, [], [1], true]) {
      const first = await post(source, JSON.stringify(value), bearer())
      expect([first.status, first.body.reason], JSON.stringify(value)).toEqual([
        202,
        'no adapter knows deliveries of this form',
      ])
      expect((await post(source, JSON.stringify(value), bearer())).status).toBe(200)
    }
    const stored = await rows(
      'select source, id, format, content_type, headers, body, received_at from event',
    )
    for (const event of stored) {
      const read = decodeStored({ ...event, contentType: event.content_type, receivedAt: Date.now() })
      expect(read).toMatchObject({ ok: true, value: { observations: [] } })
    }
    expect(await rows('select kind from source')).toEqual([{ kind: 'push' }])
  })

  test('no JSON is 400, no type of JSON 415, too much 413, no source 404', async () => {
    expect((await post(newSource(), '{"buoy":', bearer())).status).toBe(400)
    expect((await post(newSource(), '', bearer())).status).toBe(400)
    expect((await post(newSource(), '<x/>', { ...bearer(), 'content-type': 'application/xml' })).status).toBe(
      415,
    )
    expect((await post(newSource(), ' '.repeat(1024 * 1024 + 1), bearer())).status).toBe(413)
    expect((await post(newSource('x'), ' '.repeat(bodyLimitBytes + 1), bearer())).status).toBe(413)
    for (const id of [' ', 'a\n', 'x'.repeat(201)]) expect((await post(id, buoy, bearer())).status).toBe(404)
    expect(await rows('select count(*)::int n from intake_count')).toEqual([{ n: 0 }])
  })

  test('numbers of any size and names that come twice are their senders’ ways', async () => {
    const body = '{"buoy":"b1","nanos":1745292172510123456,"a":1,"a":2}'
    expect((await post(newSource(), body, bearer())).status).toBe(202)
  })

  test('GitHub’s form is read where it is there', async () => {
    const payload = JSON.stringify({ zen: 'x', hook_id: 1 })
    const form = new URLSearchParams({ payload }).toString()
    const secret = 'It is a secret'
    const source = newSource('github')
    await addSecret(source, secret)
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-github-event': 'ping',
      'x-github-delivery': '5f9a-1',
    }
    const answer = await post(source, form, { ...headers, ...github(form, secret) })
    expect(answer.status).toBe(202)
    const [event] = await rows("select content_type, convert_from(body, 'utf8') as text from event")
    expect(event).toEqual({ content_type: 'application/json', text: payload })
    expect((await post(source, 'other=1', { ...headers, ...github('other=1', secret) })).status).toBe(400)
  })

  test('ten megabytes to Spinnaker are fine', async () => {
    const value = {
      details: { type: 'orca:task:complete', source: 'orca' },
      content: { context: {} as object },
      eventId: 'e1',
    }
    value.content.context = { log: 'a line of a log\n'.repeat(580_000) }
    const { status } = await post(newSource('spinnaker'), value, bearer())
    expect([201, 202]).toContain(status)
  })
})
