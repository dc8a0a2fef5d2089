import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { postDeploys } from './post-deploys.ts'
import { createIngestClient, type IngestClient, type Sent } from './testing/ingest-client.ts'

const deploy = {
  id: '4711',
  service: 'playlist-cache',
  platform: 'kubernetes',
  cluster: 'gew1-3',
  environment: 'production',
  version: '1.8.2',
  artefact: 'sha256:9c1f',
  startedAt: '2026-03-02T09:14:00Z',
  finishedAt: '2026-03-02T09:16:31Z',
  outcome: 'succeeded',
  kind: 'rollout',
  team: 'stream-core',
  actor: 'mkim',
  commit: '9f2c1d7',
  change: 'PLAT-812',
  approvedBy: 'jlow',
}

let test_: TestDatabase
let client: IngestClient
beforeAll(async () => {
  test_ = await createTestDatabase()
})
afterAll(() => test_.drop())
beforeEach(async () => {
  const tables =
    'event_key, event, event_conflict, event_reject, intake_count, rollout, dirty_service, source'
  await test_.db.pool.query(`truncate ${tables}`)
  client ??= await createIngestClient(test_.db)
})

const post = (body: Sent, headers?: Record<string, string>, path = '/api/v1/deploys') =>
  client.send(postDeploys, path, body, headers)
const rows = async <T>(sql: string): Promise<T[]> => (await test_.db.pool.query(sql)).rows as T[]
const counts = async () =>
  (
    await rows<Record<string, number>>(
      `select coalesce(sum(received), 0) as received, coalesce(sum(accepted), 0) as accepted,
              coalesce(sum(duplicate), 0) as duplicate, coalesce(sum(conflict), 0) as conflict,
              coalesce(sum(ignored), 0) as ignored, coalesce(sum(rejected), 0) as rejected from intake_count`,
    )
  )[0]

describe('one deploy', () => {
  test('is stored byte for byte with its rollout, its mark and its source', async () => {
    const text = JSON.stringify({ ...deploy, unknown: { kept: [1] } }, null, 2)
    const answer = await post(text)
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual({ result: 'accepted', source: 'tests', id: '4711' })
    const [event] = await rows<{ body: Buffer; format: string }>('select body, format from event')
    expect(event?.body.toString()).toBe(text)
    expect(event?.format).toBe('deploy')
    expect(await rows('select * from rollout')).toMatchObject([
      {
        service_id: '?kubernetes/playlist-cache',
        source: 'tests',
        rollout_id: '4711',
        cluster: 'gew1-3',
        started_at: Date.parse(deploy.startedAt),
        finished_at: Date.parse(deploy.finishedAt),
        outcome: 'succeeded',
        approved_by: 'jlow',
        reported_team: 'stream-core',
        phase: 2,
      },
    ])
    expect(await rows('select service_id from dirty_service')).toEqual([
      { service_id: '?kubernetes/playlist-cache' },
    ])
    expect(await rows('select id, kind, first_event_at, last_event_at from source')).toEqual([
      {
        id: 'tests',
        kind: 'push',
        first_event_at: Date.parse(deploy.finishedAt),
        last_event_at: Date.parse(deploy.finishedAt),
      },
    ])
  })

  test('again is a duplicate, whatever its white space and key order; another body is a conflict and the first stays', async () => {
    await post(deploy)
    const again = await post(JSON.stringify(Object.fromEntries(Object.entries(deploy).reverse()), null, 1))
    expect([again.status, again.body.result]).toEqual([200, 'duplicate'])
    const other = await post({ ...deploy, version: '9' })
    expect([other.status, other.body.code, other.headers.get('content-type')]).toEqual([
      409,
      'conflict',
      'application/problem+json',
    ])
    expect(await rows('select version from rollout')).toEqual([{ version: '1.8.2' }])
    expect(await rows('select id from event_conflict')).toEqual([{ id: '4711' }])
    expect(await counts()).toEqual({
      received: 3,
      accepted: 1,
      duplicate: 1,
      conflict: 1,
      ignored: 0,
      rejected: 0,
    })
  })

  test('takes the documented defaults', async () => {
    const { id, service, platform, finishedAt } = deploy
    expect((await post({ id, service, platform, finishedAt, cluster: null })).status).toBe(201)
    expect(await rows('select cluster, outcome, kind, environment, started_at from rollout')).toEqual([
      { cluster: 'kubernetes', outcome: 'succeeded', kind: 'rollout', environment: null, started_at: null },
    ])
  })

  test.each([
    [{ service: undefined }, '/service'],
    [{ finishedAt: '2026-03-02' }, '/finishedAt'],
    [{ finishedAt: '2026-03-02T09:13:59Z' }, '/finishedAt'],
    [{ finishedAt: '1999-12-31T23:59:59Z', startedAt: null }, '/finishedAt'],
    [{ finishedAt: '2999-01-01T00:00:00Z' }, '/finishedAt'],
    [{ outcome: 'fine' }, '/outcome'],
    [{ kind: 'party' }, '/kind'],
    [{ id: 'x'.repeat(201) }, '/id'],
    [{ id: 7 }, '/id'],
    [{ service: ' ' }, '/service'],
    [{ version: 'x'.repeat(501) }, '/version'],
  ])('%j is 422 at %s, counted and kept', async (change, path) => {
    const answer = await post({ ...deploy, ...change })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ code: 'invalid_event', result: 'rejected' })
    expect((answer.body.issues as { path: string }[]).map(issue => issue.path)).toContain(path)
    expect(await counts()).toMatchObject({ received: 1, rejected: 1, accepted: 0 })
    expect(await rows('select source, code from event_reject')).toEqual([
      { source: 'tests', code: 'invalid_event' },
    ])
    expect(await rows('select 1 from event')).toEqual([])
  })
})

describe('unreadable bodies', () => {
  test.each([
    ['{"id":"1","id":"2"}', {}, 400, 'invalid_json'],
    ['{"id":"a\\u0000"}', {}, 400, 'invalid_json'],
    ['{', {}, 400, 'invalid_json'],
    ['{"deploys":5}', {}, 400, 'invalid_envelope'],
    [JSON.stringify(deploy), { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    [JSON.stringify(deploy), { 'content-encoding': 'br' }, 415, 'unsupported_media_type'],
    ['not gzip', { 'content-encoding': 'gzip' }, 400, 'invalid_body'],
    [gzipSync(Buffer.alloc(17 * 1024 * 1024, 0x20)), { 'content-encoding': 'gzip' }, 413, 'too_large'],
  ])('%.30s %j is %i %s and counts nothing', async (body, headers, status, code) => {
    const answer = await post(body, headers)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(await counts()).toMatchObject({ received: 0 })
  })

  test('name the place: pointer, byte and line', async () => {
    const answer = await post('{"a": [1,\n {"b": 1, "b": 2}]}')
    expect(answer.body).toMatchObject({
      reason: 'duplicate_key',
      issues: [{ path: '/a/1/b' }],
      offset: 20,
      line: 2,
    })
  })

  test('a scalar or a list is no deploy: 422', async () => {
    for (const body of ['1', 'null', '[]', '"x"', 'true']) expect((await post(body)).status, body).toBe(422)
  })
})

describe('many deploys', () => {
  test('are answered one by one, in request order, with duplicates and conflicts inside the same body', async () => {
    const body = {
      deploys: [
        deploy,
        { ...deploy, id: '2', service: '' },
        deploy,
        { ...deploy, version: 'x' },
        { ...deploy, id: '3' },
      ],
    }
    const answer = await post(body)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      received: 5,
      accepted: 2,
      duplicate: 1,
      conflict: 1,
      ignored: 0,
      rejected: 1,
    })
    expect(answer.body.items?.map(item => [item.index, item.id, item.result])).toEqual([
      [0, '4711', 'accepted'],
      [1, '2', 'rejected'],
      [2, '4711', 'duplicate'],
      [3, '4711', 'conflict'],
      [4, '3', 'accepted'],
    ])
    expect(await counts()).toEqual({
      received: 5,
      accepted: 2,
      duplicate: 1,
      conflict: 1,
      ignored: 0,
      rejected: 1,
    })
    const bodies = await rows<{ body: Buffer }>('select body from event order by id')
    expect(bodies.map(row => JSON.parse(row.body.toString()).id)).toEqual(['3', '4711'])
  })

  test('an empty list is fine', async () => {
    expect((await post({ deploys: [] })).body).toEqual({
      received: 0,
      accepted: 0,
      duplicate: 0,
      conflict: 0,
      ignored: 0,
      rejected: 0,
      items: [],
    })
  })

  test('NDJSON lists only what was not accepted, with its line', async () => {
    const lines = [
      JSON.stringify(deploy),
      '',
      '{"broken"',
      JSON.stringify({ ...deploy, id: 'b' }),
      JSON.stringify(deploy),
      '   \r',
    ]
    const answer = await post(gzipSync(lines.join('\r\n')), {
      'content-type': 'application/x-ndjson',
      'content-encoding': 'gzip',
    })
    expect(answer.body).toMatchObject({ received: 4, accepted: 2, duplicate: 1, rejected: 1 })
    expect(answer.body.items).toMatchObject([
      { index: 1, line: 3, result: 'rejected', code: 'invalid_json' },
      { index: 3, line: 5, id: '4711', result: 'duplicate' },
    ])
    expect(answer.body.itemsTruncated).toBeUndefined()
  })

  test('NDJSON of any length is streamed, a line over a megabyte refused alone, and the list cut at a thousand', async () => {
    const encoder = new TextEncoder()
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent === 3_000) {
          controller.enqueue(encoder.encode(`{"id":"${'x'.repeat(2 * 1024 * 1024)}"}\n`))
          controller.close()
          return
        }
        const id = sent < 1_500 ? `n${sent}` : `n${sent - 1_500}`
        controller.enqueue(encoder.encode(`${JSON.stringify({ ...deploy, id })}\n`))
        sent += 1
      },
    })
    const answer = await post(body, { 'content-type': 'application/x-ndjson' })
    expect(answer.body).toMatchObject({
      received: 3_001,
      accepted: 1_500,
      duplicate: 1_500,
      rejected: 1,
      itemsTruncated: true,
    })
    expect(answer.body.items).toHaveLength(1_000)
    expect(await counts()).toMatchObject({ received: 3_001, accepted: 1_500, duplicate: 1_500, rejected: 1 })
  })
})
