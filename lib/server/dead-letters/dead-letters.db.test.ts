import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hourMs } from '#lib/domain/time/durations.ts'
import { createTestLandfall, type TestLandfall } from '../answers/testing/test-landfall.ts'
import { replayReject } from './replay-reject.ts'

let landfall: TestLandfall
beforeEach(async () => {
  landfall = await createTestLandfall()
})
afterEach(() => landfall.drop())

const rows = async <T = Record<string, unknown>>(sql: string): Promise<T[]> =>
  (await landfall.db.pool.query(sql)).rows as T[]
const ahead = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString()
const deploy = (id: string, rest: object = {}) => ({
  id,
  source: 'tug',
  service: 'svc',
  platform: 'kubernetes',
  version: 'v1',
  finishedAt: '2026-03-02T09:16:31Z',
  ...rest,
})
const post = (body: object | string, type?: string) => landfall.send('POST', '/api/v1/deploys', body, type)
const list = async (search = '') => (await landfall.get(`/api/v1/dead-letters${search}`)).body
const replay = (id: string) =>
  landfall.send('POST', `/api/v1/dead-letters/${encodeURIComponent(id)}/replay`, '')
const intake = async () => {
  const every = await rows<Record<string, number>>(
    'select received, accepted, duplicate, conflict, ignored, rejected from intake_count',
  )
  const sums: Record<string, number> = {}
  for (const row of every) {
    const { received, ...parts } = row
    // Of every row, not only of the sum: a reader of one day or slot finds it in order.
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(received)
    for (const [name, count] of Object.entries(row)) {
      expect(count).toBeGreaterThanOrEqual(0)
      sums[name] = (sums[name] ?? 0) + count
    }
  }
  return sums
}

describe('a delivery refused on arrival', () => {
  test('one too far ahead stays while it is, and is taken in under its own key when its time has come', async () => {
    expect((await post(deploy('1', { finishedAt: ahead(25) }))).status).toBe(422)
    const [item] = (await list()).items
    expect(item).toMatchObject({
      kind: 'delivery',
      source: 'tug',
      code: 'invalid_event',
      reason: '/finishedAt is more than # hours in the future',
    })
    expect((await replay(item.id)).body).toMatchObject({
      result: 'unchanged',
      reason: expect.stringMatching(/24 hours/),
    })
    expect(await intake()).toMatchObject({ received: 1, rejected: 1, accepted: 0 })

    const seq = Number(item.id.split(':')[1])
    expect(await replayReject(landfall.db, seq, Date.now() + 2 * hourMs)).toEqual({ result: 'accepted' })
    expect(await rows('select source, id, format from event')).toEqual([
      { source: 'tug', id: '1', format: 'deploy' },
    ])
    expect(await rows('select service_id from rollout')).toEqual([{ service_id: '?kubernetes/svc' }])
    expect(await intake()).toMatchObject({ received: 1, rejected: 0, accepted: 1 })
    expect((await list()).counts).toEqual({ delivery: 0, event: 0, service: 0 })
    expect((await replay(item.id)).status).toBe(404)
    expect(await replayReject(landfall.db, seq, Date.now() + 2 * hourMs)).toEqual({ result: 'gone' })
  })

  test('what came again meanwhile is a duplicate, another body under the key a conflict; sums hold for each', async () => {
    const late = ahead(24.5)
    await post(deploy('1', { finishedAt: late }))
    await post(deploy('2', { finishedAt: late }))
    await post(deploy('2', { version: 'other' }))
    await landfall.db.pool.query(
      `update event_reject set body = replace(convert_from(body, 'UTF8'), $1, $2)::bytea`,
      [late, '2026-03-02T09:16:31Z'],
    )
    await post(deploy('1'))
    expect((await landfall.send('POST', '/api/v1/dead-letters/replay', {})).body).toMatchObject({
      tried: 2,
      counts: { duplicate: 1, conflict: 1 },
      isWhole: true,
    })
    expect(await intake()).toEqual({
      received: 4,
      accepted: 2,
      duplicate: 1,
      conflict: 1,
      ignored: 0,
      rejected: 0,
    })
  })

  test('two people who replay it at once take turns: it counts once', async () => {
    await post(deploy('1', { finishedAt: ahead(25) }))
    const later = Date.now() + 2 * hourMs
    const [{ seq }] = (await rows<{ seq: number }>('select seq from event_reject')) as [{ seq: number }]
    const outcomes = await Promise.all([1, 2, 3].map(() => replayReject(landfall.db, seq, later)))
    expect(outcomes.map(({ result }) => result).sort()).toEqual(['accepted', 'gone', 'gone'])
    expect(await intake()).toMatchObject({ received: 1, accepted: 1 })
  })

  test('samples, CloudEvents and lines that are no JSON', async () => {
    const sample = {
      at: ahead(25),
      service: 'svc',
      cluster: 'c',
      seconds: 60,
      usedCoreSeconds: 1,
      source: 'cpu',
    }
    await landfall.send('POST', '/api/v1/samples', sample)
    await landfall.send(
      'POST',
      '/api/v1/events',
      {
        specversion: '1.0',
        id: 'e',
        source: '/s',
        type: 'dev.landfall.deploy.v1',
        data: deploy('x', { finishedAt: ahead(25) }),
      },
      'application/cloudevents+json',
    )
    await post('{"id": \n', 'application/x-ndjson')
    const later = Date.now() + 2 * hourMs
    const seqs = await rows<{ seq: number; code: string }>('select seq, code from event_reject order by seq')
    const outcomes = []
    for (const { seq } of seqs) outcomes.push((await replayReject(landfall.db, seq, later)).result)
    expect(outcomes).toEqual(['accepted', 'accepted', 'rejected'])
    expect(await rows('select source, id from event_key')).toEqual([{ source: '/s', id: 'e' }])
    expect(await rows('select count(*) from sample')).toEqual([{ count: 1 }])
    expect(await intake()).toMatchObject({ received: 3, accepted: 2, rejected: 1 })
  })

  test('reasons are grouped with one example each, and a group is replayed or its raw bytes opened', async () => {
    for (const id of ['1', '2', '3']) await post(deploy(id, { service: '' }))
    await post(deploy('4', { finishedAt: 'soon', note: '<script>' }))
    const answer = await list()
    expect(
      answer.groups.map(({ count, reason }: { count: number; reason: string }) => [count, reason]),
    ).toEqual([
      [3, '/service must not be blank'],
      [1, '/finishedAt must be an RFC # date-time such as #-#-#T#:#:#Z'],
    ])
    const [first, second] = answer.groups
    const one = (await landfall.get(`/api/v1/dead-letters/${encodeURIComponent(second.example.id)}`)).body
    expect(JSON.parse(one.body)).toMatchObject({ id: '4', note: '<script>' })
    expect(one).toMatchObject({ encoding: 'utf-8', isCut: false, format: 'deploy' })
    const page = await list(`?group=${first.group}&limit=2`)
    expect(page.items).toHaveLength(2)
    const rest = await list(`?group=${first.group}&limit=2&cursor=${page.nextCursor}`)
    expect(rest.items).toHaveLength(1)
    expect(rest.nextCursor).toBeNull()
    const outcome = await landfall.send('POST', '/api/v1/dead-letters/replay', { group: first.group })
    expect(outcome.body).toMatchObject({ tried: 3, counts: { unchanged: 3 } })
    expect((await list('?source=nobody')).items).toEqual([])
  })

  test('put aside with a reason it waits no more, and stays refused in the accounting', async () => {
    await post(deploy('1', { service: '' }))
    const [{ id }] = (await list()).items
    const path = `/api/v1/dead-letters/${encodeURIComponent(id)}/dismiss`
    expect((await landfall.send('POST', path, { reason: ' ' })).status).toBe(422)
    expect((await landfall.send('POST', path, { reason: 'a test of theirs' })).status).toBe(200)
    expect((await list()).counts.delivery).toBe(0)
    expect(await rows('select resolution from event_reject')).toEqual([
      { resolution: 'put aside: a test of theirs' },
    ])
    expect(await intake()).toMatchObject({ received: 1, rejected: 1 })
    expect(await rows('select action, detail from audit_log')).toEqual([
      { action: 'dead-letter.dismissed', detail: { reason: 'a test of theirs' } },
    ])
  })
})

describe('what is stored and cannot be used', () => {
  test('a stored event no adapter reads any more is replayed after the fix, and keeps its facts until then', async () => {
    await post(deploy('1'))
    await landfall.db.pool.query(
      `update event set body = replace(convert_from(body, 'UTF8'), '"version":"v1"', '"version":12')::bytea`,
    )
    await landfall.db.pool.query(
      `insert into dead_event select source, id, received_at, 'version', 1, received_at from event_key`,
    )
    const [item] = (await list('?kind=event')).items
    expect(item).toMatchObject({ kind: 'event', source: 'tug', name: '1' })
    expect((await replay(item.id)).body).toMatchObject({
      result: 'unchanged',
      reason: expect.stringMatching(/version/),
    })
    expect(await rows('select version from rollout')).toEqual([{ version: 'v1' }])
    await landfall.db.pool.query(
      `update event set body = replace(convert_from(body, 'UTF8'), '"version":12', '"version":"v2"')::bytea`,
    )
    expect((await replay(item.id)).body).toEqual({ result: 'read', reason: null })
    expect(await rows('select version from rollout')).toEqual([{ version: 'v2' }])
    expect((await list()).counts.event).toBe(0)
  })

  test('a poisoned service stops nobody, and is projected when it is tried again after the fix', async () => {
    for (const service of ['good', 'poisoned', 'fine']) await post(deploy(service, { service }))
    await landfall.db.pool.query(
      `create function refuse() returns trigger language plpgsql as
       $$ begin if new.service_id like '%poisoned' then raise exception 'no room for it'; end if; return new; end $$`,
    )
    await landfall.db.pool.query(
      'create trigger refuse before insert on service_heard for each row execute function refuse()',
    )
    await landfall.project()
    expect(await rows('select service_id from service_heard order by 1')).toEqual([
      { service_id: '?kubernetes/fine' },
      { service_id: '?kubernetes/good' },
    ])
    const [item] = (await list('?kind=service')).items
    expect(item).toMatchObject({
      kind: 'service',
      name: '?kubernetes/poisoned',
      reason: expect.stringMatching(/no room/),
    })
    await landfall.db.pool.query('drop trigger refuse on service_heard')
    expect((await replay(item.id)).body).toEqual({ result: 'asked', reason: null })
    await landfall.project()
    expect(await rows('select count(*) from service_heard')).toEqual([{ count: 3 }])
    expect((await list()).counts.service).toBe(0)
  })
})

test('only admins act, and readers may look', async () => {
  const reader = await createTestLandfall(['read', 'ingest:*'])
  try {
    await reader.send('POST', '/api/v1/deploys', deploy('1', { service: '' }))
    const { items } = (await reader.get('/api/v1/dead-letters')).body
    expect(items).toHaveLength(1)
    for (const path of ['replay', `${encodeURIComponent(items[0].id)}/replay`])
      expect((await reader.send('POST', `/api/v1/dead-letters/${path}`, {})).status).toBe(403)
    expect((await reader.get('/api/v1/imports')).status).toBe(403)
  } finally {
    await reader.drop()
  }
})
