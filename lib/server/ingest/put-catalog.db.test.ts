import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { type AuditEntry, hashAuditEntry } from '#lib/record/append-audit.ts'
import { putCatalog } from './put-catalog.ts'
import { createIngestClient, type IngestClient } from './testing/ingest-client.ts'

const catalog = {
  areas: [{ id: 'music' }],
  offices: [{ id: 'stockholm', timeZone: 'Europe/Stockholm', country: 'SE' }],
  teams: [{ id: 'stream-core', name: 'Stream Core', area: 'music', office: 'stockholm' }],
  clusters: [
    { id: 'lon', platform: 'helios', region: 'europe', environment: 'production' },
    { id: 'gew1-3', platform: 'kubernetes', region: 'europe', environment: 'production' },
  ],
  services: [
    {
      id: 'playlist-cache',
      team: 'stream-core',
      kind: 'backend',
      stateless: true,
      archetype: 'jvm-service',
      createdAt: '2018-05-01T00:00:00Z',
      retiredAt: null,
      aliases: [{ platform: 'helios', name: 'playlistcache' }],
    },
  ],
  ownership: [{ service: 'playlist-cache', team: 'stream-core', from: '2018-05-01' }],
  migrations: [
    {
      id: 'helios-to-kubernetes',
      name: 'Helios to Kubernetes',
      from: 'helios',
      to: 'kubernetes',
      baselineOn: '2025-01-01',
      scope: { kinds: ['backend'], stateless: true, environments: ['production'] },
    },
  ],
}

let test_: TestDatabase
let client: IngestClient
beforeEach(async () => {
  test_ = await createTestDatabase()
  client = await createIngestClient(test_.db, ['admin'], 'init')
})
afterEach(() => test_.drop())

const put = (body: object, query = '') => client.send(putCatalog, `/api/v1/catalog${query}`, body)
const rows = async <T = Record<string, unknown>>(sql: string): Promise<T[]> =>
  (await test_.db.pool.query(sql)).rows as T[]

describe('the catalogue', () => {
  test('is written whole, again without a change, and in part without losing the rest', async () => {
    const first = await put(catalog)
    expect([first.status, first.body.changes]).toMatchObject([
      200,
      { services: { added: 1, addedIds: ['playlist-cache'] }, ownership: { added: 1 } },
    ])
    expect(await rows('select * from service')).toEqual([
      {
        id: 'playlist-cache',
        name: null,
        team: 'stream-core',
        kind: 'backend',
        stateless: true,
        archetype: 'jvm-service',
        created_at: Date.parse('2018-05-01T00:00:00Z'),
        retired_at: null,
        rule_id: null,
      },
    ])
    expect(await rows('select from_at from ownership')).toEqual([
      { from_at: Date.parse('2018-05-01T00:00:00Z') },
    ])
    const again = await put(catalog)
    expect(again.body.changes).toMatchObject({
      services: { added: 0, changed: 0, unchanged: 1 },
      migrations: { unchanged: 1 },
    })
    expect(await rows(`select version from data_version where name = 'catalog'`)).toEqual([{ version: 1 }])
    const part = await put({ services: [{ id: 'playlist-cache', kind: 'ml' }, { id: 'new' }] })
    expect(part.body.changes).toMatchObject({
      services: {
        added: 1,
        changes: [{ id: 'playlist-cache', fields: { kind: { from: 'backend', to: 'ml' } } }],
      },
    })
    expect(await rows('select id, team, kind, stateless from service order by id')).toEqual([
      { id: 'new', team: null, kind: 'other', stateless: null },
      { id: 'playlist-cache', team: 'stream-core', kind: 'ml', stateless: true },
    ])
    expect(await rows('select count(*) from service_alias')).toEqual([{ count: 1 }])
  })

  test('a dry run tells the difference and writes nothing', async () => {
    const answer = await put(catalog, '?dryRun=1')
    expect(answer.body).toMatchObject({ dryRun: true, changes: { clusters: { added: 2 } } })
    expect(await rows('select 1 from cluster')).toEqual([])
    expect(await rows('select 1 from audit_log')).toEqual([])
  })

  test('names what is wrong and what it does not know, by path, and writes nothing', async () => {
    const answer = await put({
      teams: [{ id: 'a', area: 'nowhere' }],
      services: [{ id: 's', team: 'nobody' }],
      ownership: [{ service: 'ghost', team: 'a', from: '2020-01-01' }],
      clusters: [{ id: 'c' }],
    })
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid_catalog'])
    expect((answer.body.issues as { path: string }[]).map(issue => issue.path).sort()).toEqual([
      '/clusters/0/platform',
      '/ownership/0/service',
      '/services/0/team',
      '/teams/0/area',
    ])
    const bad = await put({
      services: [{ id: '?x', createdAt: 'now' }],
      ownership: [{ service: 's', team: 't', from: '2020-02-30' }],
      extra: [],
    })
    expect((bad.body.issues as { path: string }[]).map(issue => issue.path)).toEqual(
      expect.arrayContaining(['/services/0/id', '/services/0/createdAt', '/ownership/0/from']),
    )
    expect(await rows('select 1 from team')).toEqual([])
  })

  test('needs admin', async () => {
    const reader = await createIngestClient(test_.db, ['read', 'ingest:*'])
    expect((await reader.send(putCatalog, '/api/v1/catalog', catalog)).status).toBe(403)
  })

  test('every change is in the hash-chained log', async () => {
    await put(catalog)
    await put({ areas: [{ id: 'ads' }] })
    const entries = await rows<AuditEntry & { object_type: string; object_id: string; hash: Buffer }>(
      'select * from audit_log order by seq',
    )
    expect(entries).toMatchObject([
      { actor: 'init', action: 'catalog.put' },
      { detail: { areas: { added: 1, changed: 0 } } },
    ])
    let previous = Buffer.alloc(32)
    for (const { at, actor, action, object_type: objectType, object_id: objectId, detail, hash } of entries) {
      previous = hashAuditEntry(
        { at, actor, action, objectType, objectId, detail },
        previous,
      ) as Buffer<ArrayBuffer>
      expect(previous.equals(hash)).toBe(true)
    }
  })
})

test('two thousand services with five thousand owners are one short request', async () => {
  const teams = Array.from({ length: 280 }, (_, index) => ({ id: `t${index}` }))
  const services = Array.from({ length: 2_000 }, (_, index) => ({
    id: `s${index}`,
    team: `t${index % 280}`,
    aliases: [{ platform: 'helios', name: `h${index}` }],
  }))
  const ownership = Array.from({ length: 5_000 }, (_, index) => ({
    service: `s${index % 2_000}`,
    team: `t${index % 280}`,
    from: `20${10 + Math.floor(index / 2_000)}-01-01`,
  }))
  const answer = await put({ teams, services, ownership })
  expect(answer.status).toBe(200)
  expect(await rows('select count(*) from ownership')).toEqual([{ count: 5_000 }])
})
