import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { smallCatalog, smallDeploys } from './testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

let landfall: TestLandfall
beforeAll(async () => {
  landfall = await createTestLandfall()
  const services = [
    ...smallCatalog.services,
    ...['fresh', 'again'].map(id => ({ id, team: 'gangway', kind: 'backend' })),
    { id: 'orphan', kind: 'backend' },
  ]
  await landfall.send('PUT', '/api/v1/catalog', { ...smallCatalog, services })
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
})
afterAll(() => landfall.drop())

const ago = (days: number) => new Date(Date.now() - days * dayMs).toISOString()
let count = 0
const deploy = (service: string, platform: string, daysAgo: number, rest: object = {}) => ({
  id: `b${++count}`,
  source: 'pipeline',
  service,
  platform,
  cluster: platform === 'helios' ? 'lon' : 'gew1',
  version: `b${count}`,
  finishedAt: ago(daysAgo),
  ...rest,
})
const tell = async (...deploys: object[]) => {
  await landfall.send('POST', '/api/v1/deploys', { deploys })
  await landfall.project()
}
const listed = async (list: string, query = '') => {
  const { body } = await landfall.get(`/api/v1/bleeding?list=${list}&${query}`)
  const items: { mute: unknown; service: string }[] = body.items
  return {
    ...body.lists[0],
    items: items.filter(({ mute }) => mute === null),
    mutedItems: items.filter(({ mute }) => mute !== null),
  }
}
const names = (items: { service: string }[]) => items.map(({ service }) => service)

describe('what works against the migration', () => {
  test('a new service on the origin is there as soon as its first production event is projected', async () => {
    expect(names((await listed('bornOnOrigin')).items)).toEqual([])
    await tell(deploy('fresh', 'helios', 0))
    const born = await listed('bornOnOrigin')
    expect(born).toMatchObject({ count: 1, muted: 0 })
    expect(born.items[0]).toMatchObject({
      service: 'fresh',
      team: 'gangway',
      area: 'music',
      state: 'origin_only',
      isMapped: true,
    })
    expect((await landfall.get('/api/v1/progress')).body.bornOnOrigin30Days).toBe(1)
  })

  test('so is one the catalogue does not know, among those without an owner', async () => {
    await tell(deploy('stranger', 'helios', 0), deploy('orphan', 'helios', 41))
    const { items } = await listed('unowned')
    expect(items.map((item: { name: string; isMapped: boolean }) => [item.name, item.isMapped])).toEqual([
      ['orphan', true],
      ['stranger', false],
    ])
    expect(items[1]).toMatchObject({ service: '?helios/stranger', team: null, state: null })
  })

  test('a return is named with its owner and since when', async () => {
    await tell(
      deploy('again', 'helios', 90),
      deploy('again', 'kubernetes', 80),
      deploy('again', 'helios', 79, { kind: 'undeployed' }),
      deploy('again', 'helios', 12),
    )
    const { items } = await listed('returned')
    expect(items).toMatchObject([{ service: 'again', team: 'gangway', state: 'back_on_origin' }])
    expect(Math.round((Date.now() - Date.parse(items[0].since)) / dayMs)).toBe(12)
  })

  test('filters narrow the lists, and names nobody mapped belong to no part', async () => {
    expect(names((await listed('returned', 'area=ads')).items)).toEqual([])
    expect(names((await listed('returned', 'area=music')).items)).toEqual(['again'])
    expect(names((await listed('unowned', 'kind=backend')).items)).toEqual(['orphan'])
  })
})

describe('muting', () => {
  const tomorrow = new Date(Date.now() + dayMs).toISOString().slice(0, 10)
  const wish = { list: 'unowned', service: 'orphan', untilOn: tomorrow, reason: 'switched off with its site' }

  test('needs a reason and an end that lies ahead, within a year', async () => {
    for (const bad of [
      { ...wish, reason: '' },
      { ...wish, reason: undefined },
      { ...wish, untilOn: undefined },
      { ...wish, untilOn: '2020-01-01' },
      { ...wish, untilOn: '2099-01-01' },
      { ...wish, service: 'nothing' },
      { ...wish, service: '?helios/nothing' },
      { ...wish, list: 'born' },
    ])
      expect((await landfall.send('POST', '/api/v1/mutes', bad)).status, JSON.stringify(bad)).toBe(422)
    expect((await listed('unowned')).muted).toBe(0)
  })

  test('lists it apart and counts it apart, until it is ended early', async () => {
    const { status, body } = await landfall.send('POST', '/api/v1/mutes', wish)
    expect(status).toBe(201)
    const muted = await listed('unowned')
    expect([muted.count, muted.muted]).toEqual([1, 1])
    expect(names(muted.items)).toEqual(['?helios/stranger'])
    expect(muted.mutedItems).toMatchObject([
      { service: 'orphan', mute: { id: body.id, untilOn: tomorrow, reason: wish.reason, by: 'tests' } },
    ])
    const ended = await landfall.send('POST', `/api/v1/mutes/${body.id}/end`, { reason: 'it was not' })
    expect(ended.status).toBe(200)
    expect(names((await listed('unowned')).items)).toEqual(['orphan', '?helios/stranger'])
    expect((await landfall.send('POST', `/api/v1/mutes/${body.id}/end`, {})).status).toBe(409)
    expect((await landfall.send('POST', '/api/v1/mutes/nothing/end', {})).status).toBe(404)
  })

  test('a name nobody mapped can be muted too, and what was known before stays as it was', async () => {
    const knownAt = new Date().toISOString()
    await new Promise(resolve => setTimeout(resolve, 5))
    const stranger = { ...wish, service: '?helios/stranger' }
    expect((await landfall.send('POST', '/api/v1/mutes', stranger)).status).toBe(201)
    expect((await listed('unowned')).muted).toBe(1)
    expect((await listed('unowned', `knownAt=${knownAt}`)).muted).toBe(0)
  })

  test('is for leaders, the road team and admins', async () => {
    const given = { name: 'reader', scopes: ['read'], createdBy: 'test', expiresAt: null }
    const { token } = await recordApiToken(landfall.db.pool, given, Date.now())
    const own = landfall.token
    landfall.token = token
    expect((await landfall.send('POST', '/api/v1/mutes', wish)).status).toBe(403)
    landfall.token = own
  })
})
