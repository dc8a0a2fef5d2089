import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { SignatureScheme } from '../adapter.ts'
import { everyScheme, shownSchemes, verifyDelivery } from './verify-delivery.ts'

const vectorsFile = join(import.meta.dirname, '../../../../shared/fixtures/events/signatures/vectors.json')
const vectors = existsSync(vectorsFile) ? JSON.parse(readFileSync(vectorsFile, 'utf8')) : null

type Vector = {
  name: string
  secret: string
  id: string
  timestamp: number | string
  body: string
  signature: string
}

const verify = (
  headers: Record<string, string>,
  body: string,
  secrets: string[],
  now = 1_614_265_330_000,
  schemes: readonly SignatureScheme[] = everyScheme,
) =>
  verifyDelivery(
    { headers, body: Buffer.from(body), now },
    shownSchemes(headers, schemes),
    secrets.map((secret, index) => ({ id: `s${index + 1}`, secret })),
  )

const standardHeaders = ({ id, timestamp, signature }: Vector, prefix = 'webhook') => ({
  [`${prefix}-id`]: id,
  [`${prefix}-timestamp`]: String(timestamp),
  [`${prefix}-signature`]: signature,
})

describe.skipIf(vectors === null)(
  `signatures${vectors === null ? ' (skipped: no shared fixtures)' : ''}`,
  () => {
    test('Standard Webhooks: every valid vector under both header names, no invalid one', () => {
      for (const vector of vectors.standard_webhooks.valid as Vector[]) {
        for (const prefix of ['webhook', 'svix'])
          expect(verify(standardHeaders(vector, prefix), vector.body, [vector.secret]), vector.name).toEqual({
            isGood: true,
            secretIds: ['s1'],
          })
      }
      for (const vector of vectors.standard_webhooks.invalid as Vector[])
        expect(verify(standardHeaders(vector), vector.body, [vector.secret]), vector.name).toEqual({
          isGood: false,
          fault: 'wrong_signature',
        })
    })

    test('a timestamp is digits, and five minutes off at most, either way', () => {
      const { secret, id, body } = vectors.standard_webhooks.valid[0] as Vector
      const key = Buffer.from(secret.slice(6), 'base64')
      for (const { now, timestamp, ok } of vectors.standard_webhooks.timestamp_cases) {
        const signature = `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
        const verdict = verify(
          standardHeaders({ name: '', secret, id, timestamp, body, signature }),
          body,
          [secret],
          now * 1000,
        )
        expect(verdict, timestamp).toEqual(
          ok ? { isGood: true, secretIds: ['s1'] } : { isGood: false, fault: 'stale' },
        )
      }
    })

    test('GitHub and Flux: every valid vector, no invalid one', () => {
      for (const { secret, body, signature, name } of vectors.github.valid as Vector[])
        expect(verify({ 'x-hub-signature-256': signature }, body, [secret]).isGood, name).toBe(true)
      for (const { secret, body, signature, name } of vectors.github.invalid as Vector[])
        expect(verify({ 'x-hub-signature-256': signature }, body, [secret]).isGood, name).toBe(false)
      for (const { secret, body, signature, name } of vectors.flux_generic_hmac.valid as Vector[])
        expect(verify({ 'x-signature': signature }, body, [secret]).isGood, name).toBe(true)
    })
  },
)

describe('what a delivery proves', () => {
  const body = '{"status":"success"}'
  const flux = (algorithm: string, secret: string) =>
    `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`

  test('any of two secrets is good, and which one is told', () => {
    expect(
      verify({ 'x-gitlab-token': 'the new secret' }, body, ['the old secret', 'the new secret']),
    ).toEqual({
      isGood: true,
      secretIds: ['s2'],
    })
    expect(verify({ 'x-gitlab-token': 'another secret' }, body, ['the old secret']).isGood).toBe(false)
    expect(verify({ 'x-gitlab-token': '' }, body, ['the old secret']).isGood).toBe(false)
  })

  test('Flux may sign with the longer hashes, and with no weaker one', () => {
    for (const algorithm of ['sha224', 'sha256', 'sha384', 'sha512'])
      expect(verify({ 'x-signature': flux(algorithm, 'key') }, body, ['key']).isGood).toBe(true)
    for (const wrong of [flux('sha1', 'key'), flux('md5', 'key'), 'sha256=', 'sha256', '=', ''])
      expect(verify({ 'x-signature': wrong }, body, ['key']).isGood, wrong).toBe(false)
  })

  test('one wrong proof spoils a good one', () => {
    const headers = { 'x-gitlab-token': 'key', 'x-signature': flux('sha256', 'other') }
    expect(verify(headers, body, ['key']).isGood).toBe(false)
    expect(verify(headers, body, ['key'], 0, ['gitlab_token']).isGood).toBe(true)
  })

  test('without a proof or without a secret nothing is proven', () => {
    expect(verify({}, body, ['key']).isGood).toBe(false)
    expect(verify({ 'x-gitlab-token': 'key' }, body, []).isGood).toBe(false)
  })

  test('Vercel signs with SHA-1', () => {
    const signature = createHmac('sha1', 'key').update(body).digest('hex')
    expect(verify({ 'x-vercel-signature': signature }, body, ['key']).isGood).toBe(true)
    expect(verify({ 'x-vercel-signature': signature }, `${body} `, ['key']).isGood).toBe(false)
  })
})
