import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { postDeploys } from './post-deploys.ts'
import { createIngestClient, type Sent } from './testing/ingest-client.ts'

const deploy = {
  id: '4711',
  service: 'playlist-cache',
  platform: 'kubernetes',
  finishedAt: '2026-03-02T09:16:31Z',
}

let test_: TestDatabase
beforeAll(async () => {
  test_ = await createTestDatabase()
})
afterAll(() => test_.drop())
beforeEach(() =>
  test_.db.pool.query('truncate event_key, event, event_conflict, event_reject, intake_count, rollout'),
)

describe('tokens', () => {
  const send = async (scopes: string[], body: Sent, headers?: Record<string, string>) =>
    (await createIngestClient(test_.db, scopes, 'spin')).send(postDeploys, '/api/v1/deploys', body, headers)

  test('a token sends for its own sources only', async () => {
    expect((await send(['ingest:spin'], deploy)).status).toBe(201)
    expect((await send(['ingest:spin'], { ...deploy, source: 'other' })).status).toBe(403)
    expect(
      (await send(['ingest:spin'], { deploys: [deploy, { ...deploy, id: '2', source: 'other' }] })).status,
    ).toBe(403)
    expect((await send(['ingest:other'], { ...deploy, source: 'other' })).status).toBe(201)
    expect((await send(['read'], deploy)).status).toBe(403)
    expect((await send(['admin'], { ...deploy, source: 'anything' })).status).toBe(201)
  })

  test('in NDJSON a foreign source refuses its line alone', async () => {
    const lines = [deploy, { ...deploy, id: '2', source: 'other' }]
      .map(line => JSON.stringify(line))
      .join('\n')
    const answer = await send(['ingest:spin'], lines, { 'content-type': 'application/x-ndjson' })
    expect(answer.body).toMatchObject({ accepted: 1, rejected: 1, items: [{ code: 'forbidden_source' }] })
  })

  test('without credentials 401, with bad ones 401 and in the end 429', async () => {
    const attempt = (authorization: string | null, clientAddress: string) =>
      postDeploys(
        new Request('http://localhost/api/v1/deploys', {
          method: 'POST',
          body: '{}',
          ...(authorization === null ? {} : { headers: { authorization } }),
        }),
        { db: test_.db, clientAddress },
      )
    const none = await attempt(null, '192.0.2.9')
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="landfall"'])
    const statuses = []
    for (let count = 0; count < 31; count++)
      statuses.push((await attempt('Bearer lf_wrong', '192.0.2.9')).status)
    expect(statuses.slice(0, 30).every(status => status === 401)).toBe(true)
    const last = await attempt('Bearer lf_wrong', '192.0.2.9')
    expect(last.status).toBe(429)
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await attempt('Bearer lf_wrong', '192.0.2.10')).status).toBe(401)
  })
})
