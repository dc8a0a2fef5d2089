import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { readTeamNext } from '#lib/read/team-next.ts'
import { readTeams } from '#lib/read/teams.ts'
import { recordBlocker } from '#lib/record/record-blocker.ts'
import { insertRecord } from '#lib/record/records.ts'
import { promiseBlocker } from '#lib/record/steer-blocker.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

const today = dayOf(Date.now())
const service = (id: string, team: string) => ({ id, team, kind: 'backend', archetype: 'http' })
const finished = Array.from({ length: 10 }, (_, index) => ({ id: `done-${index}`, days: 5 + index }))
const catalog = {
  areas: [{ id: 'music' }],
  offices: [{ id: 'oslo', timeZone: 'Europe/Oslo', country: 'NO' }],
  teams: [
    { id: 'quay', name: 'Quay', area: 'music', office: 'oslo' },
    { id: 'mole', name: 'Mole', area: 'music' },
  ],
  clusters: [
    { id: 'lon', platform: 'helios', region: 'europe', environment: 'production' },
    { id: 'gew1', platform: 'kubernetes', region: 'europe', environment: 'production' },
  ],
  services: [
    ...['fresh', 'half', 'held'].map(id => service(id, 'quay')),
    ...finished.map(({ id }) => service(id, 'mole')),
  ],
  migrations: [
    {
      id: 'helios-to-kubernetes',
      name: 'Helios to Kubernetes',
      from: 'helios',
      to: 'kubernetes',
      baselineOn: addDays(today, -150),
      scope: { kinds: ['backend'] },
    },
  ],
}

let count = 0
const deploy = (of: string, platform: string, daysAgo: number, kind = 'rollout') => ({
  id: `d${++count}`,
  source: 'pipeline',
  service: of,
  platform,
  cluster: platform === 'helios' ? 'lon' : 'gew1',
  version: `v${count}`,
  kind,
  startedAt: `${addDays(today, -daysAgo)}T00:00:00Z`,
  finishedAt: `${addDays(today, -daysAgo)}T00:00:00Z`,
})

const person = (role: 'team_member' | 'leader' | 'road_team', team: string | null = null): Viewer => ({
  kind: 'person',
  id: role,
  name: `A ${role}`,
  role,
  team,
})

let landfall: TestLandfall
const nextOf = (viewer: Viewer, team = 'quay') =>
  readTeamNext({ viewer, db: landfall.db, now: Date.now() }, team, noFilters)

beforeAll(async () => {
  landfall = await createTestLandfall()
  expect((await landfall.send('PUT', '/api/v1/catalog', catalog)).status).toBe(200)
  const deploys = [
    ...catalog.services.map(({ id }) => deploy(id, 'helios', 180)),
    ...finished.flatMap(({ id, days }) => [
      deploy(id, 'kubernetes', 60),
      deploy(id, 'helios', 60 - days, 'undeployed'),
    ]),
    deploy('half', 'kubernetes', 7),
  ]
  expect((await landfall.send('POST', '/api/v1/deploys', { deploys })).body).toMatchObject({
    accepted: deploys.length,
  })
  await landfall.project()
  const road = { db: landfall.db, viewer: person('road_team'), now: Date.now() - 20 * dayMs }
  const id = await recordBlocker(road, {
    type: 'platform_gap',
    title: 'Volumes that survive a node',
    promised: addDays(today, 5),
    services: ['held'],
  })
  await promiseBlocker({ ...road, now: road.now + dayMs }, id, {
    promised: addDays(today, 30),
    reason: 'The vendor is late.',
  })
  const report = (
    daysAgo: number,
    claims: { service: string; kind: 'done' | 'moving'; byOn: string | null }[],
  ) =>
    insertRecord(
      { db: landfall.db, viewer: person('team_member', 'quay'), now: Date.now() - daysAgo * dayMs },
      {
        kind: 'reports',
        values: {
          team: 'quay',
          migration: 'helios-to-kubernetes',
          confidence: 'on_track',
          note: null,
          nextService: null,
          nextOn: null,
          visitWish: null,
          evidenceVerdict: null,
          claims: claims.map(claim => ({ ...claim, blocker: null })),
          via: 'session',
          tookSeconds: null,
        },
        reason: null,
        action: 'report.send',
        about: { type: 'team', id: 'quay' },
      },
    )
  await report(10, [{ service: 'held', kind: 'moving', byOn: addDays(today, 2) }])
  await report(0, [
    { service: 'held', kind: 'moving', byOn: addDays(today, 9) },
    { service: 'fresh', kind: 'done', byOn: null },
  ])
})
afterAll(() => landfall.drop())

describe('what is left of a team, and what to move next', () => {
  test('the easiest first, with the days it should still take by those like it that finished', async () => {
    const { items, next, left, halfWay } = await nextOf(person('leader'))
    expect({ left, halfWay, next }).toEqual({ left: 3, halfWay: 1, next: 'fresh' })
    expect(items.map(({ service, ease }) => `${service} ${ease}`)).toEqual([
      'half started',
      'fresh ready',
      'held blocked',
    ])
    const fresh = items.find(item => item.service === 'fresh')!
    expect(fresh.usual).toMatchObject({ medianDays: 9.5, finished: 10, isOfArchetype: true })
    expect(fresh.daysLeft).toBe(9.5)
    const half = items[0]!
    // Of 5 to 14 days those from 8 on took longer than 7 and a part of a day: about 11 in the middle.
    expect(half.daysSoFar).toBeGreaterThanOrEqual(7)
    expect(half.daysSoFar! + half.daysLeft!).toBe(11)
  })

  test('what holds it, with who owns that and the day that was moved', async () => {
    const { items } = await nextOf(person('leader'))
    expect(items[2]!.blockers).toMatchObject([
      {
        title: 'Volumes that survive a node',
        promisedOn: addDays(today, 30),
        promises: [{ on: addDays(today, 5) }, { on: addDays(today, 30), reason: 'The vendor is late.' }],
        isSolvableOnVisit: false,
      },
    ])
  })

  test('what was said of it keeps the day that was said before', async () => {
    const { items } = await nextOf(person('team_member', 'quay'))
    expect(items[2]!.said).toMatchObject({ byOn: addDays(today, 9), formerDays: [addDays(today, 2)] })
  })

  test('what a team said is its own for two working days; everybody reads what it said before', async () => {
    const saidTo = async (viewer: Viewer) => (await nextOf(viewer)).items.map(({ said }) => said)
    expect((await saidTo(person('team_member', 'quay')))[1]).toMatchObject({ kind: 'done' })
    for (const viewer of [person('leader'), person('team_member', 'mole')]) {
      const [, fresh, held] = await saidTo(viewer)
      expect(fresh).toBeNull()
      expect(held).toMatchObject({ byOn: addDays(today, 2), formerDays: [] })
    }
  })

  test('a list of teams tells leaders of a disagreement only when its days are over', async () => {
    const agreementTo = async (viewer: Viewer) => {
      const { items } = await readTeams({ viewer, db: landfall.db, now: Date.now() }, noFilters)
      return items.find(({ id }) => id === 'quay')
    }
    expect(await agreementTo(person('team_member', 'quay'))).toMatchObject({
      left: 3,
      movable: 2,
      step: null,
      report: { agreement: 'ahead', ageDays: 0 },
    })
    expect((await agreementTo(person('leader')))!.report!.agreement).not.toBe('ahead')
  })

  test('three finished ones like it, with whom to ask', async () => {
    const { lookAlikes, lookAlikesOf } = await nextOf(person('leader'))
    expect(lookAlikesOf).toBe('fresh')
    expect(lookAlikes).toHaveLength(3)
    expect(lookAlikes[0]).toMatchObject({
      team: 'mole',
      teamName: 'Mole',
      archetype: 'http',
      kind: 'backend',
    })
  })

  test('what the rest can expect says how many are missing', async () => {
    const { gain } = await nextOf(person('leader'))
    expect(gain).toMatchObject({ leastMoved: 10, archetypes: ['http'], cpu: { measured: 0, range: null } })
  })

  test('a team with nothing left is told since when, and asked nothing', async () => {
    const { items, next, finished: done, ahead } = await nextOf(person('leader'), 'mole')
    expect({ items, next, ahead }).toEqual({ items: [], next: null, ahead: null })
    // The last of them left 46 days ago, and counts seven full days later.
    expect(done).toMatchObject({ on: addDays(today, -(60 - 14) + 7), due: null })
  })

  test('the days it should still take open their receipt, whose sum is the figure and whose rows are those that finished', async () => {
    const { body } = await landfall.get('/api/v1/receipts/service.days:half')
    expect(body).toMatchObject({ unit: 'hours', definition: { id: 'expected-days' }, tooLittle: null })
    const [middle, soFar] = body.sum
    expect(middle.value).toBeCloseTo(11 * 24, 6)
    expect(middle.value - soFar.value).toBeCloseTo(body.value, 6)
    expect(body.rows.total).toBe(10)
    const gain = await landfall.get('/api/v1/receipts/team.gain:quay')
    expect(gain.body).toMatchObject({ value: null, tooLittle: 'Too few moved: 0 of 10 needed.' })
  })

  test('a service tells the same of itself, with what holds it and what was said of it', async () => {
    const { body } = await landfall.get('/api/v1/services/held/next')
    expect(body).toMatchObject({
      team: 'quay',
      item: { ease: 'blocked' },
      blockers: [{ title: 'Volumes that survive a node', to: null, promisedOn: addDays(today, 30) }],
      visits: [],
      commitments: [],
    })
    // An admin reads what is still the team's alone.
    expect(body.claims).toMatchObject([
      { byOn: addDays(today, 2) },
      { byOn: addDays(today, 9), isPrivate: true },
    ])
    expect((await landfall.get('/api/v1/services/nothing/next')).status).toBe(404)
  })

  test('the answer has the shape it is documented with, also on a day of the past', async () => {
    const { teamNextAnswer } = await import('#lib/read/answers/team-next-answer.ts')
    for (const search of ['', `?asOf=${addDays(today, -58)}`]) {
      const { status, body } = await landfall.get(`/api/v1/teams/quay/next${search}`)
      expect(status).toBe(200)
      teamNextAnswer.parse(body)
    }
    expect((await landfall.get('/api/v1/teams/nobody/next')).status).toBe(404)
  })
})
