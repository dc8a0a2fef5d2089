import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { decodeStored } from '#lib/sources/decode-stored.ts'
import { postSamples } from './post-samples.ts'
import { createIngestClient, type IngestClient, type Sent } from './testing/ingest-client.ts'

const sample = {
  at: '2026-03-02T09:00:00Z',
  service: 'playlist-cache',
  platform: 'kubernetes',
  cluster: 'gew1-3',
  seconds: 3600,
  usedCoreSeconds: 5210.5,
  requestedCoreSeconds: 7200,
  readyInstances: 3,
  requestsPerSecond: 812.4,
}
const ofCluster = {
  at: '2026-03-02T09:00:00Z',
  cluster: 'gew1-3',
  seconds: 3600,
  allocatableCoreSeconds: 2592000,
  usedCoreSeconds: 1101000,
  requestedCoreSeconds: 1800000,
}

let test_: TestDatabase
let client: IngestClient
beforeAll(async () => {
  test_ = await createTestDatabase()
  client = await createIngestClient(test_.db)
})
afterAll(() => test_.drop())
beforeEach(() =>
  test_.db.pool.query(
    'truncate event, event_conflict, event_reject, intake_count, sample, cluster_sample, dirty_service, source',
  ),
)

const post = (body: Sent, headers?: Record<string, string>) =>
  client.send(postSamples, '/api/v1/samples', body, headers)
const rows = async <T = Record<string, unknown>>(sql: string): Promise<T[]> =>
  (await test_.db.pool.query(sql)).rows as T[]

test('samples of services and of clusters, one by one or many, in the same accounting', async () => {
  expect((await post(sample)).status).toBe(201)
  const second = { ...sample, at: '2026-03-02T10:00:00Z' }
  const answer = await post({
    samples: [
      sample,
      second,
      ofCluster,
      { ...ofCluster, usedCoreSeconds: 1 },
      { ...sample, seconds: 0 },
      second,
    ],
  })
  expect(answer.body).toMatchObject({
    received: 6,
    accepted: 2,
    duplicate: 2,
    conflict: 1,
    ignored: 0,
    rejected: 1,
  })
  expect(answer.body.items?.map(item => item.result)).toEqual([
    'duplicate',
    'accepted',
    'accepted',
    'conflict',
    'rejected',
    'duplicate',
  ])
  expect(await rows('select sum(received) as received, sum(accepted) as accepted from intake_count')).toEqual(
    [{ received: 7, accepted: 3 }],
  )
  expect(
    await rows(
      'select used_core_seconds, ready_instances, requests_per_second from sample order by at limit 1',
    ),
  ).toEqual([{ used_core_seconds: 5210.5, ready_instances: 3, requests_per_second: 812.4 }])
  expect(await rows('select used_core_seconds from cluster_sample')).toEqual([{ used_core_seconds: 1101000 }])
  expect(await rows('select distinct service_id from dirty_service')).toEqual([
    { service_id: '?kubernetes/playlist-cache' },
  ])
})

test('another body under a key is a conflict, and the first is kept', async () => {
  await post(sample)
  expect((await post({ ...sample, usedCoreSeconds: 1 })).status).toBe(409)
  expect((await post({ ...sample, source: 'elsewhere', usedCoreSeconds: 1 })).status).toBe(201)
  expect(await rows('select id from event_conflict')).toHaveLength(1)
})

test('what was accepted is kept as it was sent, and reads back', async () => {
  const text =
    '{"samples": [ {"at":"2026-03-02T09:00:00Z", "cluster":"x",  "seconds":60, "extra":1}, {"bad":1} ]}'
  expect((await post(text)).body).toMatchObject({ accepted: 1, rejected: 1 })
  const [row] = await rows<{ source: string; id: string; format: string; body: Buffer; received_at: number }>(
    'select * from event',
  )
  expect(row?.body.toString()).toBe(
    '[{"at":"2026-03-02T09:00:00Z", "cluster":"x",  "seconds":60, "extra":1}]',
  )
  const decoded = decodeStored({ ...row!, contentType: null, headers: null, receivedAt: row!.received_at })
  expect(decoded).toMatchObject({
    ok: true,
    value: { source: 'tests', observations: [{ type: 'cluster_sample', cluster: 'x', seconds: 60 }] },
  })
})

test.each([
  [{ at: 'yesterday' }, '/at'],
  [{ usedCoreSeconds: -1 }, '/usedCoreSeconds'],
  [{ seconds: 1.5 }, '/seconds'],
  [{ cluster: undefined }, '/cluster'],
  [{ readyInstances: 1.5 }, '/readyInstances'],
])('%j is 422 at %s', async (change, path) => {
  const answer = await post({ ...sample, ...change })
  expect([answer.status, answer.body.issues]).toMatchObject([422, [{ path }]])
})

test('NDJSON of samples', async () => {
  const lines = Array.from({ length: 1_200 }, (_, hour) =>
    JSON.stringify({ ...sample, at: new Date(Date.UTC(2026, 0, 1, hour)).toISOString() }),
  )
  const answer = await post(lines.join('\n'), { 'content-type': 'application/x-ndjson' })
  expect(answer.body).toMatchObject({ received: 1_200, accepted: 1_200, items: [] })
  expect(await rows('select count(*) from sample')).toEqual([{ count: 1_200 }])
})
