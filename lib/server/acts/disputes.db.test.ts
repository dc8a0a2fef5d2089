import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { migrationStates } from '#lib/domain/migration/state.ts'
import { readDisputes } from '#lib/read/disputes.ts'
import { readService } from '#lib/read/service.ts'
import { answerDispute, recordDispute, withdrawDispute } from '#lib/record/record-dispute.ts'
import { ActRefused } from '#lib/record/record-error.ts'
import { recordOverride } from '#lib/record/record-override.ts'
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

const person = (
  name: string,
  role: 'leader' | 'team_member' | 'auditor' | 'admin',
  team?: string,
): Viewer => ({
  kind: 'person',
  id: name,
  name,
  role,
  team: team ?? null,
})
const member = person('Ida of Gangway', 'team_member', 'gangway')
const admin = person('Ada', 'admin')
const as = (viewer: Viewer) => ({ viewer, db: landfall.db, now: Date.now() })
const refusal = async (act: Promise<unknown>) => {
  const error = await act.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof ActRefused ? error.reason : error
}
const wrong = { service: 'stays', about: 'state', claim: 'it left Helios in March' } as const

describe('corrections', () => {
  test('are opened by the owning team, by leaders and admins, and by nobody else', async () => {
    const { id, owner } = await recordDispute(as(member), wrong)
    expect(owner).toBe('platform admins')
    expect(await refusal(recordDispute(as(member), { ...wrong, service: 'half' }))).toBe('forbidden')
    expect(await refusal(recordDispute(as(person('Ola', 'auditor')), wrong))).toBe('forbidden')
    expect(await refusal(recordDispute(as({ kind: 'nobody' }), wrong))).toBe('nobody')
    expect(await refusal(recordDispute(as(admin), { ...wrong, dueOn: '2020-01-01' }))).toBe('invalid')
    expect((await readService(as(member), 'stays', noFilters)).openDisputes).toBe(1)
    await withdrawDispute(as(member), id, 'a slip')
    expect((await readService(as(member), 'stays', noFilters)).openDisputes).toBe(0)
  })

  test('are answered by admins or by the person who owns them, once, and the claim stays', async () => {
    const named = await recordDispute(as(member), { ...wrong, owner: 'Kim' })
    const answer = { outcome: 'declined', answer: 'a job of it is still placed in lon' } as const
    expect(await refusal(answerDispute(as(member), named.id, answer))).toBe('forbidden')
    await answerDispute(as(person('Kim', 'leader')), named.id, answer)
    expect(await refusal(answerDispute(as(admin), named.id, answer))).toBe('wrong_state')
    expect(await refusal(withdrawDispute(as(member), named.id, null))).toBe('wrong_state')
    const { items } = await readDisputes(as(member), noFilters, { service: ['stays'] })
    expect(items.find(({ id }) => id === named.id)).toMatchObject({
      ...wrong,
      standing: 'declined',
      answer: answer.answer,
      answeredBy: 'Kim',
      recordedBy: member.kind === 'person' ? member.name : '',
    })
  })

  test('are listed over the API by state, service and team, a page at a time, with who may answer', async () => {
    const opened = await landfall.send('POST', '/api/v1/disputes', {
      ...wrong,
      service: 'half',
      dueOn: '2099-01-02',
    })
    expect(opened.status).toBe(201)
    await landfall.send('POST', '/api/v1/disputes', { ...wrong, service: 'born', dueOn: '2099-01-01' })
    const list = async (query: string) => (await landfall.get(`/api/v1/disputes?${query}`)).body
    const services = ({ items }: { items: { service: string }[] }) => items.map(({ service }) => service)
    expect(services(await list('state=open'))).toEqual(['born', 'half'])
    expect((await list('state=open')).counts).toEqual({ open: 2, overdue: 0, closed: 2 })
    expect(services(await list('service=half'))).toEqual(['half'])
    expect(services(await list('team=gangway&state=closed'))).toEqual(['stays', 'stays'])
    const first = await list('limit=1')
    expect(services(first)).toEqual(['born'])
    expect(services(await list(`limit=1&cursor=${first.nextCursor}`))).toEqual(['half'])
    expect(first.items[0]).toMatchObject({ mayAnswer: true, mayWithdraw: true })
    const { items } = await readDisputes(as(person('Olga', 'leader')), noFilters, { state: 'open' })
    expect(items[0]).toMatchObject({ mayAnswer: false, mayWithdraw: false })
    const answered = `/api/v1/disputes/${opened.body.id}/answer`
    expect((await landfall.send('POST', answered, { outcome: 'perhaps', answer: 'so' })).status).toBe(422)
  })

  test('as known then stay open in a frozen link, and are in the audit log', async () => {
    const knownAt = new Date().toISOString()
    const before = (await landfall.get(`/api/v1/disputes?knownAt=${knownAt}`)).body
    await new Promise(done => setTimeout(done, 3))
    const { id } = before.items[0]
    await landfall.send('POST', `/api/v1/disputes/${id}/answer`, {
      outcome: 'corrected',
      answer: 'mapped anew',
    })
    expect((await landfall.get(`/api/v1/disputes?knownAt=${knownAt}`)).body).toEqual(before)
    const { items } = (await landfall.get('/api/v1/audit?limit=1')).body
    expect(items[0]).toMatchObject({ action: 'dispute.answer', detail: { outcome: 'corrected' } })
  })
})

describe('overrides', () => {
  const other = {
    service: 'stays',
    state: 'target_only',
    reason: 'its probe is broken',
    until: '2026-12-31',
  } as const
  const ahead = () => new Date(Date.now() + 3_600_000).toISOString()

  test('need an admin, a reason and an end ahead; one at a time', async () => {
    expect(await refusal(recordOverride(as(person('Lea', 'leader')), { ...other, until: ahead() }))).toBe(
      'forbidden',
    )
    const send = (change: object) =>
      landfall.send('POST', '/api/v1/overrides', { ...other, until: ahead(), ...change })
    expect((await send({ reason: undefined })).body.issues[0].path).toBe('/reason')
    expect((await send({ until: undefined })).body.issues[0].path).toBe('/until')
    expect((await send({ until: '2020-01-01' })).body.issues[0].path).toBe('/until')
    expect((await send({ until: '2099-01-01' })).body.issues[0].path).toBe('/until')
    expect((await send({})).status).toBe(201)
    expect((await send({ state: 'both' })).status).toBe(409)
  })

  test('show beside the computed state, are counted apart, and end early', async () => {
    const { body } = await landfall.get('/api/v1/services/stays')
    expect(body).toMatchObject({
      state: 'origin_only',
      override: { state: 'target_only', reason: other.reason },
    })
    expect((await landfall.get('/api/v1/progress')).body.overridden).toEqual({ count: 1 })
    const list = (await landfall.get('/api/v1/overrides')).body
    expect(list).toMatchObject({
      count: 1,
      items: [{ service: 'stays', computed: 'origin_only', standing: 'in_force' }],
    })
    const path = `/api/v1/overrides/${body.override.id}/end`
    expect((await landfall.send('POST', path, { reason: 'the probe is mended' })).status).toBe(200)
    expect((await landfall.send('POST', path, {})).status).toBe(409)
    expect((await landfall.get('/api/v1/services/stays')).body.override).toBeNull()
    expect((await landfall.get('/api/v1/overrides')).body).toMatchObject({
      count: 0,
      items: [{ standing: 'ended', endedReason: 'the probe is mended' }],
    })
  })
})

describe('law: what people say never changes a figure', () => {
  test('progress, flows, states and series are the same whatever is disputed and overridden', async () => {
    const figures = async () => {
      const {
        knownAt: _,
        overridden: __,
        ...rest
      } = (await landfall.get('/api/v1/progress?from=2026-01-15')).body
      const { items } = (await landfall.get('/api/v1/services')).body
      return { rest, states: items.map((item: { id: string; state: string }) => [item.id, item.state]) }
    }
    const before = await figures()
    const service = fc.constantFrom(...smallCatalog.services.map(({ id }) => id))
    const act = fc.oneof(
      fc.record({
        path: fc.constant('disputes'),
        body: fc.record({
          service,
          about: fc.constantFrom('state', 'scope', 'owner'),
          claim: fc.constant('it is not so'),
        }),
      }),
      fc.record({
        path: fc.constant('overrides'),
        body: fc.record({
          service,
          state: fc.constantFrom(...migrationStates),
          reason: fc.constant('for now'),
          until: fc.constant(new Date(Date.now() + 3_600_000).toISOString()),
        }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 4 }), async acts => {
        for (const { path, body } of acts) {
          const { status } = await landfall.send('POST', `/api/v1/${path}`, body)
          expect([201, 409]).toContain(status)
        }
        expect(await figures()).toEqual(before)
      }),
      { numRuns: 12 },
    )
    expect((await landfall.get('/api/v1/progress')).body.overridden.count).toBeGreaterThan(0)
  })
})

describe('annotations', () => {
  test('are of the company, an area, a team or a service, and explain what is inside and around', async () => {
    const add = (body: object) =>
      landfall.send('POST', '/api/v1/annotations', {
        kind: 'note',
        title: 'a note',
        from: '2026-03-01',
        ...body,
      })
    const freeze = await add({ kind: 'freeze', title: 'Easter', from: '2026-04-01', to: '2026-04-07' })
    expect(freeze.status).toBe(201)
    await add({ title: 'of gangway', team: 'gangway' })
    await add({ title: 'of ads', area: 'ads', from: '2026-03-02T10:00:00Z' })
    await add({ title: 'of stays', service: 'stays', from: '2026-03-03' })
    const titles = async (query = '') =>
      (await landfall.get(`/api/v1/annotations?${query}`)).body.items.map(
        (item: { title: string }) => item.title,
      )
    expect(await titles()).toEqual(['of gangway', 'of ads', 'of stays', 'Easter'])
    expect(await titles('service=stays')).toEqual(['of gangway', 'of stays', 'Easter'])
    expect(await titles('service=half')).toEqual(['of ads', 'Easter'])
    expect(await titles('team=ballast')).toEqual(['of ads', 'Easter'])
    expect(await titles('area=music')).toEqual(['of gangway', 'of stays', 'Easter'])
    expect(await titles('from=2026-03-03&to=2026-04-01')).toEqual(['of stays', 'Easter'])
    expect((await add({ team: 'gangway', area: 'ads' })).status).toBe(422)
    expect((await add({ to: '2026-02-01' })).body.issues[0].path).toBe('/to')
    expect((await add({ team: 'moon' })).body.issues[0].path).toBe('/team')
    await landfall.send('POST', `/api/v1/annotations/${freeze.body.id}/withdraw`, {})
    expect(await titles('service=half')).toEqual(['of ads'])
  })
})
