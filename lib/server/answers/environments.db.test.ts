import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rebuildFacts } from '#lib/cli/rebuild/rebuild-facts.ts'
import { dayMs, hourMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { derivedRows } from './testing/derived-rows.ts'
import { fleetCatalog } from './testing/random-fleet.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

let landfall: TestLandfall
beforeEach(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', {
    ...fleetCatalog,
    clusters: [
      ...fleetCatalog.clusters,
      { id: 'preview/svc-1/pr-42', platform: 'kubernetes', environment: 'production' },
    ],
  })
})
afterEach(() => landfall.drop())

const now = Date.now()
let told = 0
const say = (type: string, at: number, subject: object, customData?: object) =>
  landfall.send('POST', '/api/v1/events', {
    context: {
      specversion: '0.5.1',
      id: `e-${++told}`,
      source: 'previews',
      type: `dev.cdevents.${type}.0.3.0`,
      timestamp: formatInstant(at),
    },
    subject,
    ...(customData === undefined ? {} : { customData }),
  })
const id = 'preview/svc-1/pr-42'
const created = (at: number, custom: object = {}) =>
  say(
    'environment.created',
    at,
    { id, content: { name: 'pr-42', uri: 'https://pr-42.example.com' } },
    { ephemeral: true, pullRequest: { repository: 'acme/svc-1', number: 42 }, ...custom },
  )
const list = (search = '') => landfall.get(`/api/v1/environments${search}`).then(({ body }) => body)

describe('temporary environments', () => {
  test('are listed with their pull request, service, team, age and end', async () => {
    expect((await created(now - 30 * hourMs)).status).toBe(201)
    expect(await list()).toMatchObject({
      figures: { live: 1, old: 1, oldShare: 1, medianLifeHours: null },
      items: [
        {
          environment: id,
          service: 'svc-1',
          team: 'gangway',
          repository: 'acme/svc-1',
          pullRequest: 42,
          url: 'https://pr-42.example.com',
          endedAt: null,
          isOld: true,
        },
      ],
      total: 1,
      nextCursor: null,
    })
    await say('environment.deleted', now - 26 * hourMs, { id, content: {} }, { reason: 'pr_closed' })
    expect(await list()).toMatchObject({
      figures: { live: 0, old: 0, oldShare: null, medianLifeHours: 4 },
      items: [{ endedAt: formatInstant(now - 26 * hourMs), isOld: false }],
    })
  })

  test('past their time without an end they are expired, unconfirmed; more time makes them live on', async () => {
    await created(now - 3 * hourMs, { expiresAt: formatInstant(now - hourMs) })
    expect(await list('?state=expired')).toMatchObject({ items: [{ isExpiredUnconfirmed: true }] })
    await say('environment.modified', now - hourMs / 2, { id }, { expiresAt: formatInstant(now + hourMs) })
    expect(await list('?state=expired')).toMatchObject({ items: [], total: 0 })
    expect((await list('?state=live')).items).toHaveLength(1)
  })

  test('are filtered by service, team and state, and asked for a page at a time', async () => {
    await created(now - 3 * hourMs)
    await say('environment.created', now - 2 * hourMs, { id: 'preview/other/pr-1', content: {} })
    expect((await list('?service=svc-1')).total).toBe(1)
    expect((await list('?team=gangway')).total).toBe(1)
    expect((await list('?team=ballast')).total).toBe(0)
    expect((await list()).total).toBe(2)
    const first = await list('?limit=1')
    expect((first.items as { pullRequest: number }[])[0]).toMatchObject({ pullRequest: 1 })
    const second = await list(`?limit=1&cursor=${first.nextCursor}`)
    expect((second.items as { pullRequest: number }[])[0]).toMatchObject({ pullRequest: 42 })
    expect((await landfall.get('/api/v1/environments?service=nobody')).status).toBe(422)
    expect((await landfall.get('/api/v1/environments?state=asleep')).status).toBe(422)
  })

  test('a name that is no address of the web is no link, and a day before them shows none', async () => {
    await say('environment.created', now - hourMs, { id, content: { uri: 'javascript:alert(1)' } })
    expect(await list()).toMatchObject({ items: [{ url: null }] })
    expect(await list(`?asOf=${formatInstant(now - 3 * dayMs).slice(0, 10)}`)).toMatchObject({ items: [] })
  })

  test('a rebuild tells the same lives once', async () => {
    await created(now - 3 * hourMs)
    await created(now - 2 * hourMs)
    const before = await list()
    await rebuildFacts(landfall.db, Date.now() + 1)
    expect(await list()).toEqual(before)
    const sights = await landfall.db.pool.query('select count(*)::int as n from environment_sight')
    expect(sights.rows).toEqual([{ n: 2 }])
  })

  test('rollouts into one are in the ledger as that, and nothing else moves', async () => {
    const at = Date.UTC(2026, 1, 3)
    const deploy = (rest: object) =>
      landfall.send('POST', '/api/v1/deploys', {
        id: `d-${++told}`,
        source: 'tug',
        service: 'svc-1',
        platform: 'kubernetes',
        cluster: 'gew1',
        version: '1',
        finishedAt: formatInstant(at),
        ...rest,
      })
    await deploy({})
    await landfall.project()
    const rest = async () => {
      const {
        ledger: _,
        fates: __,
        heard: ___,
        ...others
      } = (await derivedRows(landfall)) as Record<string, unknown>
      const { body } = await landfall.get('/api/v1/services/svc-1')
      return { others, states: body.states, deploys: body.deploys, placements: body.placements }
    }
    const before = await rest()

    await created(at + hourMs)
    // A cluster somebody listed as production: what it is called says more.
    await say('service.deployed', at + 2 * hourMs, {
      id: 'svc-1',
      content: { environment: { id }, artifactId: 'pkg:oci/svc-1@sha256%3A0123456789abcdef0123456789abcdef' },
    })
    await deploy({ version: '2', environment: 'preview', finishedAt: formatInstant(at + 3 * hourMs) })
    await say('environment.deleted', at + 4 * hourMs, { id, content: {} }, { reason: 'ttl' })
    await landfall.project()
    expect(await rest()).toEqual(before)
    const { weeks } = (await landfall.get('/api/v1/accounting?from=2026-02-02&to=2026-02-08')).body as {
      weeks: { source: string; rollouts: number; deploys: number; excluded: Record<string, number> }[]
    }
    expect(
      weeks.map(({ source, rollouts, deploys, excluded }) => [
        source,
        rollouts,
        deploys,
        excluded.temporary_environment,
      ]),
    ).toEqual([
      ['previews', 1, 0, 1],
      ['tug', 2, 1, 1],
    ])
  })
})
