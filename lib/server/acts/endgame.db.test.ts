import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { bodyHash } from '#lib/ingest/body-hash.ts'
import { emptyBatch } from '#lib/ingest/ingest-batch.ts'
import { createIngestQueue } from '#lib/ingest/ingest-queue.ts'
import { decodeHeliosEvent } from '#lib/sources/helios/decode.ts'
import { smallCatalog, smallDeploys } from '../answers/testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from '../answers/testing/test-landfall.ts'

let landfall: TestLandfall
const today = dayOf(Date.now())
type Told = [day: string, host: string, tenants: string[], status?: string]
// `half` is told of under a name the catalogue knows, `nobody` under one it does not.
const told: Told[] = [
  ['01-12', 'web1', ['stays', 'half']],
  ['01-12', 'web2', ['moved']],
  ['01-12', 'web3', ['nobody', 'tool']],
  ['01-12', 'web4', ['stays'], 'down'],
  ['01-12', 'web5', []],
  ['02-20', 'web2', []],
  ['03-01', 'web5', [], 'gone'],
]

beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  const queue = createIngestQueue(landfall.db)
  const batch = emptyBatch()
  for (const [index, [day, host, tenants, status = 'up']] of told.entries()) {
    const at = Date.parse(`2026-${day}T12:00:00Z`)
    const hosts = [{ host, at, cores: 16, status, tenants }]
    const body = { format: 'helios/1', type: 'hosts', platform: 'helios', cluster: 'lon', hosts }
    const decoded = decodeHeliosEvent(body, { source: 'helios-lon', id: `hosts/${index}` })
    if (!decoded.ok) throw new Error(decoded.issues[0]?.message)
    batch.events.push({
      decoded: decoded.value,
      raw: Buffer.from(JSON.stringify(body)),
      hash: bodyHash(body),
      format: 'helios',
      contentType: 'application/json',
      headers: null,
    })
  }
  await queue.submit(batch, 10_000)
  await landfall.project()
})
afterAll(() => landfall.drop())

const endgame = async (query = '') => (await landfall.get(`/api/v1/endgame?${query}`)).body
const itemOf = async (service: string, query = '') =>
  (await endgame(query)).items.find((item: { service: string }) => item.service === service)
const decide = (body: object) => landfall.send('POST', '/api/v1/decisions', body)

describe('the endgame', () => {
  test('names the hosts that can be switched off today, and since when: never one that is down', async () => {
    const { sites, hostsToSwitchOff, total } = await endgame()
    expect(sites).toHaveLength(1)
    expect(sites[0]).toMatchObject({
      cluster: 'lon',
      hosts: { start: 5, startOn: '2026-01-31', left: 4, empty: 1, down: 1, withoutCores: 0 },
      services: 3,
      servicesAtStart: 5,
      canSwitchOffSince: null,
    })
    expect(hostsToSwitchOff).toEqual([
      { cluster: 'lon', host: 'web2', cores: 16, since: '2026-02-20T12:00:00Z', isNeverUsed: false },
    ])
    expect(total).toMatchObject({ services: 3, servicesInScope: 2, cores: 64, cost: null })
  })

  test('without a price it says cores, and after an admin set one the parts cost what the fleet does', async () => {
    expect(await itemOf('stays')).toMatchObject({ cores: 24, cost: null, coresFrom: 'hosts' })
    const set = await landfall.send('POST', '/api/v1/prices', {
      platform: 'helios',
      perCoreMonth: 21.37,
      currency: 'EUR',
      from: '2026-01-01',
    })
    expect(set.status).toBe(201)
    const { sites, items, price, total } = await endgame()
    expect(price).toMatchObject({ perCoreMonth: 21.37, currency: 'EUR', from: '2026-01-01' })
    const [{ cost, parts, cores }] = sites
    expect([cores, cost]).toEqual([64, Math.round(64 * 21.37)])
    expect(
      parts.services.cost + parts.unplaced.cost + parts.empty.cost + parts.silent.cost + parts.idle.cost,
    ).toBe(cost)
    expect(items.reduce((sum: number, item: { cost: number }) => sum + item.cost, 0)).toBe(
      parts.services.cost,
    )
    expect(parts.unplaced).toMatchObject({ count: 1, cores: 8 })
    expect(total).toMatchObject({ cost, emptyCost: parts.empty.cost })
    // A part of the company: what the filter leaves out is one line, and the sum stays.
    const narrow = await endgame('team=gangway')
    expect(narrow.items).toHaveLength(1)
    expect(narrow.items[0].cost + narrow.others.cost).toBe(parts.services.cost)
  })

  test('what it costs and what can go open their receipts, whose lines add up', async () => {
    const { total, price } = await endgame()
    const cost = (await landfall.get('/api/v1/receipts/endgame.cost')).body
    expect(cost.value).toBe(total.cost)
    expect(cost.sum.map(({ value }: { value: number }) => value)).toEqual([64, price.perCoreMonth])
    const cores = cost.counted.filter(({ unit }: { unit: string }) => unit === 'cores')
    expect(cores.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(64)
    const saved = (await landfall.get('/api/v1/receipts/endgame.saved')).body
    expect(saved.value).toBe(total.emptyCost)
    expect(saved.rows.items).toEqual([['web2', 'lon', 16, '2026-02-20T12:00:00Z']])
  })

  test('a price of a platform nobody knows, and a site that is none, are refused', async () => {
    const price = { platform: 'nowhere', perCoreMonth: 1, currency: 'EUR' }
    expect((await landfall.send('POST', '/api/v1/prices', price)).status).toBe(422)
    expect((await landfall.get('/api/v1/endgame?site=nowhere')).status).toBe(422)
  })

  test('the newest decision counts, earlier ones stay, one taken back counts no more', async () => {
    expect((await decide({ service: 'stays', decision: 'move' })).status).toBe(422)
    expect((await decide({ service: 'stays', decision: 'move', by: '2026-03-01' })).status).toBe(422)
    const by = addDays(today, 30)
    await decide({ service: 'stays', decision: 'move', by })
    await sleep(3)
    const { body } = await decide({ service: 'stays', decision: 'retire', by, reason: 'its callers left' })
    const item = await itemOf('stays')
    expect(item).toMatchObject({ decision: { decision: 'retire', by }, isOverdue: false, mayDecide: true })
    expect(item.history.map((one: { decision: string }) => one.decision)).toEqual(['retire', 'move'])
    await sleep(3)
    const path = `/api/v1/decisions/${body.id}/withdraw`
    expect((await landfall.send('POST', path, { reason: 'they came back' })).status).toBe(200)
    const after = await itemOf('stays')
    expect(after.decision.decision).toBe('move')
    expect(after.history[0]).toMatchObject({ decision: 'retire', withdrawnReason: 'they came back' })
    // As it was on a day before anybody decided.
    expect((await itemOf('stays', 'asOf=2026-03-25')).decision).toBeNull()
  })

  test('to exempt points to an exemption: none is granted by deciding, and its end shows', async () => {
    await decide({ service: 'half', decision: 'exempt' })
    expect(await itemOf('half')).toMatchObject({ decision: { decision: 'exempt' }, exemption: null })
    const until = addDays(today, 90)
    await landfall.send('POST', '/api/v1/exemptions', { service: 'half', until, reason: 'card readers' })
    expect(await itemOf('half')).toMatchObject({ exemption: { until }, setsTheDate: true })
    await sleep(3)
    await decide({ service: 'half', decision: 'move', by: addDays(today, 10) })
    expect(await itemOf('half')).toMatchObject({ isBeforeExemptionEnds: true })
  })

  test('an expired exemption is back in the open list the same day', async () => {
    const granted = { service: 'tool', from: '2026-03-01', until: '2026-03-24', reason: 'a vendor' }
    await landfall.send('POST', '/api/v1/exemptions', granted)
    expect((await itemOf('tool', 'asOf=2026-03-24')).exemption).toMatchObject({ until: '2026-03-24' })
    expect((await itemOf('tool', 'asOf=2026-03-25')).exemption).toBeNull()
  })

  test('only the owning team, the road team, leaders and admins decide, and only admins set prices', async () => {
    const { recordDecision } = await import('#lib/record/record-decision.ts')
    const { recordPrice } = await import('#lib/record/record-price.ts')
    const act = (role: 'team_member' | 'leader', team: string | null) => ({
      db: landfall.db,
      now: Date.now(),
      viewer: { kind: 'person' as const, id: 'p', name: 'Ada Example', role, team },
    })
    const wish = { service: 'stays', decision: 'move' as const, by: addDays(today, 5) }
    await expect(recordDecision(act('team_member', 'ballast'), wish)).rejects.toThrow('owning team')
    await expect(recordDecision(act('team_member', 'gangway'), wish)).resolves.toBeTruthy()
    const price = { platform: 'helios', perCoreMonth: 1, currency: 'EUR' }
    await expect(recordPrice(act('leader', null), price)).rejects.toThrow('Admins')
  })
})
