import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withTransaction } from '#db/client.ts'
import { insertMessages } from '#db/queries/insert-outbox.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { insertVisit } from './answers/testing/insert-visit.ts'
import { smallCatalog, smallDeploys } from './answers/testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from './answers/testing/test-landfall.ts'
import type { DirectContext, DirectRoute } from './direct-route.ts'
import { directRoutes } from './direct-routes.ts'
import { createRouteMatcher } from './match-route.ts'
import { openRoutes, type RouteRight, routeRights } from './testing/route-rights.ts'
import { routeViewers } from './testing/route-viewers.ts'

type Given = { at: string; body: string | null }

const match = createRouteMatcher(directRoutes)
const past = '5f0c3f3e-0000-4000-8000-00000000000a'
let landfall: TestLandfall
let viewers: Map<string, Record<string, string>>
let address = 0

beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
  viewers = await routeViewers(landfall.db)
  await made('engineers', { name: 'Ilse', homeOffice: 'oslo', from: '2026-01-01', daysPerWeek: 5 })
  await insertVisit(landfall.db, Date.now() - 9 * dayMs, {
    visit: past,
    fromOn: dayOf(Date.now() - 5 * dayMs),
  })
})
afterAll(() => landfall.drop())

async function made(path: string, body: object = {}): Promise<string> {
  const reply = await landfall.send('POST', `/api/v1/${path}`, body)
  expect([path, reply.status, reply.body]).toSatisfy(([, status]) => status < 300)
  return reply.body.id
}

let count = 0
let weeks = 0
/** Wednesdays without a holiday. */
const weekday = () => dayOf(Date.UTC(2027, 5, 9) + 7 * dayMs * weeks++)
const trip = () => {
  const from = weekday()
  return { office: 'oslo', from, to: from, engineers: ['ilse'], agenda: [], kind: 'help', reason: 'a test' }
}
const blocker = () =>
  made('blockers', { type: 'other', title: 'Held', ownerTeam: 'gangway', services: ['stays'] })
const promise = {
  ...{ visit: past, team: 'gangway', kind: 'leave_origin', service: 'stays' },
  ...{ promise: 'Moves it', owner: 'Odile', due: '2027-05-01' },
}
const noRequests = async () => {
  const open = (await landfall.get('/api/v1/visits')).body.requests
  for (const { id } of open) await made(`visit-requests/${id}/withdraw`)
}
/** What acts are about, made anew for each. */
const makers: Record<string, () => Promise<string>> = {
  blocker,
  past: async () => past,
  promised: async () => {
    const id = await blocker()
    await made(`blockers/${id}/promise`, { promised: '2027-05-11' })
    return id
  },
  closed: async () => {
    const id = await blocker()
    await made(`blockers/${id}/close`, { outcome: 'solved' })
    return id
  },
  visit: () => made('visits', trip()),
  cancelled: async () => {
    const id = await made('visits', trip())
    await made(`visits/${id}/cancel`, { reason: 'a test' })
    return id
  },
  request: async () => {
    await noRequests()
    return made('visit-requests', { team: 'gangway', wish: 'day' })
  },
  report: () => made('reports', { team: 'gangway', confidence: 'at_risk', note: `${count++}` }),
  link: () => made('report-links', { team: 'gangway' }),
  engineer: () => made('engineers', { name: `Nan ${count++}`, homeOffice: 'oslo', from: '2026-01-01' }),
  absence: () => made('absences', { engineer: 'ilse', kind: 'other', from: '2027-01-01', to: '2027-01-01' }),
  closure: () =>
    made('office-closures', { office: 'oslo', title: 'Shut', from: '2027-01-01', to: '2027-01-01' }),
  way: () => made('travel-times', { fromOffice: 'oslo', toOffice: 'oslo', days: 1 }),
  promise: () => made('commitments', promise),
  note: () => made('visit-notes', { visit: past, team: 'gangway', note: 'A note' }),
  contact: () =>
    made('contacts', { subject: { type: 'road_team' }, channel: 'mail', mail: `${count++}@example.com` }),
  feed: () => made('calendar-feeds', { days: 1 }),
  message: async () => {
    const message = { key: `${count++}`, kind: 'visit' as const, title: 'A title', body: 'A body' }
    const to = { subject: { type: 'team' as const, id: 'gangway' }, sendAfterAt: Date.now() }
    await withTransaction(landfall.db, client => insertMessages(client, Date.now(), [{ ...message, ...to }]))
    const text = 'select id from outbox where key = $1'
    return (await landfall.db.pool.query<{ id: string }>(text, [message.key])).rows[0]!.id
  },
  word: async () => `word-${count++}`,
  day: async () => weekday(),
  waiting: async () => {
    await noRequests()
    return 'gangway'
  },
}

async function filled(text: string): Promise<string> {
  let rest = text
  for (const [name] of text.matchAll(/:[a-z]+/g)) {
    const make = makers[name.slice(1)]
    if (make !== undefined) rest = rest.replaceAll(name, await make())
  }
  return rest
}

async function statusOf(method: string, path: string, body: string | null, headers: Record<string, string>) {
  const request = new Request(`http://localhost${path}`, {
    method,
    headers: {
      ...headers,
      ...(body === null ? {} : { 'content-type': 'application/json' }),
      prefer: 'wait=0',
    },
    ...(body === null ? {} : { body }),
  })
  const found = match(method, new URL(request.url).pathname)
  if (found?.found !== 'route') throw new Error(`No route for ${method} ${path}`)
  const context: DirectContext = {
    db: landfall.db,
    params: found.params,
    clientAddress: `192.0.2.${++address}`,
    requestId: 'test-request',
    draining: new AbortController().signal,
  }
  const response = await (found.route as DirectRoute).respond(request, context)
  await response.body?.cancel()
  return response.status
}

async function traces(): Promise<number> {
  const { rows } = await landfall.db.pool.query<{ count: string }>('select count(*) from audit_log')
  return Number(rows[0]!.count)
}

/** Refused are 401 and 403, and nothing else is; what those sent leaves no trace. */
async function letIn(right: RouteRight): Promise<{ who: string[]; statuses: number[]; written: number }> {
  const [method, path] = right.route.split(' ') as [string, string]
  const ask = async (headers: Record<string, string>, given: Given) =>
    statusOf(method, given.at, given.body, headers)
  const given = async (): Promise<Given> => ({
    at: await filled(right.at ?? path),
    body: right.body === undefined ? null : await filled(JSON.stringify(right.body)),
  })
  const statuses: number[] = []
  const who: string[] = []
  const note = (name: string, status: number) => {
    if (status === 401 || status === 403)
      return expect([name, status]).toEqual([name, name === 'nobody' ? 401 : 403])
    who.push(name)
    statuses.push(status)
  }
  const same = await given()
  const before = await traces()
  for (const [name, headers] of viewers) if (!right.who.includes(name)) note(name, await ask(headers, same))
  const written = (await traces()) - before
  for (const [name, headers] of viewers)
    if (right.who.includes(name)) note(name, await ask(headers, right.isSound ? await given() : same))
  return { who, statuses, written }
}

describe('the rights of the public API', () => {
  test('stand in the table for every route there is, and for none that is not', () => {
    const mounted = directRoutes
      .filter(({ path }) => path.startsWith('/api/v1/'))
      .map(({ method, path }) => `${method} ${path}`)
    expect([...routeRights.map(({ route }) => route), ...openRoutes].sort()).toEqual(mounted.sort())
  })

  test.each(routeRights)('$route', async right => {
    const { who, statuses, written } = await letIn(right)
    expect(who.sort(), `${statuses}`).toEqual([...right.who].sort())
    expect(written).toBe(0)
    expect(statuses.filter(status => status >= 500)).toEqual([])
    if (right.isSound) expect(statuses.filter(status => status >= 300)).toEqual([])
  })
})
