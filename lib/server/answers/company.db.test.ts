import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smallCatalog, smallDeploys } from './testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

let landfall: TestLandfall
beforeAll(async () => {
  landfall = await createTestLandfall()
  expect((await landfall.send('PUT', '/api/v1/catalog', smallCatalog)).status).toBe(200)
  const sent = await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  expect(sent.body).toMatchObject({ received: smallDeploys.length, accepted: smallDeploys.length })
  await landfall.project()
})
afterAll(() => landfall.drop())

describe('progress of a small company', () => {
  test('counts the baseline, states and shares on a day', async () => {
    const { status, body } = await landfall.get('/api/v1/progress?asOf=2026-03-25')
    expect(status).toBe(200)
    expect(body.baseline).toMatchObject({
      on: '2026-01-31',
      count: 4,
      retired: 0,
      migrated: 2,
      everMigrated: 2,
      started: 3,
      share: 0.5,
    })
    expect(body.states).toEqual({
      unknown: 0,
      idle: 0,
      back_on_origin: 0,
      both: 1,
      origin_off: 1,
      target_only: 1,
      born_on_target: 1,
      origin_only: 1,
    })
    expect(body.live).toEqual({ inScope: 5, onTargetOnly: 3, share: 0.6 })
    expect(body.onTarget).toEqual({ count: 4, moved: 3, born: 1 })
  })

  test('follows the soak: both until seven full days after leaving, then on the target alone', async () => {
    const stateOn = async (day: string) => (await landfall.get(`/api/v1/services/moved?asOf=${day}`)).body
    expect(await stateOn('2026-02-26')).toMatchObject({ state: 'both', leavingSince: '2026-02-20T09:10:00Z' })
    expect(await stateOn('2026-02-27')).toMatchObject({ state: 'target_only', since: '2026-02-27T09:10:00Z' })
  })

  test('lists flows that add up between any two days', async () => {
    const { body } = await landfall.get('/api/v1/progress?from=2026-02-01&to=2026-03-15')
    expect(body.flows).toMatchObject({
      opening: 0,
      moved: 2,
      born: 1,
      closing: 3,
      cameBack: 0,
      wentIdle: 0,
      returned: 0,
    })
    const { opening, moved, born, enteredScope, cameBack, wentIdle, leftScope, returned, closing } =
      body.flows
    expect(opening + moved + born + enteredScope + cameBack - wentIdle - leftScope - returned).toBe(closing)
  })

  test('draws one point a day over the range', async () => {
    const { body } = await landfall.get('/api/v1/progress?from=2026-02-26&to=2026-02-28')
    expect(body.series.map((day: { on: string; target: number }) => [day.on, day.target])).toEqual([
      ['2026-02-26', 1],
      ['2026-02-27', 2],
      ['2026-02-28', 2],
    ])
  })

  test('narrows to an area, a team and a kind', async () => {
    const count = async (query: string) =>
      (await landfall.get(`/api/v1/progress?asOf=2026-03-25&${query}`)).body.live.inScope
    expect(await count('area=music')).toBe(3)
    expect(await count('team=ballast')).toBe(2)
    expect(await count('area=music&team=ballast')).toBe(0)
    expect(await count('kind=pipeline')).toBe(0)
  })
})

describe('the parity ledger', () => {
  test('adds up in every row and names each reason', async () => {
    const { body } = await landfall.get('/api/v1/accounting?from=2026-01-01&to=2026-04-30')
    expect(body.sources).toEqual([
      {
        source: 'pipeline',
        received: smallDeploys.length,
        accepted: smallDeploys.length,
        duplicate: 0,
        conflict: 0,
        ignored: 0,
        rejected: 0,
      },
    ])
    const sum = (
      pick: (row: { rollouts: number; deploys: number; excluded: Record<string, number> }) => number,
    ) => body.weeks.reduce((total: number, row: never) => total + pick(row), 0)
    expect(sum(row => row.rollouts)).toBe(12)
    expect(sum(row => row.deploys)).toBe(9)
    expect(sum(row => row.excluded.restart!)).toBe(1)
    expect(sum(row => row.excluded.failed!)).toBe(1)
    expect(sum(row => row.excluded.not_production!)).toBe(1)
    for (const row of body.weeks) {
      expect(Object.keys(row.excluded)).toHaveLength(10)
      const excluded = Object.values<number>(row.excluded).reduce((a, b) => a + b, 0)
      expect(row.deploys + excluded).toBe(row.rollouts)
    }
  })
})

describe('services and teams', () => {
  test('a service tells where it runs, its states with their events, and what would change it', async () => {
    const { body } = await landfall.get('/api/v1/services/half?asOf=2026-03-25')
    expect(body).toMatchObject({
      team: 'ballast',
      area: 'ads',
      inScope: true,
      inBaseline: true,
      state: 'both',
      clusters: ['lon', 'gew1'],
    })
    expect(
      body.placements.map((placement: { cluster: string; to: null }) => [placement.cluster, placement.to]),
    ).toEqual([
      ['lon', null],
      ['gew1', null],
    ])
    expect(body.states.map((span: { state: string }) => span.state)).toEqual(['origin_only', 'both'])
    expect(body.states[0].evidence).toEqual([{ source: 'pipeline', id: 'd3' }])
    expect(body.deploys).toHaveLength(2)
    expect(body.wouldChange[0]).toMatchObject({ to: 'target_only' })
  })

  test('pages through all services in any order without repeating or skipping', async () => {
    for (const sort of ['id', '-since', 'state', '-team']) {
      const seen: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const { body }: { body: { items: { id: string }[]; nextCursor: string | null; total: number } } =
          await landfall.get(`/api/v1/services?limit=2&sort=${sort}&cursor=${cursor}`)
        expect(body.total).toBe(6)
        seen.push(...body.items.map(item => item.id))
        cursor = body.nextCursor
      }
      expect(seen.toSorted()).toEqual(['born', 'half', 'moved', 'off', 'stays', 'tool'])
    }
  })

  test('filters by state, scope and text', async () => {
    const ids = async (query: string) =>
      (await landfall.get(`/api/v1/services?asOf=2026-03-25&${query}`)).body.items.map(
        ({ id }: { id: string }) => id,
      )
    expect(await ids('state=both,born_on_target')).toEqual(['born', 'half'])
    expect(await ids('inScope=false')).toEqual(['tool'])
    expect(await ids('q=GANG')).toEqual(['moved', 'off', 'stays'])
  })

  test('the events behind a service carry what became of each', async () => {
    const { body } = await landfall.get('/api/v1/services/stays/evidence')
    expect(body.items.map((item: { fate: string }) => item.fate)).toEqual(['failed', 'restart', 'deploy'])
    const [newest] = body.items
    const event = await landfall.get(`/api/v1/events/${newest.source}/${newest.id}`)
    expect(JSON.parse(event.body.body)).toMatchObject({ service: 'stays', outcome: 'failed' })
  })

  test('a team tells what it owns and what is left', async () => {
    const { body } = await landfall.get('/api/v1/teams/gangway?asOf=2026-03-25')
    expect(body).toMatchObject({ name: 'Gangway', area: 'music', office: 'oslo', services: 3, left: 1 })
    expect(body.items.map(({ id }: { id: string }) => id).toSorted()).toEqual(['moved', 'off', 'stays'])
    const list = await landfall.get('/api/v1/teams?sort=-left&asOf=2026-03-25')
    expect(list.body.items.map(({ id, left }: { id: string; left: number }) => [id, left])).toEqual([
      ['ballast', 1],
      ['gangway', 1],
    ])
  })
})

describe('what the answers refuse', () => {
  test.each([
    ['/api/v1/progress?asOf=2026-02-30', 'asOf'],
    ['/api/v1/progress?from=2026-03-02&to=2026-03-01', 'to'],
    ['/api/v1/progress?team=nobody', 'team'],
    ['/api/v1/progress?migration=moon', 'migration'],
    ['/api/v1/progress?asof=2026-03-01', 'asof'],
    ['/api/v1/services?state=gone', 'state'],
    ['/api/v1/services?limit=0', 'limit'],
    ['/api/v1/services?cursor=zzz', 'cursor'],
    ['/api/v1/accounting?source=moon', 'source'],
    ['/api/v1/frequency?knownAt=yesterday', 'knownAt'],
  ])('%s names %s', async (path, parameter) => {
    const { status, body, headers } = await landfall.get(path)
    expect(status).toBe(422)
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(body.code).toBe('invalid_filter')
    expect(body.issues[0].path).toBe(parameter)
  })

  test('unknown services and teams are 404', async () => {
    for (const path of [
      '/api/v1/services/nothing',
      '/api/v1/services/nothing/evidence',
      '/api/v1/teams/nothing',
      '/api/v1/events/pipeline/nothing',
    ])
      expect((await landfall.get(path)).status).toBe(404)
  })

  test('nobody is told anything', async () => {
    for (const path of ['/api/v1/progress', '/api/v1/sources', '/api/v1/services/half', '/api/stream']) {
      expect((await landfall.get(path, { authorization: '' })).status).toBe(401)
    }
  })
})

test('every answer has the shape it is documented with', async () => {
  const { answerTable } = await import('./answer-table.ts')
  const subjects: Record<string, string> = {
    '/api/v1/services/': 'half',
    '/api/v1/teams/': 'gangway',
    '/api/v1/sources/': 'pipeline',
    '/api/v1/events/': 'pipeline/d1',
    '/api/v1/receipts/': 'progress.share',
  }
  const asked: Record<string, string> = { '/api/v1/messages/preview': '?kind=digest&subject=leaders' }
  for (const call of answerTable) {
    const subject = subjects[call.path.split('[')[0]!]
    // Imports and dead letters, of which this company has none, are read in tests of their own.
    if (call.path.includes('[') && subject === undefined) continue
    const path = call.path.replace(/\[.*\]/, subject ?? '') + (asked[call.path] ?? '')
    const { status, body } = await landfall.get(path)
    expect([path, status]).toEqual([path, 200])
    call.answer.parse(body)
  }
})
