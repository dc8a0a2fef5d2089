import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { selectDataVersion } from '#db/queries/select-data-version.ts'
import { rebuildAll } from '#lib/cli/rebuild.ts'
import { startProjector } from '#lib/project/projector.ts'
import { respondStream } from './respond-stream.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

const dayMs = 86_400_000
const start = Date.UTC(2026, 0, 5)
const catalog = {
  areas: [{ id: 'music' }],
  teams: [{ id: 'gangway', area: 'music' }, { id: 'ballast' }],
  clusters: [
    { id: 'lon', platform: 'helios', environment: 'production' },
    { id: 'gew1', platform: 'kubernetes', environment: 'production' },
    { id: 'gae1', platform: 'kubernetes', environment: 'production' },
    { id: 'play', platform: 'kubernetes', environment: 'staging' },
  ],
  services: Array.from({ length: 40 }, (_, index) => ({
    id: `svc-${index}`,
    team: index % 3 ? 'gangway' : 'ballast',
    kind: 'backend',
  })),
  migrations: [
    {
      id: 'helios-to-kubernetes',
      name: 'Helios to Kubernetes',
      from: 'helios',
      to: 'kubernetes',
      scope: { kinds: ['backend'] },
    },
  ],
}

/** A generator of our own, so that a failure can be repeated. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function eventsOf(count: number, seed: number): object[] {
  const roll = dice(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(roll() * items.length)]!
  return Array.from({ length: count }, (_, index) => {
    const cluster = pick(['lon', 'lon', 'gew1', 'gew1', 'gae1', 'play'])
    const finishedAt = start + Math.floor(roll() * 100 * dayMs)
    return {
      id: `e${index}`,
      source: pick(['tug', 'spin']),
      service: `svc-${Math.floor(roll() * 40)}`,
      platform: cluster === 'lon' ? 'helios' : 'kubernetes',
      cluster,
      version: `v${Math.floor(roll() * 30)}`,
      startedAt: new Date(finishedAt - 60_000 - Math.floor(roll() * 600_000)).toISOString(),
      finishedAt: new Date(finishedAt).toISOString(),
      outcome: pick(['succeeded', 'succeeded', 'succeeded', 'succeeded', 'failed', 'aborted', 'rolled_back']),
      kind: pick([
        'rollout',
        'rollout',
        'rollout',
        'rollout',
        'rollout',
        'hosts_changed',
        'restart',
        'undeployed',
        'deleted',
      ]),
    }
  })
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const roll = dice(seed)
  const copy = [...items]
  for (let index = copy.length - 1; index > 0; index--) {
    const other = Math.floor(roll() * (index + 1))
    ;[copy[index], copy[other]] = [copy[other]!, copy[index]!]
  }
  return copy
}

const ndjson = (events: readonly object[]) => events.map(event => JSON.stringify(event)).join('\n')
const opened: TestLandfall[] = []
const open = async () => {
  const landfall = await createTestLandfall()
  opened.push(landfall)
  expect((await landfall.send('PUT', '/api/v1/catalog', catalog)).status).toBe(200)
  return landfall
}
afterEach(async () => {
  for (const landfall of opened.splice(0)) await landfall.drop()
})

/** Everything derived, without ids and the times it was known: what must not depend on the order of arrival. */
async function derived({ db }: TestLandfall): Promise<unknown> {
  const rows = async (text: string) => (await db.pool.query(text)).rows
  return {
    deploys: await rows(
      `select service_id, platform, at, artefact_key, version, rollout_count, is_counted_in_rates, source, rollout_id
         from deploy where known_to is null order by service_id, at, platform, source, rollout_id`,
    ),
    placements: await rows(
      `select service_id, platform, cluster, from_at, to_at, deleted_at, version, presence, opened_by, closed_by
         from placement where known_to is null order by service_id, from_at, cluster`,
    ),
    states: await rows(
      `select service_id, state, from_at, to_at, evidence from state_span where known_to is null order by service_id, from_at`,
    ),
    ledger: await rows(
      `select service_id, source, platform, week_on, rollouts, deploys, hosts_changed, same_artefact, restart, scaling, folded,
              not_production, unfinished, temporary_environment, failed, rollback
         from ledger_week where known_to is null order by service_id, source, platform, week_on`,
    ),
    weeks: await rows('select * from service_week order by service_id, week_on, platform'),
    heard: await rows(
      `select service_id, first_event_at, first_platforms, sources, first_by_source, first_deploy_at, unmapped
         from service_heard where known_to is null order by service_id`,
    ),
  }
}

test('worked check 10: the same 10,000 events shuffled, duplicated and split over two projectors give identical projections', async () => {
  const events = eventsOf(10_000, 277)
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
  expect(await derived(mixed)).toEqual(await derived(plain))
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
    const events = eventsOf(600, 3)
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
    await landfall.send('POST', '/api/v1/deploys', { deploys: eventsOf(500, 5) })
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

describe('rebuild', () => {
  test('changes nothing on a healthy database, from raw events or from facts', async () => {
    const landfall = await open()
    await landfall.send('POST', '/api/v1/deploys', { deploys: eventsOf(800, 8) })
    const at = (day: number) => new Date(start + day * dayMs).toISOString()
    const samples = [1, 40].map(day => ({
      at: at(day),
      service: 'svc-1',
      platform: 'kubernetes',
      cluster: 'gew1',
      seconds: 3600,
      usedCoreSeconds: 100,
      requestedCoreSeconds: 200,
      readyInstances: day > 1 ? 2 : 0,
    }))
    await landfall.send('POST', '/api/v1/samples', { samples })
    await landfall.project()
    const tables = async () =>
      Promise.all(
        [
          'rollout',
          'evidence',
          'sample',
          'cluster_sample',
          'deploy',
          'placement',
          'state_span',
          'ledger_week',
          'service_week',
          'service_heard',
          'source',
          'intake_count',
        ].map(
          async table =>
            (
              await landfall.db.pool.query(
                `select md5(string_agg(t::text, '|' order by t::text)) from ${table} t`,
              )
            ).rows[0].md5,
        ),
      )
    const before = await tables()
    expect(await rebuildAll(landfall.db, true)).toEqual({
      events: 801,
      unreadable: { count: 0, examples: [] },
      corrected: 0,
      isPartial: false,
    })
    expect(await tables()).toEqual(before)
    expect(await rebuildAll(landfall.db, false)).toBeNull()
    expect(await tables()).toEqual(before)
  })

  test('takes out facts that no event tells, and puts back those that are missing', async () => {
    const landfall = await open()
    await landfall.send('POST', '/api/v1/deploys', { deploys: eventsOf(300, 9) })
    await landfall.project()
    const before = await derived(landfall)
    await landfall.db.pool.query(`delete from rollout where rollout_id in ('e1', 'e2', 'e3')`)
    await landfall.db.pool.query(
      `update rollout set service_id = 'svc-7', version = 'wrong' where rollout_id = 'e5'`,
    )
    await rebuildAll(landfall.db, true)
    expect(await derived(landfall)).toEqual(before)
  })
})

describe('names', () => {
  let landfall: TestLandfall
  beforeEach(async () => {
    landfall = await open()
  })
  const deploy = (rest: object) => ({
    id: 'n1',
    source: 'tug',
    service: 'old-name',
    platform: 'helios',
    cluster: 'lon',
    version: 'v1',
    finishedAt: '2026-02-01T10:00:00Z',
    ...rest,
  })

  test('an unmapped name is shown, counts nowhere, and replays when it is mapped', async () => {
    await landfall.send('POST', '/api/v1/deploys', deploy({}))
    await landfall.project()
    const accounting = () =>
      landfall.get('/api/v1/accounting?from=2026-01-26&to=2026-02-08').then(({ body }) => body)
    expect(await accounting()).toMatchObject({
      weeks: [],
      unmapped: [{ source: 'tug', platform: 'helios', name: 'old-name', cluster: 'lon', rollouts: 1 }],
    })
    expect((await landfall.get('/api/v1/sources')).body.unmapped).toEqual([
      { platform: 'helios', name: 'old-name', rollouts: 1 },
    ])

    const services = [
      { id: 'svc-1', team: 'gangway', kind: 'backend', aliases: [{ platform: 'helios', name: 'old-name' }] },
    ]
    expect((await landfall.send('PUT', '/api/v1/catalog', { services })).status).toBe(200)
    await landfall.project()
    expect(await accounting()).toMatchObject({
      unmapped: [],
      weeks: [{ week: '2026-W05', rollouts: 1, deploys: 1 }],
    })
    expect((await landfall.get('/api/v1/services/svc-1')).body).toMatchObject({
      state: 'origin_only',
      since: '2026-02-01T10:00:00Z',
    })
  })

  test('a rollout on an unknown cluster waits for the cluster', async () => {
    await landfall.send('POST', '/api/v1/deploys', deploy({ service: 'svc-2', cluster: 'par' }))
    await landfall.project()
    const accounting = () =>
      landfall.get('/api/v1/accounting?from=2026-01-26&to=2026-02-08').then(({ body }) => body)
    expect((await accounting()).unmapped).toEqual([
      { source: 'tug', platform: 'helios', name: 'svc-2', cluster: 'par', rollouts: 1 },
    ])
    expect((await landfall.get('/api/v1/services/svc-2')).body.state).toBe('idle')

    await landfall.send('PUT', '/api/v1/catalog', {
      clusters: [{ id: 'par', platform: 'helios', environment: 'production' }],
    })
    await landfall.project()
    expect(await accounting()).toMatchObject({ unmapped: [], weeks: [{ rollouts: 1, deploys: 1 }] })
    expect((await landfall.get('/api/v1/services/svc-2')).body.state).toBe('origin_only')
  })

  test('a catalogue that comes after the events gives the same answers', async () => {
    const late = await createTestLandfall()
    opened.push(late)
    const events = eventsOf(300, 11)
    await late.send('POST', '/api/v1/deploys', { deploys: events })
    await late.project()
    await late.send('PUT', '/api/v1/catalog', catalog)
    await late.project()
    await landfall.send('POST', '/api/v1/deploys', { deploys: events })
    await landfall.project()
    expect(await derived(late)).toEqual(await derived(landfall))
  })
})

test('a poisoned service is set aside with its error, stops nobody, and comes back with its next event', async () => {
  const landfall = await open()
  await landfall.send('POST', '/api/v1/deploys', { deploys: eventsOf(200, 12) })
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
    await landfall.send('POST', '/api/v1/deploys', { deploys: eventsOf(50, 13) })
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
