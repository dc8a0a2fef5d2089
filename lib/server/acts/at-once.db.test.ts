import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { plannerCatalog } from '../answers/testing/planner-company.ts'
import { smallDeploys } from '../answers/testing/small-company.ts'
import { createTestLandfall, type Reply, type TestLandfall } from '../answers/testing/test-landfall.ts'

// Acts that meet: one of them wins, the others are told so, and none of them ends in a deadlock.

let landfall: TestLandfall
beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', plannerCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
  for (const name of ['Wanjiru', 'Ilse'])
    await post('/engineers', { name, homeOffice: 'leeds', from: '2026-01-01', daysPerWeek: 5 })
})
afterAll(() => landfall.drop())

const today = dayOf(Date.now())
const post = (path: string, body: object = {}) => landfall.send('POST', `/api/v1${path}`, body)
const statuses = (replies: readonly Reply[]) => replies.map(({ status }) => status).sort()
const isRefusalOrDone = (status: number) => status < 300 || status === 409 || status === 422 || status === 404
const blocker = async (title: string, services: string[] = []): Promise<string> =>
  (await post('/blockers', { type: 'knowledge', title, services })).body.id
const trip = (from: string, rest: object = {}) => ({
  office: 'leeds',
  from,
  to: from,
  engineers: ['wanjiru'],
  agenda: [{ on: from, team: 'gangway', task: 'First move' }],
  kind: 'help',
  reason: 'at once',
  ...rest,
})

describe('of acts at once', () => {
  test('the same report sent twice is one report', async () => {
    for (const note of ['first', 'second', 'third']) {
      const report = { team: 'gangway', confidence: 'on_track', note, visitWish: 'hour' }
      const sent = await Promise.all([1, 2, 3, 4].map(() => post('/reports', report)))
      expect(statuses(sent)).toEqual([201, 201, 201, 201])
      expect(new Set(sent.map(({ body }) => body.id)).size).toBe(1)
    }
    const { body } = await landfall.get('/api/v1/reports/gangway')
    expect(body.reports.length).toBe(3)
  })

  test('a report that names another blocker, or a correction more, is another one', async () => {
    const held = (id: string) => [{ service: 'stays', kind: 'blocked', blocker: id }]
    const made = { type: 'other', title: 'A thing nobody knew' }
    const wrong = [{ service: 'stays', about: 'state', claim: 'It left on Monday.' }]
    const sent = []
    for (const rest of [
      { claims: held(await blocker('The one')) },
      { claims: held(await blocker('The other')) },
      { claims: [{ service: 'stays', kind: 'blocked', newBlocker: made }] },
      { claims: [{ service: 'stays', kind: 'blocked', newBlocker: { ...made, type: 'time' } }] },
      { claims: [] },
      { claims: [], wrong },
    ])
      for (const _ of [1, 2])
        sent.push(await post('/reports', { team: 'gangway', confidence: 'at_risk', ...rest }))
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 201))
    const ids = sent.map(({ body }) => body.id)
    expect(ids.filter((_, index) => index % 2 === 1)).toEqual(ids.filter((_, index) => index % 2 === 0))
    expect(new Set(ids).size).toBe(6)
  })

  test('a blocker is closed once, and once merged it is merged no more, also in a circle', async () => {
    const [a, b, c] = [await blocker('Caches are cold'), await blocker('Caches cold'), await blocker('Cold')]
    const merged = await Promise.all(
      [
        [a, b],
        [b, c],
        [c, a],
      ].map(([one, into]) => post(`/blockers/${one}/merge`, { into })),
    )
    expect(merged.every(({ status }) => status === 200 || status === 409)).toBe(true)
    const open = (await landfall.get('/api/v1/blockers')).body.items.map(({ id }: { id: string }) => id)
    expect([a, b, c].some(id => open.includes(id))).toBe(true)
    const d = await blocker('To be closed')
    const closed = await Promise.all(
      [1, 2, 3].map(() => post(`/blockers/${d}/close`, { outcome: 'solved', reason: 'done' })),
    )
    expect(statuses(closed)).toEqual([200, 409, 409])
    expect(statuses(await Promise.all([1, 2].map(() => post(`/blockers/${d}/reopen`))))).toEqual([200, 409])
  })

  test('a visit is booked, changed and called off once; somebody joins the road team once', async () => {
    const on = '2027-05-11'
    const [first, second] = await Promise.all([post('/visits', trip(on)), post('/visits', trip(on))])
    expect(statuses([first!, second!])).toEqual([201, 409])
    const { id } = (first!.status === 201 ? first : second)!.body
    const off = await Promise.all([1, 2].map(() => post(`/visits/${id}/cancel`, { reason: 'ill' })))
    expect(statuses(off)).toEqual([200, 409])
    const joined = await Promise.all(
      [1, 2, 3].map(() => post('/engineers', { name: 'Odile', homeOffice: 'lisbon', from: today })),
    )
    expect(statuses(joined)).toEqual([201, 409, 409])
  })

  test('a request for a visit is made once and taken back once', async () => {
    const asked = await Promise.all(
      [1, 2, 3].map(() => post('/visit-requests', { team: 'ballast', wish: 'day' })),
    )
    expect(statuses(asked)).toEqual([201, 409, 409])
    const { id } = asked.find(({ status }) => status === 201)!.body
    const back = await Promise.all([1, 2].map(() => post(`/visit-requests/${id}/withdraw`)))
    expect(statuses(back)).toEqual([200, 404])
  })

  test('none waits for another in a ring: reports, blockers, visits, requests, whatever order they name things in', async () => {
    for (let round = 0; round < 6; round++) {
      const one = await blocker(`One thing ${round}`, ['half'])
      const two = await blocker(`Another ${round}`, ['half'])
      const claim = (service: string, id: string) => ({ service, kind: 'blocked', blocker: id })
      const report = (confidence: string, claims: object[], team = 'gangway') =>
        post('/reports', { team, confidence, note: `round ${round}`, visitWish: 'day', claims })
      const replies = await Promise.all([
        report('at_risk', [claim('stays', one), claim('moved', two)]),
        report('off_track', [claim('stays', two), claim('moved', one)]),
        report('at_risk', [claim('half', two)], 'ballast'),
        post('/visits', trip(addDays('2027-06-07', 7 * round))),
        post('/visit-requests', { team: 'gangway', wish: 'hour' }),
        post(`/blockers/${one}/promise`, { promised: addDays(today, 9) }),
        post(`/blockers/${two}/merge`, { into: one }),
        post(`/blockers/${two}/hold`, { services: ['off', 'half'] }),
        post(`/blockers/${one}/close`, { outcome: 'solved' }),
      ])
      for (const { status, body } of replies)
        expect([status, body]).toSatisfy(([code]) => isRefusalOrDone(code))
      const sent = replies.slice(0, 3).filter(({ status }) => status === 201)
      const requests = (await landfall.get('/api/v1/visits')).body.requests
      const rest = await Promise.all([
        ...sent.map(({ body }) => post(`/reports/${body.id}/withdraw`)),
        ...requests.map(({ id }: { id: string }) => post(`/visit-requests/${id}/withdraw`)),
        ...[one, two].flatMap(id => [
          post(`/blockers/${id}/reopen`),
          post(`/blockers/${id}/release`, { services: ['half', 'stays'] }),
        ]),
      ])
      for (const { status, body } of rest) expect([status, body]).toSatisfy(([code]) => isRefusalOrDone(code))
    }
  })
})
