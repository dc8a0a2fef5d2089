import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { identityOfToken } from '#lib/auth/token-identity.ts'
import { insertRecord } from '#lib/record/records.ts'
import { smallCatalog } from '../answers/testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from '../answers/testing/test-landfall.ts'
import { directRoutes } from '../direct-routes.ts'
import { createRouteMatcher } from '../match-route.ts'
import { calendarFaults } from './testing/calendar-faults.ts'

const match = createRouteMatcher(directRoutes)
const visit = randomUUID()
const road = { kind: 'person', id: 'p', name: 'Ilse Forestay', role: 'road_team', team: null } as const
let landfall: TestLandfall
let lastAddress = 0
let sequence = 0

beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  for (const [engineer, name] of [
    ['ilse', 'Ilse Forestay'],
    ['piotr', 'Piotr Stay'],
  ] as const)
    await insertRecord(
      { db: landfall.db, viewer: road, now: Date.now() },
      {
        kind: 'roadEngineers',
        values: {
          engineer,
          name,
          homeOffice: 'oslo',
          skills: [],
          daysPerWeek: 3,
          longestTripDays: 5,
          fromOn: '2026-01-01',
          untilOn: null,
        },
        reason: null,
        action: 'engineer.add',
        about: { type: 'engineer', id: engineer },
      },
    )
  await save()
})
afterAll(() => landfall.drop())

const save = (changes: object = {}) =>
  insertRecord(
    { db: landfall.db, viewer: road, now: Date.now() },
    {
      kind: 'visits',
      values: {
        visit,
        sequence: sequence++,
        migration: 'helios-to-kubernetes',
        office: 'oslo',
        fromOn: '2027-03-01',
        toOn: '2027-03-03',
        engineers: ['ilse', 'piotr'],
        agenda: [{ on: '2027-03-01', team: 'gangway', task: 'Probes, heap; size' }],
        kind: 'help',
        status: 'booked',
        ...changes,
      },
      reason: null,
      action: 'visit.book',
      about: { type: 'visit', id: visit },
    },
  )

/** As a calendar service would; each from an address of its own, because bad tokens are counted by address. */
async function ask(target: string, headers: Record<string, string> = {}, method = 'GET') {
  const request = new Request(`http://landfall.example.com${target}`, { method, headers })
  const found = match(method, new URL(request.url).pathname)
  if (found?.found !== 'route') throw new Error(`No route for ${method} ${target}`)
  const response = await found.route.respond(request, {
    db: landfall.db,
    params: found.params,
    clientAddress: `198.51.100.${lastAddress++ & 255}`,
    requestId: 'calendar-test',
    draining: AbortSignal.abort(),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const signedIn = () => ({ authorization: `Bearer ${landfall.token}` })
const targetOf = (url: string) => url.replace(/^https?:\/\/[^/]+/, '')
const eventOf = (text: string) =>
  new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')!)

describe('calendars of visits', () => {
  test('are read by who is signed in: of an engineer, an office, or all', async () => {
    for (const of of ['', '?engineer=ilse', '?office=oslo']) {
      const { status, text, headers } = await ask(`/api/v1/visits/calendar.ics${of}`, signedIn())
      expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
      expect(calendarFaults(text)).toEqual([])
      const event = eventOf(text)
      expect(event.startDate.toString()).toBe('2027-03-01')
      expect(event.endDate.toString()).toBe('2027-03-04')
      expect(event.description).toContain('2027-03-01 Gangway: Probes, heap; size')
      expect(event.component.getFirstPropertyValue('url')).toBe(`http://landfall.example.com/visits/${visit}`)
    }
    expect((await ask('/api/v1/visits/calendar.ics')).status).toBe(401)
    expect((await ask('/api/v1/visits/calendar.ics?engineer=nobody', signedIn())).status).toBe(404)
    expect((await ask('/api/v1/visits/calendar.ics?team=gangway', signedIn())).status).toBe(422)
  })

  test('see changes under the same id, and answer 304 while nothing changed', async () => {
    const first = await ask('/api/v1/visits/calendar.ics?engineer=piotr', signedIn())
    const etag = first.headers.get('etag')!
    const again = await ask('/api/v1/visits/calendar.ics?engineer=piotr', {
      ...signedIn(),
      'if-none-match': `"other", W/${etag}`,
    })
    expect([again.status, again.text]).toEqual([304, ''])
    await save({ engineers: ['ilse'] })
    const changed = await ask('/api/v1/visits/calendar.ics?engineer=piotr', {
      ...signedIn(),
      'if-none-match': etag,
    })
    expect(changed.status).toBe(200)
    const [before, after] = [eventOf(first.text), eventOf(changed.text)]
    expect(after.uid).toBe(before.uid)
    expect([before.sequence, after.sequence]).toEqual([0, 1])
    expect(after.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    const office = eventOf((await ask('/api/v1/visits/calendar.ics?office=oslo', signedIn())).text)
    expect(office.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
  })
})

describe('the secret address of a calendar', () => {
  test('opens this calendar and nothing else, and is shown once', async () => {
    const made = await landfall.send('POST', '/api/v1/calendar-feeds', { engineer: 'ilse' })
    expect(made.status).toBe(201)
    expect(made.body.webcal).toBe(made.body.url.replace('http:', 'webcal:'))
    const target = targetOf(made.body.url)
    const opened = await ask(target)
    expect(opened.status).toBe(200)
    expect(opened.headers.get('referrer-policy')).toBe('no-referrer')
    expect(eventOf(opened.text).summary).toBe('Visit to oslo')
    const token = new URL(made.body.url).searchParams.get('token')!
    const others = ['?engineer=piotr', '?office=oslo', '']
    for (const other of others) {
      const path = `/api/v1/visits/calendar.ics${other}${other === '' ? '?' : '&'}token=${token}`
      expect((await ask(path)).status).toBe(403)
    }
    for (const path of [
      '/api/v1/teams',
      '/api/v1/visits/calendar.ics?engineer=ilse',
      '/api/v1/calendar-feeds',
    ])
      expect((await ask(path, { authorization: `Bearer ${token}` })).status).toBe(403)
    expect(await identityOfToken(landfall.db, token, Date.now())).toBeNull()
    const { items } = (await landfall.get('/api/v1/calendar-feeds')).body
    expect(items).toMatchObject([{ id: made.body.id, kind: 'engineer', subject: 'ilse' }])
    expect(JSON.stringify(items)).not.toContain(token)
  })

  test('opens nothing any more once it is revoked', async () => {
    const { body } = await landfall.send('POST', '/api/v1/calendar-feeds', { office: 'oslo', days: 30 })
    expect((await landfall.send('DELETE', `/api/v1/calendar-feeds/${body.id}`)).status).toBe(200)
    expect((await ask(targetOf(body.url))).status).toBe(401)
    expect((await landfall.send('DELETE', `/api/v1/calendar-feeds/${body.id}`)).status).toBe(409)
    const audit = (await landfall.get('/api/v1/audit?limit=2')).body
    expect(audit.items.map(({ action }: { action: string }) => action)).toEqual([
      'calendar.revoke',
      'calendar.make',
    ])
  })

  test('cannot be widened: a token that opens more is not taken in an address', async () => {
    const wide = { name: 't', scopes: ['calendar:engineer:ilse', 'read'], createdBy: 't', expiresAt: null }
    for (const given of [landfall.token, (await recordApiToken(landfall.db.pool, wide, Date.now())).token])
      expect((await ask(`/api/v1/visits/calendar.ics?engineer=ilse&token=${given}`)).status).toBe(403)
  })

  test('is made of what there is, by people', async () => {
    expect((await landfall.send('POST', '/api/v1/calendar-feeds', { engineer: 'nobody' })).status).toBe(422)
    expect(
      (await landfall.send('POST', '/api/v1/calendar-feeds', { engineer: 'ilse', office: 'oslo' })).status,
    ).toBe(422)
    const admin = landfall.token
    const reader = { name: 't', scopes: ['read'], createdBy: 't', expiresAt: null }
    landfall.token = (await recordApiToken(landfall.db.pool, reader, Date.now())).token
    expect((await landfall.send('POST', '/api/v1/calendar-feeds', {})).status).toBe(403)
    landfall.token = admin
  })
})
