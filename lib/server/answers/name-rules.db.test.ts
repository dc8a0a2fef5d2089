import { afterEach, describe, expect, test } from 'vitest'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { applyNameRules } from '#lib/record/apply-name-rules.ts'
import { replayAsked } from '#lib/worker/replay-sources.ts'
import { derivedRows } from './testing/derived-rows.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

const opened: TestLandfall[] = []
const base = {
  teams: [{ id: 'gangway' }, { id: 'ballast' }],
  clusters: [
    { id: 'lon', platform: 'helios' },
    { id: 'gew1', platform: 'kubernetes' },
    { id: 'acct', platform: 'kubernetes' },
  ],
}
async function open(): Promise<TestLandfall> {
  const landfall = await createTestLandfall()
  opened.push(landfall)
  expect((await landfall.send('PUT', '/api/v1/catalog', base)).status).toBe(200)
  return landfall
}
afterEach(async () => {
  for (const landfall of opened.splice(0)) await landfall.drop()
})

const deploy = (id: string, service: string, rest: object = {}) => ({
  id,
  source: 'spin',
  service,
  platform: 'kubernetes',
  cluster: 'gew1',
  version: `v${id}`,
  finishedAt: `2026-02-0${(Number(id.replace(/\D/g, '')) % 8) + 1}T10:00:00Z`,
  ...rest,
})
/** No platform: only its place tells. */
const cdevent = (id: string, service: string, environment: string) => ({
  context: {
    specversion: '0.5.1',
    id,
    source: '/cd',
    type: 'dev.cdevents.service.deployed.0.3.0',
    timestamp: '2026-02-03T09:16:31Z',
  },
  subject: {
    id: service,
    content: { environment: { id: environment }, artifactId: 'pkg:oci/x@sha256%3Aabc' },
  },
})

const nameRules = [
  { id: 'canaries', match: { name: '*-canary' }, service: '{1}' },
  {
    id: 'ours',
    match: { source: 'spin', platform: 'kubernetes', name: 'ship-*' },
    team: 'gangway',
    kind: 'backend',
  },
]
const placeRules = [
  { id: 'eu', source: 'spin*', place: 'spin-eu/*', cluster: 'gew1', environment: 'production' },
  { id: 'cd', source: null, place: 'old-london', cluster: 'lon' },
]
const services = { services: [{ id: 'tides', team: 'ballast', kind: 'backend' }] }

const steps: Record<string, (landfall: TestLandfall) => Promise<{ status: number }>> = {
  services: landfall => landfall.send('PUT', '/api/v1/catalog', services),
  nameRules: landfall => landfall.send('PUT', '/api/v1/rules/names', { items: nameRules }),
  placeRules: landfall => landfall.send('PUT', '/api/v1/rules/places', { items: placeRules }),
  events: landfall =>
    landfall.send('POST', '/api/v1/deploys', {
      deploys: [
        deploy('1', 'tides'),
        deploy('2', 'tides-canary', { cluster: 'spin-eu/booking' }),
        deploy('3', 'ship-log'),
        deploy('4', 'ship-log-canary', { cluster: 'acct/booking' }),
        deploy('5', 'nobody'),
        deploy('6', 'ship-log', { platform: 'helios', cluster: 'lon' }),
        deploy('7', 'ship-bell', { cluster: 'spin-eu/quay', environment: 'staging' }),
      ],
    }),
  cdevents: landfall => landfall.send('POST', '/api/v1/events', cdevent('c1', 'tides', 'old-london')),
}

async function settle(landfall: TestLandfall): Promise<void> {
  await applyNameRules(landfall.db, Date.now())
  await replayAsked(landfall.db, 'test')
  await applyNameRules(landfall.db, Date.now())
  await landfall.project()
}

async function everything(landfall: TestLandfall): Promise<unknown> {
  const rows = async (text: string) => (await landfall.db.pool.query(text)).rows
  return {
    derived: await derivedRows(landfall),
    rollouts: await rows(
      'select service_id, source, rollout_id, reported_name, platform, cluster, environment from rollout order by 1, 2, 3',
    ),
    aliases: await rows('select * from service_alias order by platform, name'),
    services: await rows('select id, team, kind, rule_id from service order by id'),
    reported: await rows('select platform, name, source, traits from reported_name order by 1, 2, 3'),
  }
}

const run = async (order: string[]): Promise<TestLandfall> => {
  const landfall = await open()
  for (const step of order) {
    const { status } = await steps[step]!(landfall)
    expect([step, status < 300]).toEqual([step, true])
  }
  await settle(landfall)
  return landfall
}

describe('mapping later equals mapping earlier', () => {
  test('in whichever order rules, catalogue and events come', async () => {
    const first = await run(['services', 'nameRules', 'placeRules', 'events', 'cdevents'])
    const { derived, reported: _, ...expected } = (await everything(first)) as Record<string, unknown>
    expect(expected).toMatchObject({
      services: [
        { id: 'ship-bell', team: 'gangway', rule_id: 'ours' },
        { id: 'ship-log', team: 'gangway', rule_id: 'ours' },
        { id: 'tides', team: 'ballast', rule_id: null },
      ],
    })
    const { rows } = await first.db.pool.query(
      'select rollout_id, service_id, cluster, environment from rollout order by length(rollout_id), rollout_id',
    )
    expect(rows.map(row => Object.values(row))).toEqual([
      ['1', 'tides', 'gew1', null],
      ['2', 'tides', 'gew1', 'production'],
      ['3', 'ship-log', 'gew1', null],
      ['4', 'ship-log', 'acct', null],
      ['5', '?kubernetes/nobody', 'gew1', null],
      ['6', 'ship-log', 'lon', null],
      ['7', 'ship-bell', 'gew1', 'staging'],
      ['c1', 'tides', 'lon', null],
    ])
    for (const order of [
      ['events', 'cdevents', 'placeRules', 'nameRules', 'services'],
      ['cdevents', 'nameRules', 'events', 'services', 'placeRules'],
      ['placeRules', 'events', 'services', 'cdevents', 'nameRules'],
    ]) {
      const other = (await everything(await run(order))) as Record<string, unknown>
      expect(other.rollouts, order.join()).toEqual(expected.rollouts)
      expect(other.aliases, order.join()).toEqual(expected.aliases)
      expect(other.services, order.join()).toEqual(expected.services)
      expect(other.derived, order.join()).toEqual(derived)
    }
  }, 60_000)

  test('rules that are taken back leave nothing behind, and people`s mappings stay', async () => {
    const never = await run(['services', 'events', 'cdevents'])
    const landfall = await run(['services', 'nameRules', 'events', 'placeRules', 'cdevents'])
    const mapping = { platform: 'kubernetes', name: 'nobody', service: 'tides' }
    for (const one of [never, landfall])
      expect((await one.send('POST', '/api/v1/names/map', mapping)).status).toBe(200)
    await landfall.send('PUT', '/api/v1/rules/names', { items: [] })
    await landfall.send('PUT', '/api/v1/rules/places', { items: [] })
    await settle(landfall)
    await settle(never)
    const [left, expected] = [await everything(landfall), await everything(never)] as Record<
      string,
      unknown
    >[]
    for (const part of ['derived', 'rollouts', 'aliases', 'services'])
      expect(left![part]).toEqual(expected![part])
  }, 60_000)
})

describe('naming rules', () => {
  test('a preview tells what would move and writes nothing', async () => {
    const landfall = await run(['services', 'events'])
    const preview = await landfall.send('PUT', '/api/v1/rules/names?dryRun=1', { items: nameRules })
    expect(preview.body).toMatchObject({ dryRun: true, placed: 4, moved: 0, loosened: 0, withdrawn: [] })
    expect(preview.body.made).toEqual(['ship-bell', 'ship-log'])
    expect((await landfall.get('/api/v1/rules/names')).body).toEqual({ items: [] })
    expect((await landfall.db.pool.query('select 1 from service_alias')).rowCount).toBe(0)

    const saved = await landfall.send('PUT', '/api/v1/rules/names', { items: nameRules })
    expect(saved.body).toEqual({ ...preview.body, dryRun: false })
    const { rows } = await landfall.db.pool.query(
      `select actor, action from audit_log where action in ('rules.names.save', 'names.place') order by seq`,
    )
    expect(rows).toEqual([
      { actor: 'tests', action: 'rules.names.save' },
      { actor: 'rule canaries', action: 'names.place' },
      { actor: 'rule ours', action: 'names.place' },
    ])
    const loose = await landfall.send('PUT', '/api/v1/rules/names?dryRun=1', { items: [nameRules[0]] })
    expect(loose.body).toMatchObject({ placed: 0, loosened: 3, withdrawn: ['ship-bell', 'ship-log'] })
  })

  test('what is wrong with rules is said by its path', async () => {
    const landfall = await open()
    const send = (items: object[]) => landfall.send('PUT', '/api/v1/rules/names', { items })
    for (const [rule, path] of [
      [{ id: 'a', match: {} }, '/items/0/match'],
      [{ id: 'a', match: { colour: 'red' } }, '/items/0/match/colour'],
      [{ id: 'a', match: { name: '*' }, service: '{name' }, '/items/0/service'],
      [{ id: 'a', match: { name: '*' }, team: 'nobody' }, '/items/0/team'],
    ] as const) {
      const { status, body } = await send([rule])
      expect([status, body.issues?.[0]?.path]).toEqual([422, path])
    }
    const twice = { id: 'a', match: { name: 'x' } }
    expect((await send([twice, twice])).status).toBe(422)
    const place = { id: 'p', place: '*', cluster: 'nowhere' }
    expect(
      (await landfall.send('PUT', '/api/v1/rules/places', { items: [place] })).body.issues,
    ).toMatchObject([{ path: '/items/0/cluster' }])
  })
})

describe('names that wait', () => {
  test('are listed with what is near, are mapped, and come back when that is undone', async () => {
    const landfall = await run(['services', 'events', 'cdevents'])
    const { body } = await landfall.get('/api/v1/names')
    expect(body.names.map((item: { name: string }) => item.name).sort()).toEqual([
      'nobody',
      'ship-bell',
      'ship-log',
      'ship-log',
      'ship-log-canary',
      'tides-canary',
    ])
    const canary = body.names.find((item: { name: string }) => item.name === 'tides-canary')
    expect(canary).toMatchObject({
      platform: 'kubernetes',
      sources: ['spin'],
      rollouts: 1,
      suggestions: [{ service: 'tides', reason: 'only -canary differs' }],
    })
    expect(body.places.map((item: { place: string }) => item.place).sort()).toEqual([
      'old-london',
      'spin-eu/booking',
      'spin-eu/quay',
    ])
    const before = await everything(landfall)
    const key = { platform: 'kubernetes', name: 'ship-log' }
    const newService = { id: 'log', team: 'gangway', kind: 'backend' }
    expect((await landfall.send('POST', '/api/v1/names/map', { ...key, newService })).status).toBe(200)
    await landfall.project()
    expect((await landfall.get('/api/v1/services/log')).body.deploys).toHaveLength(1)
    expect((await landfall.send('POST', '/api/v1/names/map', { ...key, newService })).status).toBe(409)
    expect((await landfall.send('POST', '/api/v1/names/unmap', key)).status).toBe(200)
    expect((await landfall.send('POST', '/api/v1/names/unmap', key)).status).toBe(404)
    await landfall.project()
    const after = (await everything(landfall)) as Record<string, unknown>
    expect(after.rollouts).toEqual((before as Record<string, unknown>).rollouts)
    expect((await landfall.send('POST', '/api/v1/names/map', { ...key, service: 'nothing' })).status).toBe(
      422,
    )
  })

  test('are the business of admins', async () => {
    const landfall = await open()
    const given = { name: 'reader', scopes: ['read'], createdBy: 'test', expiresAt: null }
    landfall.token = (await recordApiToken(landfall.db.pool, given, Date.now())).token
    const key = { platform: 'helios', name: 'x' }
    for (const [method, path, body] of [
      ['POST', '/api/v1/names/map', { ...key, service: 'x' }],
      ['POST', '/api/v1/names/unmap', key],
      ['PUT', '/api/v1/rules/names?dryRun=1', { items: [] }],
      ['PUT', '/api/v1/rules/places', { items: [] }],
      ['PUT', '/api/v1/rules/environments', { items: [] }],
    ] as const) {
      const { status } = await landfall.send(method, path, body)
      expect([path, status]).toEqual([path, 403])
    }
  })
})
