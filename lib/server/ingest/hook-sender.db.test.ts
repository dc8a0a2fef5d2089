import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  bearer,
  createHookClient,
  type HookClient,
  instanceSecret,
  signedAsGithub,
} from './testing/hook-client.ts'

const vectorsFile = join(import.meta.dirname, '../../../../shared/fixtures/events/signatures/vectors.json')
const vectors = existsSync(vectorsFile) ? JSON.parse(readFileSync(vectorsFile, 'utf8')) : null
const buoy = { buoy: 'b1', service: 'playlist-cache', version: '1', at: Date.UTC(2026, 2, 2) }

let client: HookClient
beforeAll(async () => {
  vi.stubEnv('LANDFALL_AUTH_SECRET', instanceSecret)
  client = await createHookClient()
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await client.drop()
})
beforeEach(() => client.clear())

describe('who delivers', () => {
  const body = JSON.stringify(buoy)

  test('a token with the scope of the source: bearer, or the password of Basic', async () => {
    const source = client.newSource()
    const ofSource = await client.tokenFor([`ingest:${source}`])
    const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` })
    expect((await client.post(source, body, bearer(ofSource))).status).toBe(201)
    expect((await client.post(source, body, basic(`echo:${ofSource}`))).status).toBe(200)
    expect((await client.post(source, body, basic(`${ofSource}:`))).status).toBe(200)
    expect((await client.post(client.newSource(), body, bearer(ofSource))).status).toBe(403)
    expect((await client.post(source, body, bearer(await client.tokenFor(['read'])))).status).toBe(403)
    expect((await client.post(source, body, bearer('lf_wrong'))).status).toBe(401)
    expect((await client.post(source, body, basic('echo:wrong'))).status).toBe(401)
    expect((await client.post(source, body, { authorization: 'Digest x' })).status).toBe(401)
    const missing = await client.post(source, body)
    expect([missing.status, missing.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="landfall"',
    ])
  })

  test('a signature by a secret of the source; a wrong one is 401, with a good token too', async () => {
    const source = client.newSource()
    await client.addSecret(source, 'the secret of this source')
    expect((await client.post(source, body, signedAsGithub(body, 'the secret of this source'))).status).toBe(
      201,
    )
    expect(
      (await client.post(source, `${body} `, signedAsGithub(body, 'the secret of this source'))).status,
    ).toBe(401)
    expect((await client.post(source, body, signedAsGithub(body, 'another secret'))).status).toBe(401)
    expect(
      (
        await client.post(source, body, {
          ...bearer(client.token),
          ...signedAsGithub(body, 'another secret'),
        })
      ).status,
    ).toBe(401)
    expect(
      (
        await client.post(source, body, {
          ...bearer('lf_wrong'),
          ...signedAsGithub(body, 'the secret of this source'),
        })
      ).status,
    ).toBe(401)
    expect((await client.post(source, body)).status).toBe(401)
    expect((await client.post(source, body, bearer(client.token))).status).toBe(200)
    await expect
      .poll(async () => (await client.rows('select last_used_at from source_secret'))[0].last_used_at)
      .not.toBeNull()
    expect(await client.rows('select count(*)::int n from event')).toEqual([{ n: 1 }])
  })

  test('a source without secrets takes a token beside a signature it cannot verify, and no signature alone', async () => {
    const source = client.newSource()
    expect((await client.post(source, body, signedAsGithub(body, 'unknown'))).status).toBe(401)
    expect(
      (await client.post(source, body, { ...bearer(client.token), ...signedAsGithub(body, 'unknown') }))
        .status,
    ).toBe(201)
  })

  test('a secret counts from the moment it is there, also where it was looked for before', async () => {
    const source = client.newSource()
    expect((await client.post(source, body, { 'x-gitlab-token': 'the secret' })).status).toBe(401)
    await client.addSecret(source, 'the first secret')
    expect((await client.post(source, body, { 'x-gitlab-token': 'the first secret' })).status).toBe(201)
    await client.addSecret(source, 'the second secret')
    expect((await client.post(source, body, { 'x-gitlab-token': 'the second secret' })).status).toBe(200)
  })

  test('two secrets while a sender changes over; an expired one is none', async () => {
    const both = client.newSource()
    await client.addSecret(both, 'the old secret')
    await client.addSecret(both, 'the new secret')
    expect((await client.post(both, body, { 'x-gitlab-token': 'the old secret' })).status).toBe(201)
    expect((await client.post(both, body, { 'x-gitlab-token': 'the new secret' })).status).toBe(200)
    const expired = client.newSource()
    await client.addSecret(expired, 'the old secret', Date.now() - 1)
    expect((await client.post(expired, body, { 'x-gitlab-token': 'the old secret' })).status).toBe(401)
  })

  test('a secret sealed by another instance opens nothing and breaks nothing', async () => {
    const source = client.newSource()
    await client.addSecret(source, 'secret', null, `${instanceSecret}, another`)
    expect((await client.post(source, body, { 'x-gitlab-token': 'secret' })).status).toBe(401)
    expect((await client.post(source, body, bearer(client.token))).status).toBe(201)
  })

  test('whoever goes on with bad signatures is asked to wait, and good ones still pass', async () => {
    const source = client.newSource()
    await client.addSecret(source, 'the secret')
    const statuses = new Set<number>()
    for (let attempt = 0; attempt < 32; attempt++)
      statuses.add((await client.post(source, body, { 'x-gitlab-token': 'wrong' }, '192.0.2.77')).status)
    expect([...statuses]).toEqual([401, 429])
    expect((await client.post(source, body, { 'x-gitlab-token': 'the secret' }, '192.0.2.77')).status).toBe(
      201,
    )
  })

  test('Standard Webhooks: fresh is good, older than five minutes is not, the same again is a duplicate', async () => {
    const source = client.newSource()
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    await client.addSecret(source, secret)
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
    expect((await client.post(source, body, signed(nowSeconds))).status).toBe(201)
    expect((await client.post(source, body, signed(nowSeconds, 'svix'))).status).toBe(200)
    for (const off of [-310, 310]) {
      const stale = await client.post(source, body, signed(nowSeconds + off))
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
        const source = client.newSource('anything')
        await client.addSecret(source, secret)
        const { status } = await client.post(source, signedBody, { [header]: signature })
        // Behind a good signature a body that is no JSON is 400: it was read.
        expect(status === 401, name).toBe(!isGood)
      }
    },
  )

  test('a browser that is signed in delivers nothing', async () => {
    expect((await client.post(client.newSource(), body, { cookie: 'landfall.session=x' })).status).toBe(401)
  })
})
