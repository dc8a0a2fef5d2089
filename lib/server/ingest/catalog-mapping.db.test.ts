import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { postDeploys } from './post-deploys.ts'
import { postEvents } from './post-events.ts'
import { postSamples } from './post-samples.ts'
import { putCatalog } from './put-catalog.ts'
import { createIngestClient, type IngestClient } from './testing/ingest-client.ts'

const catalog = {
  clusters: [
    { id: 'lon', platform: 'helios' },
    { id: 'gew1-3', platform: 'kubernetes' },
  ],
  services: [{ id: 'playlist-cache', aliases: [{ platform: 'helios', name: 'playlistcache' }] }],
}

let test_: TestDatabase
let client: IngestClient
beforeEach(async () => {
  test_ = await createTestDatabase()
  client = await createIngestClient(test_.db, ['admin'], 'init')
})
afterEach(() => test_.drop())

const put = (body: object) => client.send(putCatalog, '/api/v1/catalog', body)
const deploy = (id: string, change: object) =>
  client.send(postDeploys, '/api/v1/deploys', {
    id,
    service: 'playlistcache',
    platform: 'helios',
    cluster: 'lon',
    finishedAt: '2026-03-02T09:16:31Z',
    ...change,
  })
const rows = async <T = Record<string, unknown>>(sql: string): Promise<T[]> =>
  (await test_.db.pool.query(sql)).rows as T[]

describe('mapping later', () => {
  test('facts under an unknown name move to their service, and both are marked', async () => {
    await deploy('1', {})
    await deploy('2', { service: 'playlist-cache', platform: 'kubernetes', cluster: 'gew1-3' })
    const sample = {
      at: '2026-03-02T09:00:00Z',
      service: 'playlistcache',
      platform: 'helios',
      cluster: 'lon',
      seconds: 60,
      usedCoreSeconds: 1,
    }
    await client.send(postSamples, '/api/v1/samples', sample)
    const data = {
      service: 'playlistcache',
      platform: 'helios',
      cluster: 'lon',
      at: '2026-03-02T09:00:00Z',
      change: 'placed',
    }
    await client.send(postEvents, '/api/v1/events', {
      specversion: '1.0',
      id: 'e',
      source: '/s',
      type: 'dev.landfall.evidence.v1',
      data,
    })
    expect(await rows('select distinct service_id from rollout order by 1')).toEqual([
      { service_id: '?helios/playlistcache' },
      { service_id: '?kubernetes/playlist-cache' },
    ])
    await test_.db.pool.query(`delete from dirty_service where service_id = '?kubernetes/playlist-cache'`)
    await test_.db.pool.query(
      `insert into service_summary (service_id, version) values ('?kubernetes/playlist-cache', 1)`,
    )
    await put(catalog)
    for (const table of ['rollout', 'sample', 'evidence']) {
      expect(await rows(`select distinct service_id from ${table}`), table).toEqual([
        { service_id: 'playlist-cache' },
      ])
    }
    expect(await rows('select rollout_id, reported_name from rollout order by 1')).toEqual([
      { rollout_id: '1', reported_name: 'playlistcache' },
      { rollout_id: '2', reported_name: 'playlist-cache' },
    ])
    const dirty = await rows<{ service_id: string }>('select distinct service_id from dirty_service')
    expect(dirty.map(row => row.service_id)).toEqual(
      expect.arrayContaining(['playlist-cache', '?helios/playlistcache', '?kubernetes/playlist-cache']),
    )
    await deploy('3', {})
    expect(await rows(`select service_id from rollout where rollout_id = '3'`)).toEqual([
      { service_id: 'playlist-cache' },
    ])
  })

  test('an alias that moves takes its facts along, and only its own', async () => {
    await put(catalog)
    await deploy('1', {})
    await deploy('2', { service: 'playlist-cache' })
    await put({ services: [{ id: 'other', aliases: [{ platform: 'helios', name: 'playlistcache' }] }] })
    expect(await rows('select rollout_id, service_id from rollout order by 1')).toEqual([
      { rollout_id: '1', service_id: 'other' },
      { rollout_id: '2', service_id: 'playlist-cache' },
    ])
  })

  test('an environment nobody knew gets its platform when its cluster is listed', async () => {
    const event = (id: string, cluster: string) => ({
      context: {
        specversion: '0.5.1',
        id,
        source: '/cd',
        type: 'dev.cdevents.service.deployed.0.3.0',
        timestamp: '2026-03-02T09:16:31Z',
      },
      subject: { id: 'playlistcache', content: { environment: { id: cluster } } },
    })
    await put({
      services: [{ id: 'playlist-cache', aliases: [{ platform: 'helios', name: 'playlistcache' }] }],
    })
    await client.send(postEvents, '/api/v1/events', event('1', 'lon'))
    await client.send(postEvents, '/api/v1/events', event('2', 'sto'))
    expect(await rows('select distinct service_id, platform from rollout')).toEqual([
      { service_id: '??/playlistcache', platform: '?' },
    ])
    await put({ clusters: [{ id: 'lon', platform: 'helios' }] })
    expect(await rows('select rollout_id, service_id, platform, cluster from rollout order by 1')).toEqual([
      { rollout_id: '1', service_id: 'playlist-cache', platform: 'helios', cluster: 'lon' },
      { rollout_id: '2', service_id: '??/playlistcache', platform: '?', cluster: 'sto' },
    ])
  })

  test('two rollouts that meet under one key leave the one the rules prefer', async () => {
    const devlake = {
      id: 'd1',
      startedDate: '2026-03-01T00:00:00Z',
      finishedDate: '2026-03-01T01:00:00Z',
      deploymentCommits: ['a', 'b'].map((name, hour) => ({
        repoUrl: `https://git.example.com/x/${name}.git`,
        commitSha: `c-${name}`,
        startedDate: '2026-03-01T00:00:00Z',
        finishedDate: `2026-03-01T0${2 - hour}:00:00Z`,
      })),
    }
    await client.send(postDeploys, '/api/v1/deploys?platform=kubernetes', devlake)
    expect(await rows('select service_id from rollout order by 1')).toEqual([
      { service_id: '?kubernetes/a' },
      { service_id: '?kubernetes/b' },
    ])
    await put({
      services: [
        {
          id: 's',
          aliases: [
            { platform: 'kubernetes', name: 'a' },
            { platform: 'kubernetes', name: 'b' },
          ],
        },
      ],
    })
    expect(await rows('select service_id, commit from rollout')).toEqual([{ service_id: 's', commit: 'c-b' }])
  })
})
