import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { selectDataVersion } from '#db/queries/select-data-version.ts'
import { startProjector } from '#lib/project/projector.ts'
import { respondStream } from './respond-stream.ts'
import { derivedRows } from './testing/derived-rows.ts'
import { fleetCatalog, fleetEvents, ndjson, shuffled } from './testing/random-fleet.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

const opened: TestLandfall[] = []
const open = async () => {
  const landfall = await createTestLandfall()
  opened.push(landfall)
  expect((await landfall.send('PUT', '/api/v1/catalog', fleetCatalog)).status).toBe(200)
  return landfall
}
afterEach(async () => {
  for (const landfall of opened.splice(0)) await landfall.drop()
})

test('worked check 10: the same 10,000 events shuffled, duplicated and split over two projectors give identical projections', async () => {
  const events = fleetEvents(10_000, 277)
  const plain = await open()
  expect(
    (await plain.send('POST', '/api/v1/deploys', ndjson(events), 'application/x-ndjson')).body.accepted,
  ).toBe(10_000)
  await plain.project()

  const mixed = await open()
  const projectors = [startProjector(mixed.db, { pollMs: 20 }), startProjector(mixed.db, { pollMs: 20 })]
  const twice = shuffled([...events, ...events.slice(0, 3_000)], 1)
  const quarter = Math.ceil(twice.length / 4)
  const parts = [0, 1, 2, 3].map(index => twice.slice(index * quarter, (index + 1) * quarter))
  await Promise.all(
    parts.map(async part => {
      for (let from = 0; from < part.length; from += 700)
        await mixed.send('POST', '/api/v1/deploys', { deploys: part.slice(from, from + 700) })
    }),
  )
  await mixed.get('/api/v1/sources', { prefer: 'wait=30' })
  await Promise.all(projectors.map(projector => projector.stop()))

  expect((await mixed.db.pool.query('select count(*) from dirty_service')).rows[0].count).toBe(0)
  expect(await derivedRows(mixed)).toEqual(await derivedRows(plain))
  const accounting = await mixed.get('/api/v1/accounting?from=2026-01-01&to=2026-06-30')
  const sum = (name: string) =>
    accounting.body.sources.reduce((total: number, row: never) => total + row[name], 0)
  expect([sum('received'), sum('accepted'), sum('duplicate')]).toEqual([13_000, 10_000, 3_000])
  const whole = await plain.get('/api/v1/accounting?from=2026-01-01&to=2026-06-30')
  expect(accounting.body.weeks).toEqual(whole.body.weeks)
}, 120_000)

describe('what was known', () => {
  test('an answer as known then never changes when later events tell of earlier days', async () => {
    const landfall = await open()
    const events = fleetEvents(600, 3)
    await landfall.send('POST', '/api/v1/deploys', { deploys: events.slice(0, 400) })
    await landfall.project()
    const knownAt = new Date().toISOString()
    const questions = [
      'progress',
      'frequency',
      'services?limit=50',
      'services/svc-1',
      'teams',
      'accounting?from=2026-01-01&to=2026-06-01',
    ]
    const ask = async () => {
      const answers = []
      for (const question of questions) {
        const { status, body } = await landfall.get(
          `/api/v1/${question}${question.includes('?') ? '&' : '?'}asOf=2026-04-01&knownAt=${knownAt}`,
        )
        expect([question, status]).toEqual([question, 200])
        // What came in is counted as of now, and freshness is that of now.
        answers.push({ ...body, freshness: null, sources: null })
      }
      return answers
    }
    const before = await ask()
    await sleep(5)
    await landfall.send('POST', '/api/v1/deploys', { deploys: events.slice(400) })
    await landfall.project()
    expect(await ask()).toEqual(before)
    const now = await landfall.get('/api/v1/progress?asOf=2026-04-01')
    expect(now.body.states).not.toEqual(before[0]!.states)
  })

  test('projecting again what did not change touches nothing', async () => {
    const landfall = await open()
    await landfall.send('POST', '/api/v1/deploys', { deploys: fleetEvents(500, 5) })
    await landfall.project()
    const count = async () =>
      (
        await landfall.db.pool.query(
          `select (select count(*) from deploy) d, (select count(*) from placement) p, (select count(*) from state_span) s,
                  (select count(*) from ledger_week) l, (select count(*) from service_heard) h`,
        )
      ).rows[0]
    const before = await count()
    await landfall.db.pool.query(
      `insert into dirty_service (service_id, marked_at) select id, now() from service`,
    )
    expect(await landfall.project()).toBe(40)
    expect(await count()).toEqual(before)
  })
})

test('a poisoned service is set aside with its error, stops nobody, and comes back with its next event', async () => {
  const landfall = await open()
  await landfall.send('POST', '/api/v1/deploys', { deploys: fleetEvents(200, 12) })
  // A fact nothing we decode could say: the projection of this one service fails.
  await landfall.db.pool.query(
    `insert into rollout (service_id, source, rollout_id, event_id, reported_name, platform, cluster, started_at, finished_at, outcome, kind, is_rollback, phase)
     values ('svc-1', 'tug', 'x', 'x', 'svc-1', 'helios', 'lon', 'infinity', 'infinity', 'succeeded', 'rollout', false, 2)`,
  )
  await landfall.db.pool.query(`insert into dirty_service (service_id, marked_at) values ('svc-1', now())`)
  await landfall.project()
  const { deadLetters } = (await landfall.get('/api/v1/sources')).body
  expect(deadLetters).toHaveLength(1)
  expect(deadLetters[0].service).toBe('svc-1')
  const summaries = async () =>
    (await landfall.db.pool.query('select service_id from service_summary')).rows.length
  expect(await summaries()).toBe(39)

  await landfall.db.pool.query(`delete from rollout where rollout_id = 'x'`)
  await landfall.db.pool.query(`insert into dirty_service (service_id, marked_at) values ('svc-1', now())`)
  await landfall.project()
  expect(await summaries()).toBe(40)
  expect((await landfall.get('/api/v1/sources')).body.deadLetters).toEqual([])
})

test('worked check 9: services of a silent source become unknown after its limit, and go back without a gap when it returns', async () => {
  const landfall = await open()
  const { pool } = landfall.db
  const deploys = [
    {
      id: 'c1',
      source: 'helios-lon',
      service: 'svc-1',
      platform: 'helios',
      cluster: 'lon',
      version: 'v1',
      finishedAt: '2026-02-01T10:00:00Z',
    },
    {
      id: 'c2',
      source: 'other',
      service: 'svc-2',
      platform: 'kubernetes',
      cluster: 'gew1',
      version: 'v1',
      finishedAt: '2026-02-01T10:00:00Z',
    },
  ]
  await landfall.send('POST', '/api/v1/deploys', { deploys })
  await landfall.project()
  await pool.query(`update source set freshness_seconds = 600, clusters = '{lon}' where id = 'helios-lon'`)
  await pool.query(
    `insert into source_coverage (source, from_at, to_at) values ('helios-lon', '2026-02-01T09:00:00Z', '2026-02-10T12:00:00Z')`,
  )
  const states = async (id: string, day: string) =>
    (await landfall.get(`/api/v1/services/${id}?asOf=${day}`)).body
  expect(await states('svc-1', '2026-02-09')).toMatchObject({ state: 'origin_only' })
  expect(await states('svc-1', '2026-02-10')).toMatchObject({
    state: 'unknown',
    since: '2026-02-10T12:10:00Z',
  })
  expect(await states('svc-2', '2026-02-10')).toMatchObject({ state: 'born_on_target' })
  const silent = (await landfall.get('/api/v1/progress?asOf=2026-02-12')).body
  expect(silent.states).toMatchObject({ unknown: 1, born_on_target: 1 })
  expect(silent.freshness).toContainEqual(expect.objectContaining({ source: 'helios-lon', silent: true }))

  await pool.query(
    `insert into source_coverage (source, from_at, to_at) values ('helios-lon', '2026-02-12T08:00:00Z', '2026-02-20T12:00:00Z')`,
  )
  const back = await states('svc-1', '2026-02-15')
  expect(back.states.map(({ state, from, to }: Record<string, string>) => [state, from, to])).toEqual([
    ['origin_only', '2026-02-01T10:00:00Z', '2026-02-10T12:10:00Z'],
    ['unknown', '2026-02-10T12:10:00Z', '2026-02-12T08:00:00Z'],
    ['origin_only', '2026-02-12T08:00:00Z', null],
  ])
})

test('an accepted event reaches a reader who waits, and a stream that is open', async () => {
  const landfall = await open()
  const projector = startProjector(landfall.db)
  const draining = new AbortController()
  const request = new Request('http://localhost/api/stream', {
    headers: { authorization: `Bearer ${landfall.token}` },
  })
  const context = {
    db: landfall.db,
    params: {},
    clientAddress: '192.0.2.1',
    requestId: 'test',
    draining: draining.signal,
  }
  const response = await respondStream(request, context)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const messages: string[] = []
  const reading = (async () => {
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) messages.push(part)
  })()
  try {
    await landfall.send('POST', '/api/v1/deploys', { deploys: fleetEvents(50, 13) })
    const { headers } = await landfall.get('/api/v1/services/svc-1', { prefer: 'wait=10' })
    expect(headers.get('landfall-pending')).toBe('0')
    const weeks = await landfall.get('/api/v1/accounting?from=2026-01-01&to=2026-06-01')
    expect(weeks.body.weeks.length).toBeGreaterThan(0)
    const { version } = await selectDataVersion(landfall.db.pool)
    const deadline = performance.now() + 5_000
    while (!messages.some(text => text.includes(version)) && performance.now() < deadline) await sleep(10)
    expect(messages.join('')).toContain(`event: changed\ndata: {"version":"${version}"`)
  } finally {
    await projector.stop()
    draining.abort()
    await reading
  }
})
