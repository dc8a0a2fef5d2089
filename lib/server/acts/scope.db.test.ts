import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smallCatalog, smallDeploys } from '../answers/testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from '../answers/testing/test-landfall.ts'

let landfall: TestLandfall
beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
})
afterAll(() => landfall.drop())

const progress = async (query: string) => (await landfall.get(`/api/v1/progress?${query}`)).body
const wider = { from: '2026-03-10', scope: { kinds: ['backend', 'pipeline'] } }
const narrower = { from: '2026-03-20', scope: { teams: ['gangway'] } }

describe('versions of the scope rule', () => {
  test('a dry run tells who enters and leaves, the headline before and after, and writes nothing', async () => {
    const { status, body } = await landfall.send('POST', '/api/v1/scope?dryRun=1', narrower)
    expect(status).toBe(200)
    expect(body).toMatchObject({ dryRun: true, id: null })
    expect(body.preview.entering).toEqual({ count: 0, services: [] })
    expect(body.preview.leaving).toEqual({
      count: 2,
      services: [
        { id: 'born', team: 'ballast' },
        { id: 'half', team: 'ballast' },
      ],
    })
    expect(body.preview.before.live.inScope).toBe(5)
    expect(body.preview.after.live.inScope).toBe(3)
    // The baseline was frozen under the rule of its day.
    expect(body.preview.after.baseline).toEqual(body.preview.before.baseline)
    expect((await landfall.get('/api/v1/scope')).body.versions).toEqual([])
  })

  test('needs a reason to be saved', async () => {
    const { status, body } = await landfall.send('POST', '/api/v1/scope', wider)
    expect(status).toBe(422)
    expect(body.issues).toEqual([{ path: '/reason', message: 'is required' }])
  })

  test('counts a service at an instant by the rule then in force, and the ledger still closes', async () => {
    const before = await progress('asOf=2026-03-09')
    for (const version of [wider, narrower])
      expect((await landfall.send('POST', '/api/v1/scope', { ...version, reason: 'agreed' })).status).toBe(
        200,
      )
    const { body } = await landfall.get('/api/v1/scope')
    expect(
      body.versions.map((v: Record<string, unknown>) => [
        v.number,
        v.from,
        v.servicesIn,
        v.servicesOut,
        v.inForce,
      ]),
    ).toEqual([
      [2, '2026-03-10', 1, 0, false],
      [3, '2026-03-20', 0, 3, true],
    ])
    expect((await progress('asOf=2026-03-09')).live).toEqual(before.live)
    expect((await progress('asOf=2026-03-10')).live.inScope).toBe(6)
    expect((await progress('asOf=2026-03-20')).live.inScope).toBe(3)
    const { flows, scopeChanges, series } = await progress('from=2026-03-09&to=2026-03-25')
    expect(flows).toMatchObject({ opening: 3, leftScope: 1, enteredScope: 0, closing: 2 })
    expect(scopeChanges.map((c: { on: string; number: number }) => [c.on, c.number])).toEqual([
      ['2026-03-10', 2],
      ['2026-03-20', 3],
    ])
    const sums = series.map(({ on: _, ...counts }: Record<string, number>) =>
      Object.values(counts).reduce((a, b) => a + b, 0),
    )
    expect(new Set(sums)).toEqual(new Set([5, 6, 3]))
  })

  test('a version taken back counts no more, and is known to have counted', async () => {
    const { body: scope } = await landfall.get('/api/v1/scope')
    const knownAt = new Date().toISOString()
    const then = await progress(`asOf=2026-03-25&knownAt=${knownAt}`)
    await sleep(3)
    const path = `/api/v1/scope/${scope.versions[1].id}/withdraw`
    const preview = await landfall.send('POST', `${path}?dryRun=1`, {})
    expect(preview.body.preview.entering.count).toBe(3)
    expect((await landfall.send('POST', path, { reason: 'a slip' })).status).toBe(200)
    expect((await landfall.send('POST', path, { reason: 'a slip' })).status).toBe(409)
    expect((await progress('asOf=2026-03-25')).live.inScope).toBe(6)
    expect(await progress(`asOf=2026-03-25&knownAt=${knownAt}`)).toEqual(then)
    const after = (await landfall.get('/api/v1/scope')).body
    expect(after.versions).toHaveLength(1)
    expect(after.withdrawnVersions[0]).toMatchObject({ from: '2026-03-20', withdrawnReason: 'a slip' })
  })
})

describe('the baseline', () => {
  test('is frozen by an act, with its history, and the one before counts when it is taken back', async () => {
    const input = { on: '2026-03-05' }
    const dry = await landfall.send('POST', '/api/v1/baseline?dryRun=1', input)
    expect(dry.body.preview.before.baseline).toMatchObject({ on: '2026-01-31', count: 4 })
    expect(dry.body.preview.after.baseline).toMatchObject({ on: '2026-03-05', count: 5 })
    expect(dry.body.preview.entering.services).toEqual([{ id: 'born', team: 'ballast' }])
    const { body } = await landfall.send('POST', '/api/v1/baseline', {
      ...input,
      reason: 'a year of planning',
    })
    expect((await progress('asOf=2026-03-25')).baseline).toMatchObject({ on: '2026-03-05', count: 5 })
    await landfall.send('POST', `/api/v1/baseline/${body.id}/withdraw`, { reason: 'not agreed' })
    expect((await progress('asOf=2026-03-25')).baseline).toMatchObject({ on: '2026-01-31', count: 4 })
  })

  test('cannot be frozen on a day that lies ahead', async () => {
    const { status } = await landfall.send('POST', '/api/v1/baseline', { on: '2099-01-01', reason: 'ahead' })
    expect(status).toBe(422)
  })
})

describe('exemptions', () => {
  const excuse = { service: 'stays', from: '2026-03-01', until: '2026-03-24', reason: 'waits for its vendor' }
  let id = ''

  test('worked check 5: exempt +1, the main figure unchanged, and back in the open list the day it expires', async () => {
    const before = await progress('asOf=2026-03-24')
    const made = await landfall.send('POST', '/api/v1/exemptions', excuse)
    expect(made.status).toBe(201)
    id = made.body.id
    const within = await progress('asOf=2026-03-24')
    expect(within.exempt).toEqual({ count: 1, expiringIn30Days: 1 })
    expect({ ...within, exempt: null, knownAt: null }).toEqual({ ...before, exempt: null, knownAt: null })
    const item = async (day: string) => {
      const { body } = await landfall.get(`/api/v1/services?state=origin_only&asOf=${day}`)
      return body.items.find((row: { id: string }) => row.id === 'stays')
    }
    expect(await item('2026-03-24')).toMatchObject({ exemptUntil: '2026-03-24T23:59:59.999Z' })
    expect(await item('2026-03-25')).toMatchObject({ state: 'origin_only', exemptUntil: null })
    expect((await progress('asOf=2026-03-25')).exempt.count).toBe(0)
    const open = async (day: string) =>
      (
        await landfall.get(`/api/v1/services?state=origin_only,both&exempt=false&inScope=true&asOf=${day}`)
      ).body.items.map((row: { id: string }) => row.id)
    expect(await open('2026-03-24')).not.toContain('stays')
    expect(await open('2026-03-25')).toContain('stays')
  })

  test('have a burn-down of their own, and end early with a reason', async () => {
    const until = '2099-06-30'
    const later = { ...excuse, service: 'half', until }
    const { body: made } = await landfall.send('POST', '/api/v1/exemptions', later)
    const asked = (await landfall.get('/api/v1/exemptions?asOf=2026-03-24&to=2026-03-26')).body
    expect(asked).toMatchObject({ count: 2, expiringIn30Days: 1 })
    expect(asked.series.slice(-3)).toEqual([
      { on: '2026-03-24', count: 2 },
      { on: '2026-03-25', count: 1 },
      { on: '2026-03-26', count: 1 },
    ])
    expect(asked.items.map((row: { id: string; standing: string }) => [row.id, row.standing])).toEqual([
      [id, 'in_force'],
      [made.id, 'in_force'],
    ])
    const path = `/api/v1/exemptions/${made.id}/end`
    expect((await landfall.send('POST', path, { reason: 'it has moved' })).status).toBe(200)
    expect((await landfall.send('POST', path, { reason: 'it has moved' })).status).toBe(409)
    const now = (await landfall.get('/api/v1/exemptions')).body
    expect(now.count).toBe(0)
    expect(now.items.find((row: { id: string }) => row.id === made.id)).toMatchObject({
      standing: 'ended',
      endedReason: 'it has moved',
    })
    // It counted until then.
    expect((await progress('asOf=2026-03-26')).exempt.count).toBe(1)
  })

  test('name what is wrong', async () => {
    const refused = async (change: object) =>
      (await landfall.send('POST', '/api/v1/exemptions', { ...excuse, ...change })).body.issues[0].path
    expect(await refused({ service: 'nothing' })).toBe('/service')
    expect(await refused({ until: '2026-02-01' })).toBe('/until')
    expect(await refused({ migration: 'moon' })).toBe('/migration')
    expect(await refused({ reason: '' })).toBe('/reason')
  })
})
