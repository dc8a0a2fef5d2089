import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import type { BlockerAnswer, BlockersAnswer } from '#lib/read/answers/blocker-answer.ts'
import { smallCatalog, smallDeploys } from '../answers/testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from '../answers/testing/test-landfall.ts'

let landfall: TestLandfall
let admin: string
let ofGangway: string
beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
  admin = landfall.token
  const given = {
    name: 'gangway’s pipeline',
    scopes: ['report:gangway'],
    createdBy: 'test',
    expiresAt: null,
  }
  ofGangway = (await recordApiToken(landfall.db.pool, given, Date.now())).token
})
afterAll(() => landfall.drop())

const inDays = (days: number) => addDays(dayOf(Date.now()), days)
const post = (path: string, body: object) => landfall.send('POST', `/api/v1/blockers${path}`, body)
const as = async <T>(token: string, act: () => Promise<T>): Promise<T> => {
  landfall.token = token
  try {
    return await act()
  } finally {
    landfall.token = admin
  }
}
const list = async (query = ''): Promise<BlockersAnswer> =>
  (await landfall.get(`/api/v1/blockers${query}`)).body
const one = async (id: string): Promise<BlockerAnswer> => (await landfall.get(`/api/v1/blockers/${id}`)).body
const messages = async () =>
  (
    await landfall.db.pool.query<{ to: string; title: string; body: string; dropped: boolean }>(
      `select subject_type || ' ' || subject_id as to, title, body, dropped_at is not null as dropped
         from outbox where kind = 'blocker_closed' order by created_at, 1`,
    )
  ).rows
const volumes = {
  type: 'platform_gap',
  title: 'No stateful volumes in region C',
  ownerTeam: 'ballast',
  since: '2026-04-01',
  ticketUrl: 'https://tickets.example.com/VOL-7',
}

describe('blockers', () => {
  test('are refused with words: unknown or uncounted services, a foreign address, a day to come', async () => {
    const paths = async (body: object) => {
      const { status, body: refused } = await post('', { ...volumes, ...body })
      return [status, refused.issues?.[0]?.path]
    }
    expect(await paths({ services: ['stays', 'nowhere'] })).toEqual([422, '/services/1'])
    expect(await paths({ services: ['tool'] })).toEqual([422, '/services/0'])
    expect(await paths({ ticketUrl: 'javascript:alert(1)' })).toEqual([422, '/ticketUrl'])
    expect(await paths({ since: inDays(1) })).toEqual([422, '/since'])
    expect(await paths({ ownerTeam: 'nobody' })).toEqual([422, '/ownerTeam'])
  })

  test('of a team hold its own services only, and others promise for theirs', async () => {
    await as(ofGangway, async () => {
      expect((await post('', { ...volumes, services: ['half'] })).status).toBe(403)
      const made = await post('', { ...volumes, title: 'A try', services: ['stays'] })
      expect(made.status).toBe(201)
      expect((await post(`/${made.body.id}/promise`, { promised: inDays(20) })).status).toBe(403)
      expect((await post(`/${made.body.id}/close`, { outcome: 'solved' })).status).toBe(403)
      expect((await post(`/${made.body.id}/undo`, {})).status).toBe(200)
    })
    expect((await list()).items).toEqual([])
  })

  test('free what they are the last to hold; their end is told to those freed and the road team, and can be undone', async () => {
    const { body: first } = await post('', { ...volumes, services: ['stays', 'half'] })
    const { body: second } = await post('', {
      type: 'review',
      title: 'Security review of the gateway',
      services: ['half'],
    })
    const before = await list()
    expect(before.counts).toMatchObject({
      open: 2,
      withoutDate: 2,
      held: 2,
      lastOf: 1,
      ofSeveral: 1,
      teams: 2,
    })
    expect(
      before.items.map(({ id, freed, needsOthers, teamsFreed }) => [id, freed, needsOthers, teamsFreed]),
    ).toEqual([
      [first.id, 1, 1, ['gangway']],
      [second.id, 0, 1, []],
    ])
    expect(before.items[0]).toMatchObject({
      isSolvableOnVisit: false,
      teams: ['ballast', 'gangway'],
      offices: ['oslo'],
    })
    expect((await list('?team=ballast')).items.map(({ id, freed }) => [id, freed])).toEqual([
      [first.id, 0],
      [second.id, 0],
    ])
    const closed = await post(`/${first.id}/close`, { outcome: 'solved', reason: 'Shipped to region C.' })
    expect(closed.body).toEqual({
      id: first.id,
      freed: [{ service: 'stays', team: 'gangway' }],
      teams: ['gangway'],
    })
    const told = await messages()
    expect(told.map(({ to, title }) => [to, title])).toEqual([
      ['road_team ', '1 service of 1 team can move now'],
      ['team gangway', '1 service of gangway can move now'],
    ])
    expect(told[1]!.body).toContain('- stays')
    expect((await list()).items.map(({ id, freed }) => [id, freed])).toEqual([[second.id, 1]])
    expect((await post(`/${first.id}/hold`, { services: ['stays'] })).body.code).toBe('wrong_state')
    expect((await post(`/${first.id}/reopen`, {})).status).toBe(200)
    expect((await messages()).map(({ dropped }) => dropped)).toEqual([true, true])
    expect((await list()).items[0]).toMatchObject({ id: first.id, freed: 1 })
    const { timeline, tells, services } = await one(first.id)
    expect(timeline.map(({ change }) => change)).toEqual(['reopened', 'solved', 'held', 'added'])
    expect(tells).toEqual(['gangway'])
    expect(services.map(({ service, isFreed, others }) => [service, isFreed, others.length])).toEqual([
      ['stays', true, 0],
      ['half', false, 1],
    ])
  })

  test('tell whoever had the message already when they are opened again, and tell anew at the next end', async () => {
    const { id } = (await list()).items[0]!
    await post(`/${id}/close`, { outcome: 'dropped' })
    await landfall.db.pool.query('update outbox set sent_at = now() where dropped_at is null')
    await post(`/${id}/reopen`, { reason: 'It came back.' })
    const open = (await messages()).filter(({ dropped }) => !dropped).map(({ title }) => title)
    expect(open.filter(title => title.includes('open again'))).toHaveLength(2)
  })

  test('keep every promised day, and ask why one moves', async () => {
    const { id } = (await list()).items[0]!
    expect((await post(`/${id}/promise`, { promised: inDays(-1) })).status).toBe(422)
    expect((await post(`/${id}/promise`, { promised: inDays(20) })).status).toBe(200)
    expect((await post(`/${id}/promise`, { promised: inDays(40) })).body.issues[0].path).toBe('/reason')
    await post(`/${id}/promise`, { promised: inDays(40), reason: 'Disks come late.' })
    const { blocker } = await one(id)
    expect(blocker).toMatchObject({ promised: inDays(40), isOverdue: false })
    expect(blocker.promises.map(({ on, reason }) => [on, reason])).toEqual([
      [inDays(20), null],
      [inDays(40), 'Disks come late.'],
    ])
    await post(`/${id}/promise/undo`, {})
    expect((await one(id)).blocker.promised).toBe(inDays(20))
    await post(`/${id}/owner`, { ownerTeam: 'gangway', ownerName: 'Ines Anchor' })
    expect((await one(id)).blocker).toMatchObject({ ownerTeam: 'gangway', ownerName: 'Ines Anchor' })
    expect(
      (await as(ofGangway, () => post(`/${id}/promise`, { promised: null, reason: 'Unclear.' }))).status,
    ).toBe(200)
  })

  test('are found as they are typed, and merged into one that holds what both held', async () => {
    const { body: twin } = await post('', {
      type: 'platform_gap',
      title: 'Stateful volume is missing',
      services: ['half'],
    })
    const typed = (await list('?q=statef%20vol')).items
    expect(typed).toHaveLength(2)
    const kept = typed.find(({ id }) => id !== twin.id)!
    expect((await one(twin.id)).similar.map(({ id }) => id)).toEqual([kept.id])
    expect((await post(`/${twin.id}/merge`, { into: twin.id })).status).toBe(422)
    expect((await post(`/${twin.id}/merge`, { into: kept.id })).status).toBe(200)
    expect((await post(`/${kept.id}/merge`, { into: twin.id })).body.code).toBe('wrong_state')
    const { blocker } = await one(twin.id)
    expect(blocker).toMatchObject({ standing: 'merged', mergedInto: { id: kept.id } })
    expect((await list('?state=ended')).items.map(({ id }) => id)).toEqual([twin.id])
    await post(`/${kept.id}/release`, { services: ['half'] })
    expect((await one(kept.id)).services.map(({ service }) => service)).toEqual(['stays'])
    await post(`/${kept.id}/hold`, { services: ['half', 'stays'] })
    expect((await post(`/${twin.id}/reopen`, {})).status).toBe(200)
    expect((await list()).counts).toMatchObject({ open: 3 })
  })
})
