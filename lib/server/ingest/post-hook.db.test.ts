import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { bodyLimitBytes } from '#lib/http/limits.ts'
import { decodeStored } from '#lib/sources/decode-stored.ts'
import { decodersOf } from '#lib/sources/registry.ts'
import {
  bearer,
  createHookClient,
  type HookClient,
  instanceSecret,
  registry,
  signedAsGithub,
} from './testing/hook-client.ts'

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

describe('a made-up tool, one folder and one line', () => {
  test('its deliveries are events of the source of the path, its headers kept as far as it asks and they are no proofs', async () => {
    const source = client.newSource()
    const answer = await client.post(source, buoy, {
      ...bearer(client.token),
      'x-buoy-keeper': 'mkim',
      'x-other': '1',
    })
    expect([answer.status, answer.body]).toEqual([201, { result: 'accepted', source, id: 'b1' }])
    expect(await client.rows('select id, kind from source')).toEqual([{ id: source, kind: 'buoy' }])
    const [event] = await client.rows(
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
    for (const source of ['buoy', client.newSource('buoy'), client.newSource('tender')])
      expect((await client.post(source, buoy, bearer(client.token))).status, source).toBe(201)
    await client.db.pool.query(
      `insert into source (id, kind, clusters, is_paused, created_at) values ('lamp', 'buoy', '{}', false, now())`,
    )
    const answer = await client.post('lamp', { buoy: 'x', lamp: true }, bearer(client.token))
    expect([answer.status, answer.body.reason]).toEqual([202, 'it names no service'])
  })

  test('one by one: 201, 200 (also for other words under a known key), 202, 422, each counted', async () => {
    const source = client.newSource()
    const statuses = []
    for (const body of [buoy, buoy, { ...buoy, version: '2' }, { buoy: 'b2' }, { service: 's' }])
      statuses.push((await client.post(source, body, bearer(client.token))).status)
    expect(statuses).toEqual([201, 200, 200, 202, 422])
    expect(
      await client.rows(
        'select sum(received) r, sum(accepted) a, sum(duplicate) d, sum(conflict) c, sum(ignored) i, sum(rejected) j from intake_count',
      ),
    ).toEqual([{ r: 5, a: 1, d: 1, c: 1, i: 1, j: 1 }])
    expect(await client.rows('select source, format, content_type, headers from event_reject')).toEqual([
      { source, format: 'buoy', content_type: 'application/json', headers: null },
    ])
  })

  test('many: an array, and lines under any name of them', async () => {
    const many = [buoy, { ...buoy, buoy: 'b2' }, { nothing: 1 }]
    const asArray = await client.post(client.newSource(), many, bearer(client.token))
    expect([asArray.status, asArray.body]).toMatchObject([
      200,
      { received: 3, accepted: 2, rejected: 1, items: [{}, {}, { result: 'rejected' }] },
    ])
    const text = many.map(item => JSON.stringify(item)).join('\n')
    for (const type of ['application/x-ndjson', 'application/json', 'text/plain']) {
      const asLines = await client.post(client.newSource(), `${text}\n`, {
        ...bearer(client.token),
        'content-type': type,
      })
      expect([asLines.status, asLines.body.accepted, asLines.body.rejected], type).toEqual([200, 2, 1])
    }
  })

  test('twice encoded, as text, compressed: read all the same', async () => {
    expect(
      (await client.post(client.newSource(), JSON.stringify(JSON.stringify(buoy)), bearer(client.token)))
        .status,
    ).toBe(201)
    expect(
      (
        await client.post(client.newSource(), JSON.stringify(buoy), {
          ...bearer(client.token),
          'content-type': 'text/plain',
        })
      ).status,
    ).toBe(201)
    const packed = gzipSync(JSON.stringify(buoy))
    expect(
      (await client.post(client.newSource(), packed, { ...bearer(client.token), 'content-encoding': 'gzip' }))
        .status,
    ).toBe(201)
  })

  test('a delivery took as long as it took: the delay is counted, a clock ahead counts as none', async () => {
    const source = client.newSource()
    const at = Date.now() - 90_000
    await client.post(source, { ...buoy, at }, bearer(client.token))
    await client.post(source, { ...buoy, buoy: 'ahead', at: Date.now() + 60_000 }, bearer(client.token))
    await client.post(source, { buoy: 'no time' }, bearer(client.token))
    const [lag] = await client.rows(
      'select sum(lag_count) n, sum(lag_ms_sum) total, max(lag_ms_max) most from intake_count',
    )
    expect(lag.n).toBe(2)
    expect(lag.most).toBeGreaterThanOrEqual(90_000)
    expect(lag.most).toBeLessThan(120_000)
    expect(lag.total).toBe(lag.most)
  })
})

describe('what is delivered', () => {
  test('what nobody knows is kept and ignored, once', async () => {
    const source = client.newSource('strange')
    for (const value of [{ strange: true }, 'text', 42, null, [], [1], true]) {
      const first = await client.post(source, JSON.stringify(value), bearer(client.token))
      expect([first.status, first.body.reason], JSON.stringify(value)).toEqual([
        202,
        'no adapter knows deliveries of this form',
      ])
      expect((await client.post(source, JSON.stringify(value), bearer(client.token))).status).toBe(200)
    }
    const stored = await client.rows(
      'select source, id, format, content_type, headers, body, received_at from event',
    )
    for (const event of stored) {
      const read = decodeStored({ ...event, contentType: event.content_type, receivedAt: Date.now() })
      expect(read).toMatchObject({ ok: true, value: { observations: [] } })
    }
    expect(await client.rows('select kind from source')).toEqual([{ kind: 'push' }])
  })

  test('no JSON is 400, no type of JSON 415, too much 413, no source 404', async () => {
    expect((await client.post(client.newSource(), '{"buoy":', bearer(client.token))).status).toBe(400)
    expect((await client.post(client.newSource(), '', bearer(client.token))).status).toBe(400)
    expect(
      (
        await client.post(client.newSource(), '<x/>', {
          ...bearer(client.token),
          'content-type': 'application/xml',
        })
      ).status,
    ).toBe(415)
    expect(
      (await client.post(client.newSource(), ' '.repeat(1024 * 1024 + 1), bearer(client.token))).status,
    ).toBe(413)
    expect(
      (await client.post(client.newSource('x'), ' '.repeat(bodyLimitBytes + 1), bearer(client.token))).status,
    ).toBe(413)
    for (const id of [' ', 'a\n', 'x'.repeat(201)])
      expect((await client.post(id, buoy, bearer(client.token))).status).toBe(404)
    expect(await client.rows('select count(*)::int n from intake_count')).toEqual([{ n: 0 }])
  })

  test('numbers of any size and names that come twice are their senders’ ways', async () => {
    const body = '{"buoy":"b1","nanos":1745292172510123456,"a":1,"a":2}'
    expect((await client.post(client.newSource(), body, bearer(client.token))).status).toBe(202)
  })

  test('GitHub’s form is read where it is there', async () => {
    const payload = JSON.stringify({ zen: 'x', hook_id: 1 })
    const form = new URLSearchParams({ payload }).toString()
    const secret = 'It is a secret'
    const source = client.newSource('github')
    await client.addSecret(source, secret)
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-github-event': 'ping',
      'x-github-delivery': '5f9a-1',
    }
    const answer = await client.post(source, form, { ...headers, ...signedAsGithub(form, secret) })
    expect(answer.status).toBe(202)
    const [event] = await client.rows("select content_type, convert_from(body, 'utf8') as text from event")
    expect(event).toEqual({ content_type: 'application/json', text: payload })
    expect(
      (await client.post(source, 'other=1', { ...headers, ...signedAsGithub('other=1', secret) })).status,
    ).toBe(400)
  })

  test('ten megabytes to Spinnaker are fine', async () => {
    const value = {
      details: { type: 'orca:task:complete', source: 'orca' },
      content: { context: {} as object },
      eventId: 'e1',
    }
    value.content.context = { log: 'a line of a log\n'.repeat(580_000) }
    const { status } = await client.post(client.newSource('spinnaker'), value, bearer(client.token))
    expect([201, 202]).toContain(status)
  })
})
