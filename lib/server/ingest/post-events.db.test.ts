import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { postEvents } from './post-events.ts'
import { createIngestClient, type IngestClient, type Sent } from './testing/ingest-client.ts'

const structured = { 'content-type': 'application/cloudevents+json' }
const minimal = { specversion: '1.0', id: '1', source: '/s', type: 'com.example.other' }
const deploy = {
  service: 'playlist-cache',
  platform: 'kubernetes',
  cluster: 'gew1-3',
  version: '1.8.2',
  finishedAt: '2026-03-02T09:16:31Z',
}
const cdevent = {
  context: {
    specversion: '0.5.1',
    id: 'c1',
    source: '/cd',
    type: 'dev.cdevents.service.deployed.0.3.0',
    timestamp: '2026-03-02T09:16:31Z',
  },
  subject: {
    id: 'playlist-cache',
    content: {
      environment: { id: 'gew1-3' },
      artifactId: `pkg:oci/app@sha256%3A${'0b31'.repeat(16)}?tag=1.8.2`,
    },
  },
}
const wrapped = (inner = cdevent, change: object = {}) => ({
  specversion: '1.0',
  id: inner.context.id,
  source: inner.context.source,
  type: inner.context.type,
  data: inner,
  ...change,
})

let test_: TestDatabase
let client: IngestClient
beforeAll(async () => {
  test_ = await createTestDatabase()
  client = await createIngestClient(test_.db)
})
afterAll(() => test_.drop())
beforeEach(async () => {
  const tables = `event_key, event, event_conflict, event_reject, intake_count, rollout, evidence, dirty_service, source,
    source_coverage, cluster`
  await test_.db.pool.query(`truncate ${tables}`)
  await test_.db.pool.query(`delete from data_version where name = 'catalog'`)
})

const post = (body: Sent, headers?: Record<string, string>) =>
  client.send(postEvents, '/api/v1/events', body, headers)
const rows = async <T = Record<string, unknown>>(sql: string): Promise<T[]> =>
  (await test_.db.pool.query(sql)).rows as T[]

describe('modes', () => {
  test('structured, under any spelling of its content type', async () => {
    const spellings = [
      'application/cloudevents+json',
      'application/cloudevents+json;charset=UTF-8',
      'Application/CloudEvents+JSON',
    ]
    for (const [index, type] of spellings.entries()) {
      expect((await post({ ...minimal, id: `${index}` }, { 'content-type': type })).status).toBe(202)
    }
    expect((await post({ ...minimal, id: 'as json' })).status).toBe(202)
  })

  test('other formats of CloudEvents are 415', async () => {
    for (const type of [
      'application/cloudevents+avro',
      'application/cloudevents+xml',
      'application/cloudevents-batch+avro',
      'text/plain',
      'text/xml',
    ]) {
      expect((await post(minimal, { 'content-type': type })).status, type).toBe(415)
    }
  })

  test('a type we do not use is stored and ignored, with the reason', async () => {
    const answer = await post(minimal, structured)
    expect(answer.body).toEqual({
      result: 'ignored',
      source: '/s',
      id: '1',
      reason: 'no adapter reads the type com.example.other',
    })
    expect(await rows('select ignored, format from event')).toMatchObject([{ format: 'cloudevent' }])
    expect((await post(minimal, structured)).status).toBe(200)
    expect((await post({ ...minimal, data: 1 }, structured)).status).toBe(409)
  })

  test('binary keeps its headers and any bytes, and is the same event as its structured form', async () => {
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': '1',
      'ce-source': '/s',
      'ce-type': 'com.example.other',
      'content-type': 'application/octet-stream',
    }
    expect((await post(new Uint8Array([0xff, 0, 1]), headers)).status).toBe(202)
    expect(await rows('select headers, body from event')).toMatchObject([
      { headers: { 'ce-id': '1' }, body: Buffer.from([0xff, 0, 1]) },
    ])
    const json = { ...headers, 'ce-id': '2', 'content-type': 'application/json' }
    expect((await post('{"a": 1}', json)).status).toBe(202)
    expect(
      (await post({ ...minimal, id: '2', datacontenttype: 'application/json', data: { a: 1 } }, structured))
        .status,
    ).toBe(200)
  })

  test('NDJSON of CloudEvents and CDEvents', async () => {
    const lines = [wrapped(), cdevent, { ...minimal, data: 'x' }, { ...minimal, specversion: '0.3', id: '9' }]
    const answer = await post(lines.map(line => JSON.stringify(line)).join('\n'), {
      'content-type': 'application/x-ndjson',
    })
    expect(answer.body).toMatchObject({ received: 4, accepted: 1, conflict: 1, ignored: 1, rejected: 1 })
  })
})

describe('what events say', () => {
  test('service.deployed becomes a rollout on its environment, whose platform the catalogue knows', async () => {
    await test_.db.pool.query(
      `insert into cluster (id, platform, environment) values ('gew1-3', 'kubernetes', 'production')`,
    )
    await test_.db.pool.query(`insert into data_version values ('catalog', 7, now())`)
    expect((await post(cdevent)).status).toBe(201)
    expect(await rows('select * from rollout')).toMatchObject([
      {
        service_id: '?kubernetes/playlist-cache',
        source: '/cd',
        rollout_id: 'c1',
        platform: 'kubernetes',
        cluster: 'gew1-3',
        started_at: Date.parse('2026-03-02T09:16:31Z'),
        outcome: 'succeeded',
        kind: 'rollout',
        is_rollback: false,
        artefact: `sha256:${'0b31'.repeat(16)}`,
        version: '1.8.2',
      },
    ])
  })

  test('rolledback is a success and a rollback, removed undeploys, and without environment it is unmapped', async () => {
    const of = (predicate: string, id: string, content: object) => ({
      context: { ...cdevent.context, id, type: `dev.cdevents.service.${predicate}.0.3.0` },
      subject: { id: 'a', content },
    })
    await post(of('rolledback', '1', { environment: { id: 'kubernetes' } }))
    await post(of('removed', '2', { environment: { id: 'helios' } }))
    await post(of('upgraded', '3', { artifactId: '1.2.3' }))
    expect(
      await rows('select rollout_id, platform, cluster, kind, is_rollback, version from rollout order by 1'),
    ).toEqual([
      {
        rollout_id: '1',
        platform: 'kubernetes',
        cluster: 'kubernetes',
        kind: 'rollout',
        is_rollback: true,
        version: null,
      },
      {
        rollout_id: '2',
        platform: 'helios',
        cluster: 'helios',
        kind: 'undeployed',
        is_rollback: false,
        version: null,
      },
      { rollout_id: '3', platform: '?', cluster: '', kind: 'rollout', is_rollback: false, version: '1.2.3' },
    ])
  })

  test('a wrapped CDEvent must agree with its envelope, and may be encoded twice', async () => {
    expect((await post(wrapped(), structured)).status).toBe(201)
    const wrong = await post(wrapped(cdevent, { id: 'other' }), structured)
    expect(wrong.body.issues).toEqual([
      { path: '/data/context/id', message: 'is not the id of the CloudEvent' },
    ])
    const twice = { ...cdevent, context: { ...cdevent.context, id: 'c2' } }
    expect((await post(JSON.stringify(JSON.stringify(wrapped(twice))))).status).toBe(201)
    const third = { ...cdevent, context: { ...cdevent.context, id: 'c3' } }
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': 'c3',
      'ce-source': '/cd',
      'ce-type': third.context.type,
    }
    expect(
      (
        await post(JSON.stringify(JSON.stringify(wrapped(third))), {
          ...headers,
          'content-type': 'application/json',
        })
      ).status,
    ).toBe(201)
    expect((await rows('select 1 from rollout')).length).toBe(3)
  })

  test('our deploy as data has the key of its CloudEvent', async () => {
    const event = {
      specversion: '1.0',
      id: 'e1',
      source: 'spinnaker-eu',
      type: 'dev.landfall.deploy.v1',
      data: { id: 'other', ...deploy },
    }
    expect((await post(event, structured)).status).toBe(201)
    expect(await rows('select source, rollout_id, event_id, version from rollout')).toEqual([
      { source: 'spinnaker-eu', rollout_id: 'e1', event_id: 'e1', version: '1.8.2' },
    ])
    const bad = await post({ ...event, id: 'e2', data: { ...deploy, finishedAt: 'now' } }, structured)
    expect([bad.status, bad.body.issues]).toMatchObject([422, [{ path: '/data/finishedAt' }]])
  })

  test('our coverage joins spans; our evidence is a sight of a workload', async () => {
    const cover = (id: string, from: string, to: string) =>
      post(
        {
          ...minimal,
          id,
          source: 'sweep',
          type: 'dev.landfall.coverage.v1',
          data: { from: `2026-03-${from}Z`, to: `2026-03-${to}Z` },
        },
        structured,
      )
    expect((await cover('1', '01T00:00:00', '01T06:00:00')).status).toBe(201)
    await cover('2', '02T00:00:00', '02T06:00:00')
    await cover('3', '01T05:00:00', '01T09:00:00')
    await cover('4', '01T09:00:00', '01T10:00:00')
    expect(await rows('select from_at, to_at from source_coverage order by 1')).toEqual([
      { from_at: Date.parse('2026-03-01T00:00:00Z'), to_at: Date.parse('2026-03-01T10:00:00Z') },
      { from_at: Date.parse('2026-03-02T00:00:00Z'), to_at: Date.parse('2026-03-02T06:00:00Z') },
    ])
    const data = {
      service: 'a',
      platform: 'helios',
      cluster: 'lon',
      at: '2026-03-02T09:00:00Z',
      change: 'placed',
      version: null,
    }
    expect(
      (await post({ ...minimal, id: '5', type: 'dev.landfall.evidence.v1', data }, structured)).status,
    ).toBe(201)
    expect(await rows('select service_id, cluster, change, at from evidence')).toEqual([
      { service_id: '?helios/a', cluster: 'lon', change: 'placed', at: Date.parse('2026-03-02T09:00:00Z') },
    ])
  })
})
