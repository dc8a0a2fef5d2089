import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { plannerCatalog } from '../answers/testing/planner-company.ts'
import { smallDeploys } from '../answers/testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from '../answers/testing/test-landfall.ts'

let landfall: TestLandfall
beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', plannerCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
  for (const [name, homeOffice] of [
    ['Wanjiru', 'leeds'],
    ['Ilse', 'leeds'],
  ])
    await post('/engineers', { name, homeOffice, from: '2026-01-01', daysPerWeek: 5 })
})
afterAll(() => landfall.drop())

const post = (path: string, body: object) => landfall.send('POST', `/api/v1${path}`, body)
const trip = (changes: object = {}) => ({
  office: 'leeds',
  from: '2027-07-05',
  to: '2027-07-07',
  engineers: ['wanjiru'],
  agenda: [{ on: '2027-07-06', team: 'gangway', task: 'First move' }],
  kind: 'help',
  ...changes,
})
const read = async (id: string) => (await landfall.get(`/api/v1/visits/${id}`)).body
const outbox = async (id: string) =>
  (
    await landfall.db.pool.query<{ key: string; title: string }>(
      `select key, title from outbox where key like $1 order by key`,
      [`visit/${id}/%`],
    )
  ).rows

describe('a visit', () => {
  test('is booked, changed with its agenda, called off and booked again under one id, and its teams are told each time', async () => {
    const { status, body } = await post('/visits', trip())
    expect(status).toBe(201)
    const { id } = body
    expect(
      (await post(`/visits/${id}/change`, { from: '2027-07-07', to: '2027-07-09', reason: 'Leave.' })).body,
    ).toEqual({ id, sequence: 1 })
    const moved = await read(id)
    expect(moved).toMatchObject({
      from: '2027-07-07',
      to: '2027-07-09',
      movedFrom: [{ from: '2027-07-05', to: '2027-07-07' }],
      agenda: [{ on: '2027-07-08', team: 'gangway' }],
      sequence: 1,
      reason: 'Leave.',
    })
    expect(moved.versions.map((version: { from: string }) => version.from)).toEqual([
      '2027-07-05',
      '2027-07-07',
    ])
    expect((await post(`/visits/${id}/cancel`, {})).status).toBe(422)
    expect((await post(`/visits/${id}/cancel`, { reason: 'A fair.' })).body.sequence).toBe(2)
    expect((await read(id)).status).toBe('cancelled')
    expect((await post(`/visits/${id}/change`, { kind: 'review' })).status).toBe(409)
    expect((await post(`/visits/${id}/rebook`, {})).body.sequence).toBe(3)
    expect((await read(id)).status).toBe('booked')
    expect(await outbox(id)).toEqual([
      { key: `visit/${id}/0/gangway`, title: 'The road team visits you on 6 July' },
      { key: `visit/${id}/1/gangway`, title: 'The road team visits you on 8 July, not on 6 July' },
      { key: `visit/${id}/2/gangway`, title: 'The visit of the road team on 8 July is called off' },
      { key: `visit/${id}/3/gangway`, title: 'The road team visits you on 8 July' },
    ])
    await post(`/visits/${id}/cancel`, { reason: 'Test is over.' })
  })

  test('that clashes is refused with both entries named, and nothing is written', async () => {
    const first = await post('/visits', trip())
    const clash = await post(
      '/visits',
      trip({ office: 'lisbon', from: '2027-07-07', to: '2027-07-09', agenda: [] }),
    )
    expect(clash.status).toBe(409)
    expect(clash.body).toMatchObject({
      code: 'wrong_state',
      detail: expect.stringContaining('Wanjiru is booked twice: Leeds 5 to 7 July and Lisbon 7 to 9 July'),
    })
    const { body } = await landfall.get('/api/v1/visits?from=2027-07-05')
    expect(body.visits).toHaveLength(1)
    await post(`/visits/${first.body.id}/cancel`, { reason: 'Test is over.' })
  })

  test('worked check: of two who book the same person at once, one is refused', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        post(
          '/visits',
          trip({ from: `2027-09-0${6 + (index % 3)}`, to: '2027-09-08', engineers: ['ilse'], agenda: [] }),
        ),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)])
  })

  test('is not booked on a public holiday, in a freeze, on an absence, or with a team of another office', async () => {
    const refused = async (changes: object) => (await post('/visits', trip(changes))).body.detail
    expect(await refused({ from: '2027-12-27', to: '2027-12-29', agenda: [] })).toContain('Leeds is closed')
    await post('/absences', { engineer: 'wanjiru', kind: 'leave', from: '2027-08-02', to: '2027-08-06' })
    expect(await refused({ from: '2027-08-04', to: '2027-08-05', agenda: [] })).toContain(
      'Wanjiru is away (leave, 2 to 6 August) and goes to Leeds 4 to 5 August',
    )
    await post('/annotations', {
      kind: 'freeze',
      title: 'Autumn freeze',
      from: '2027-10-04',
      to: '2027-10-08',
      area: 'music',
    })
    const agenda = [{ on: '2027-10-05', team: 'gangway', task: 'x' }]
    expect(await refused({ from: '2027-10-04', to: '2027-10-06', agenda })).toContain('Autumn freeze')
    const elsewhere = [{ on: '2027-11-02', team: 'ballast', task: 'x' }]
    expect(await refused({ from: '2027-11-01', to: '2027-11-03', agenda: elsewhere })).toContain(
      'Ballast is met at Leeds and is at Lisbon',
    )
  })

  test('booked before an absence was known shows as a conflict that names both', async () => {
    const { body } = await post('/visits', trip({ from: '2027-03-01', to: '2027-03-03', agenda: [] }))
    await post('/absences', { engineer: 'wanjiru', kind: 'training', from: '2027-03-02', to: '2027-03-02' })
    expect((await read(body.id)).conflicts).toMatchObject([
      { code: 'away', text: 'Wanjiru is away (training, 2 March) and goes to Leeds 1 to 3 March' },
    ])
  })

  test('is planned by the road team alone', async () => {
    const given = { name: 'lead', scopes: ['read', 'report:gangway'], createdBy: 'test', expiresAt: null }
    const { token } = await recordApiToken(landfall.db.pool, given, Date.now())
    const { token: admin } = landfall
    landfall.token = token
    const asTeam = await post('/visits', trip({ from: '2027-05-03', to: '2027-05-04', agenda: [] }))
    const own = await post('/visit-requests', { team: 'gangway', wish: 'day', note: 'Stuck.' })
    const other = await post('/visit-requests', { team: 'ballast', wish: 'hour' })
    landfall.token = admin
    expect([asTeam.status, own.status, other.status]).toEqual([403, 201, 403])
    await post(`/visit-requests/${own.body.id}/withdraw`, {})
  })
})

test('a team waits once, knows its place, and a visit that meets it answers it', async () => {
  const ballast = await post('/visit-requests', { team: 'ballast', wish: 'hour' })
  const gangway = await post('/visit-requests', { team: 'gangway', wish: 'day' })
  expect((await post('/visit-requests', { team: 'gangway', wish: 'hour' })).status).toBe(409)
  const queue = async () =>
    (await landfall.get('/api/v1/visits')).body.requests.map(
      ({ team, place, visit }: { team: string; place: number; visit: { on: string } | null }) => [
        team,
        place,
        visit?.on ?? null,
      ],
    )
  expect(await queue()).toEqual([
    ['ballast', 1, null],
    ['gangway', 2, null],
  ])
  await post(`/visit-requests/${ballast.body.id}/withdraw`, { reason: 'Solved.' })
  expect(await queue()).toEqual([['gangway', 1, null]])
  await post(
    '/visits',
    trip({
      from: '2027-06-07',
      to: '2027-06-08',
      agenda: [{ on: '2027-06-07', team: 'gangway', task: 'x' }],
    }),
  )
  expect(await queue()).toEqual([['gangway', null, '2027-06-07']])
  expect(gangway.status).toBe(201)
})

test('engineers are said anew, leave, and keep their id', async () => {
  const { body } = await post('/engineers', {
    name: 'Noor Ütrecht',
    homeOffice: 'lisbon',
    from: '2026-01-01',
  })
  expect(body.id).toBe('noor-utrecht')
  expect(
    (await post('/engineers', { name: 'Noor Utrecht', homeOffice: 'lisbon', from: '2026-01-01' })).status,
  ).toBe(409)
  const changed = { name: 'Noor', homeOffice: 'leeds', from: '2026-01-01', daysPerWeek: 2, skills: ['jvm'] }
  expect((await landfall.send('PUT', `/api/v1/engineers/${body.id}`, changed)).status).toBe(200)
  const engineers = async () =>
    (await landfall.get('/api/v1/visits')).body.engineers.map(({ id }: { id: string }) => id)
  expect(await engineers()).toContain(body.id)
  await post(`/engineers/${body.id}/withdraw`, {})
  expect(await engineers()).not.toContain(body.id)
})
