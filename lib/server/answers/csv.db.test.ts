import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerRoutes } from '../answer-routes.ts'
import { insertVisit } from './testing/insert-visit.ts'
import { smallCatalog, smallDeploys } from './testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

let landfall: TestLandfall
beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
})
afterAll(() => landfall.drop())

/** What a client gets, as text: the files are no JSON. */
async function ask(path: string, headers: Record<string, string> = {}) {
  const { db, token } = landfall
  const url = new URL(path, 'http://localhost')
  const route = answerRoutes.find(({ path: known }) => known === url.pathname)!
  const request = new Request(url, {
    headers: { authorization: `Bearer ${token}`, prefer: 'wait=0', ...headers },
  })
  const draining = new AbortController().signal
  const response = await route.respond(request, {
    db,
    params: {},
    clientAddress: '192.0.2.9',
    requestId: 'csv-test',
    draining,
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const rowsOf = (text: string): Record<string, string>[] => parse(text, { comment: '#', columns: true })
const headOf = (text: string) => text.split('\r\n').filter(line => line.startsWith('#'))

describe('an answer as a file', () => {
  test('holds the rows of the answer, nested members in columns of their own', async () => {
    const search = 'team=gangway&asOf=2026-03-09&sort=-id'
    const { body } = await landfall.get(`/api/v1/services?${search}`)
    const { status, headers, text } = await ask(`/api/v1/services?${search}&format=csv`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(headers.get('content-disposition')).toBe('attachment; filename="landfall-services-2026-03-09.csv"')
    const rows = rowsOf(text)
    expect(rows.map(({ id }) => id)).toEqual(body.items.map(({ id }: { id: string }) => id))
    const { lastDeployAt, clusters, ...item } = body.items[0]
    expect(rows[0]).toMatchObject({
      id: item.id,
      state: item.state,
      inScope: String(item.inScope),
      exemptUntil: '',
      'lastDeployAt.origin': lastDeployAt.origin ?? '',
      'lastDeployAt.target': lastDeployAt.target ?? '',
      clusters: clusters.join(' '),
    })
  })

  test('of visits holds the visits, and no formula a person typed', async () => {
    const visit = '5f0c3f3e-0000-4000-8000-00000000000b'
    const agenda = [{ on: '2027-06-09', team: 'gangway', task: '=1+1' }]
    await insertVisit(landfall.db, Date.now(), { visit, fromOn: '2027-06-09', agenda })
    const blocker = { type: 'other', title: '=HYPERLINK("https://a.example")', detail: '@x' }
    expect((await landfall.send('POST', '/api/v1/blockers', blocker)).status).toBe(201)
    expect(rowsOf((await ask('/api/v1/visits?from=2027-06-07&format=csv')).text)).toMatchObject([
      { id: visit, office: 'oslo', from: '2027-06-09', status: 'booked' },
    ])
    const [row] = rowsOf((await ask('/api/v1/blockers?format=csv')).text)
    expect(row).toMatchObject({ title: `'${blocker.title}`, detail: `'${blocker.detail}` })
  })

  test('says before its columns what was asked, of which moment, and what the words mean', async () => {
    const { text } = await ask('/api/v1/services?team=gangway&asOf=2026-03-09&format=csv')
    expect(text.indexOf('\r\nid,team')).toBeGreaterThan(text.lastIndexOf('\r\n# '))
    const head = headOf(text)
    expect(head).toContain('# filters: team=gangway')
    expect(head).toContain('# asOf: 2026-03-09')
    expect(head.some(line => /^# knownAt: \d{4}-\d\d-\d\dT[\d:.]+Z$/.test(line))).toBe(true)
    expect(head.some(line => line.startsWith('# On both: Half-way'))).toBe(true)
  })

  test('is whole however small its pages are, and stops at the limit that is given', async () => {
    expect(rowsOf((await ask('/api/v1/services?format=csv')).text)).toHaveLength(6)
    expect(rowsOf((await ask('/api/v1/services?limit=2&format=csv')).text)).toHaveLength(2)
    const { body } = await landfall.get('/api/v1/services?limit=2')
    const rest = await ask(`/api/v1/services?format=csv&cursor=${encodeURIComponent(body.nextCursor)}`)
    expect(rowsOf(rest.text)).toHaveLength(4)
  })

  test.each(['teams', 'events', 'sources', 'environments', 'names', 'progress', 'accounting'])(
    'Accept: text/csv does the same for %s',
    async path => {
      const { status, headers, text } = await ask(`/api/v1/${path}`, { accept: 'text/csv' })
      expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('text/csv')])
      expect(headOf(text)[0]).toMatch(/^# Landfall: /)
      expect(() => rowsOf(text)).not.toThrow()
    },
  )

  test('a browser that takes anything gets JSON, another format is refused, and so is a file of what has no rows', async () => {
    const { headers } = await ask('/api/v1/teams', { accept: 'application/json, text/csv' })
    expect(headers.get('content-type')).toBe('application/json')
    expect((await ask('/api/v1/teams?format=xlsx')).status).toBe(422)
    expect((await ask('/api/v1/choices?format=csv')).status).toBe(422)
    expect((await ask('/api/v1/teams?format=csv&team=nobody')).status).toBe(422)
    expect((await ask('/api/v1/teams?format=csv', { authorization: 'Bearer lf_bad' })).status).toBe(401)
  })
})
