import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askReplay } from '#db/queries/ask-replay.ts'
import { takeLease } from '#db/queries/take-lease.ts'
import { derivedRows } from '#lib/server/answers/testing/derived-rows.ts'
import { fleetCatalog, fleetEvents } from '#lib/server/answers/testing/random-fleet.ts'
import { createTestLandfall, type TestLandfall } from '#lib/server/answers/testing/test-landfall.ts'
import { replayEvents } from '#lib/server/replay/replay-events.ts'
import { replaySource } from '#lib/server/replay/replay-source.ts'
import { replayAsked } from './replay-sources.ts'

let landfall: TestLandfall
beforeEach(async () => {
  landfall = await createTestLandfall()
  expect((await landfall.send('PUT', '/api/v1/catalog', fleetCatalog)).status).toBe(200)
})
afterEach(() => landfall.drop())

const query = async (text: string) => (await landfall.db.pool.query(text)).rows
const facts = async () => ({
  rollouts: await query('select * from rollout order by service_id, source, rollout_id'),
  samples: await query('select * from sample order by service_id, cluster, at, source'),
})
const samples = [1, 2, 3].map(hour => ({
  at: `2026-02-01T0${hour}:00:00Z`,
  source: 'tug',
  service: 'svc-1',
  platform: 'kubernetes',
  cluster: 'gew1',
  seconds: 3600,
  usedCoreSeconds: hour,
}))

describe('reading a source again', () => {
  test('changes nothing where nothing changed, and touches no other source', async () => {
    await landfall.send('POST', '/api/v1/deploys', { deploys: fleetEvents(500, 21) })
    await landfall.send('POST', '/api/v1/samples', { samples })
    await landfall.project()
    const before = { ...(await facts()), derived: await derivedRows(landfall) }
    expect(await replaySource(landfall.db, 'tug')).toMatchObject({ unreadable: 0, isWhole: true })
    await landfall.project()
    expect({ ...(await facts()), derived: await derivedRows(landfall) }).toEqual(before)
  })

  test('puts right what was written wrong, and takes out what nothing tells', async () => {
    await landfall.send('POST', '/api/v1/deploys', { deploys: fleetEvents(300, 22) })
    await landfall.project()
    const before = await facts()
    await query(
      `update rollout set service_id = 'svc-x', cluster = 'nowhere' where rollout_id in ('e1', 'e2', 'e3', 'e4')`,
    )
    await query(`update rollout set version = 'wrong' where rollout_id in ('e5', 'e6', 'e7')`)
    await query(`delete from rollout where rollout_id in ('e8', 'e9')`)
    for (const source of ['tug', 'spin']) await replaySource(landfall.db, source)
    expect(await facts()).toEqual(before)
  })

  test('goes on beside deliveries and misses none of them', async () => {
    const events = fleetEvents(600, 23)
    const quiet = await createTestLandfall()
    await quiet.send('PUT', '/api/v1/catalog', fleetCatalog)
    await quiet.send('POST', '/api/v1/deploys', { deploys: events })
    await quiet.project()
    await landfall.send('POST', '/api/v1/deploys', { deploys: events.slice(0, 300) })
    const deliver = async () => {
      for (let start = 300; start < 600; start += 20)
        await landfall.send('POST', '/api/v1/deploys', { deploys: events.slice(start, start + 20) })
    }
    const replay = async () => {
      for (const source of ['tug', 'spin', 'tug']) await replaySource(landfall.db, source)
    }
    await Promise.all([deliver(), replay()])
    await landfall.project()
    expect(await derivedRows(landfall)).toEqual(await derivedRows(quiet))
    await quiet.drop()
  })

  test('an event that cannot be read keeps its facts, is noted, and is well again once it can be', async () => {
    await landfall.send('POST', '/api/v1/deploys', { deploys: fleetEvents(40, 24) })
    await landfall.project()
    const before = await facts()
    const [broken] = await query(
      `select source, id, body from event where source = 'tug' order by id limit 1`,
    )
    const key = { source: broken.source as string, id: broken.id as string }
    const write = (body: Buffer) =>
      landfall.db.pool.query('update event set body = $3 where source = $1 and id = $2', [
        key.source,
        key.id,
        body,
      ])
    await write(Buffer.from('{"id": 1}'))
    expect(await replaySource(landfall.db, 'tug')).toMatchObject({ unreadable: 1, isWhole: true })
    expect(await query('select source, id, attempts from dead_event')).toEqual([{ ...key, attempts: 1 }])
    expect(await facts()).toEqual(before)
    const nothing = { source: 'tug', id: 'nothing' }
    expect(await replayEvents(landfall.db, [key, nothing])).toMatchObject([
      { ...key, error: expect.any(String) },
      { ...nothing, error: 'There is no such event.' },
    ])
    expect(await query('select attempts from dead_event')).toEqual([{ attempts: 2 }])
    await write(broken.body)
    expect(await replayEvents(landfall.db, [key])).toEqual([{ ...key, error: null }])
    expect(await query('select 1 from dead_event')).toEqual([])
    expect(await facts()).toEqual(before)
  })

  test('is done by one worker at a time, and what is asked is asked no more afterwards', async () => {
    await landfall.send('POST', '/api/v1/deploys', { deploys: fleetEvents(20, 25) })
    await askReplay(landfall.db.pool, ['tug', 'spin'], Date.now())
    const held = { name: 'replay:tug', holder: 'another', seconds: 60 }
    await takeLease(landfall.db.pool, held)
    await replayAsked(landfall.db, 'me')
    expect(await query('select id from source where replay_asked_at is not null')).toEqual([{ id: 'tug' }])
    await query(`update lease set expires_at = 'epoch' where name = 'replay:tug'`)
    await replayAsked(landfall.db, 'me')
    expect(await query('select id from source where replay_asked_at is not null')).toEqual([])
  })
})
