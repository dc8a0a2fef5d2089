import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { signReportLink } from '#lib/auth/report-link.ts'
import { hourMs } from '#lib/domain/time/durations.ts'
import { smallCatalog, smallDeploys } from '../answers/testing/small-company.ts'
import { createTestLandfall, type Reply, type TestLandfall } from '../answers/testing/test-landfall.ts'
import type { DirectContext, DirectRoute } from '../direct-route.ts'
import { directRoutes } from '../direct-routes.ts'
import { createRouteMatcher } from '../match-route.ts'

const secret = 'a-secret-for-tests-with-32-letters'
const migration = 'helios-to-kubernetes'
const match = createRouteMatcher(directRoutes)
let landfall: TestLandfall
let address = 0

beforeAll(async () => {
  process.env.LANDFALL_AUTH_SECRET = secret
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
})
afterAll(() => landfall.drop())

/** As whoever holds the token, each from an address of its own: bad tokens slow their address down. */
async function ask(method: string, path: string, token: string | null, body?: unknown): Promise<Reply> {
  const request = new Request(`http://localhost${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      'content-type': 'application/json',
      prefer: 'wait=0',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
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
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? JSON.parse(text) : text,
  }
}

const tokenOf = async (...scopes: string[]): Promise<string> =>
  (
    await recordApiToken(
      landfall.db.pool,
      { name: scopes.join(), scopes, createdBy: 't', expiresAt: null },
      Date.now(),
    )
  ).token
const linkOf = async (team: string): Promise<{ id: string; token: string }> => {
  const { status, body } = await landfall.send('POST', '/api/v1/report-links', { team })
  expect(status).toBe(201)
  return { id: body.id, token: new URL(body.url).searchParams.get('link')! }
}
const report = (rest: object = {}) => ({ team: 'gangway', confidence: 'at_risk', ...rest })

describe('a report', () => {
  test('is of a team by itself: no other team, no leader, nobody', async () => {
    const own = await tokenOf('report:gangway')
    const other = await tokenOf('report:ballast', 'read')
    expect((await ask('POST', '/api/v1/reports', other, report())).status).toBe(403)
    expect((await ask('POST', '/api/v1/reports', null, report())).status).toBe(401)
    expect((await ask('POST', '/api/v1/reports', own, report())).status).toBe(201)
  })

  test('claims only for services of the team, with blockers that are open and days that are sane', async () => {
    const refused = async (rest: object) => {
      const { status, body } = await landfall.send('POST', '/api/v1/reports', report(rest))
      return [status, body.code]
    }
    const claim = (rest: object) => ({ claims: [{ service: 'stays', kind: 'moving', ...rest }] })
    expect(await refused(claim({ service: 'half' }))).toEqual([422, 'invalid_act'])
    expect(await refused(claim({ service: 'nothing' }))).toEqual([422, 'invalid_act'])
    expect(await refused(claim({ service: 'tool' }))).toEqual([422, 'invalid_act'])
    expect(await refused(claim({ byOn: '2099-01-01' }))).toEqual([422, 'invalid_act'])
    expect(await refused(claim({ blocker: '5f0c3f3e-0000-4000-8000-000000000000' }))).toEqual([
      422,
      'invalid_act',
    ])
    expect(
      await refused(claim({ kind: 'blocked', blocker: '5f0c3f3e-0000-4000-8000-000000000000' })),
    ).toEqual([404, 'not_found'])
    expect(await refused({ nextService: 'half' })).toEqual([422, 'invalid_act'])
    expect(await refused({ nextOn: '2020-01-01' })).toEqual([422, 'invalid_act'])
    expect(await refused({ claims: [claim({}).claims[0], claim({}).claims[0]] })).toEqual([
      422,
      'invalid_act',
    ])
    expect(await refused({ wrong: [{ service: 'half', about: 'state', claim: 'not so' }] })).toEqual([
      422,
      'invalid_act',
    ])
  })

  test('brings its blocker, its request and its correction in one act, and takes them back with it', async () => {
    const own = await tokenOf('report:gangway')
    const sent = await ask(
      'POST',
      '/api/v1/reports',
      own,
      report({
        visitWish: 'hour',
        note: 'Needs the proxy people.',
        claims: [
          {
            service: 'stays',
            kind: 'blocked',
            newBlocker: { type: 'knowledge', title: 'Warm-up of caches' },
          },
        ],
        wrong: [{ service: 'stays', about: 'state', claim: 'It left on Monday.' }],
      }),
    )
    expect(sent.status).toBe(201)
    expect(sent.body).toMatchObject({
      visitRequest: expect.any(String),
      blockers: [expect.any(String)],
      disputes: [expect.any(String)],
    })
    expect(sent.body.leadersSeeOn > new Date().toISOString().slice(0, 10)).toBe(true)
    const form = (await ask('GET', '/api/v1/reports/gangway', own)).body
    expect(form.blockers).toMatchObject([{ title: 'Warm-up of caches', holds: ['stays'] }])
    expect(form.visit.request).toMatchObject({ wish: 'hour' })
    expect(form.reports[0]).toMatchObject({ mayWithdraw: true, isPrivate: true })
    // Again within minutes, as a phone does that lost the answer: the same report.
    const again = await ask(
      'POST',
      '/api/v1/reports',
      own,
      report({
        visitWish: 'hour',
        note: 'Needs the proxy people.',
        claims: [
          {
            service: 'stays',
            kind: 'blocked',
            newBlocker: { type: 'knowledge', title: 'Warm-up of caches' },
          },
        ],
      }),
    )
    expect(again.body.id).toBe(sent.body.id)
    expect(
      (await ask('POST', `/api/v1/reports/${sent.body.id}/withdraw`, await tokenOf('report:ballast'), {}))
        .status,
    ).toBe(403)
    expect((await ask('POST', `/api/v1/reports/${sent.body.id}/withdraw`, own, {})).status).toBe(200)
    const after = (await ask('GET', '/api/v1/reports/gangway', own)).body
    expect(after.blockers).toEqual([])
    expect(after.visit.request).toBeNull()
    expect(after.reports[0].withdrawnAt).not.toBeNull()
    expect((await landfall.get('/api/v1/disputes?state=open')).body.items).toEqual([])
  })

  test('keeps the day it moved, and is the team’s alone for two working days', async () => {
    const own = await tokenOf('report:gangway')
    const inDays = (days: number) => new Date(Date.now() + days * 24 * hourMs).toISOString().slice(0, 10)
    for (const days of [9, 30])
      await ask(
        'POST',
        '/api/v1/reports',
        own,
        report({ claims: [{ service: 'stays', kind: 'moving', byOn: inDays(days) }] }),
      )
    const { left } = (await ask('GET', '/api/v1/reports/gangway', own)).body
    expect(left[0].said).toMatchObject({ byOn: inDays(30), formerDays: [inDays(9)] })
    const leader = await tokenOf('read')
    const seen = (await ask('GET', '/api/v1/reports/gangway', leader)).body
    expect(seen).toMatchObject({ mayReport: false, reports: [], questions: [], hasReported: false })
    const { items, counts } = (await ask('GET', '/api/v1/reports', leader)).body
    const row = items.find((one: { team: string }) => one.team === 'gangway')
    expect(row).toMatchObject({ report: null, ageDays: 0, agreement: 'agree' })
    expect(counts).toEqual({ agree: 1, ahead: 0, behind: 0, none: 1, stale: 0 })
  })

  test('said done ahead of evidence is shown to the team at once and to nobody else yet', async () => {
    const own = await tokenOf('report:gangway')
    await ask('POST', '/api/v1/reports', own, report({ claims: [{ service: 'stays', kind: 'done' }] }))
    const form = (await ask('GET', '/api/v1/reports/gangway', own)).body
    expect(form.disagreements).toMatchObject([
      { service: 'stays', agreement: 'ahead', seen: { what: 'still_left' } },
    ])
    expect(form.questions[0]).toMatchObject({ kind: 'disagreement', service: 'stays' })
    const leader = await tokenOf('read')
    const row = (await ask('GET', '/api/v1/reports', leader)).body.items.find(
      (one: { team: string }) => one.team === 'gangway',
    )
    expect(row).toMatchObject({ agreement: 'agree', disagreements: [] })
  })
})

describe('a report link', () => {
  test('opens the form of its team and sends its report', async () => {
    const { token } = await linkOf('ballast')
    const form = await ask('GET', '/api/v1/reports/ballast', token)
    expect(form.status).toBe(200)
    expect(form.body).toMatchObject({ mayReport: true, viewerKind: 'link' })
    const sent = await ask('POST', '/api/v1/reports', token, report({ team: 'ballast' }))
    expect(sent.status).toBe(201)
    expect((await ask('POST', `/api/v1/reports/${sent.body.id}/withdraw`, token, {})).status).toBe(200)
  })

  test('opens nothing else: no other team, no other answer, no other act', async () => {
    const { token } = await linkOf('ballast')
    const opened: string[] = []
    for (const { method, path } of directRoutes) {
      const target = path.replaceAll(/\[\w+\]/g, 'gangway')
      const { status } = await ask(method, target, token, method === 'GET' ? undefined : report())
      if (status !== 401 && status !== 403) opened.push(`${status} ${method} ${path}`)
    }
    expect(opened.sort()).toEqual([
      '200 GET /api/openapi.json',
      // The two that a link may call refuse this body before they look at it.
      '422 POST /api/v1/report-links/renew',
      '422 POST /api/v1/reports/[id]/withdraw',
    ])
    expect((await ask('GET', '/api/v1/reports/gangway', token)).status).toBe(403)
    expect((await ask('GET', '/api/v1/reports/ballast?migration=other', token)).status).toBe(200)
  })

  test('ends on its day and when it is revoked; another is sent once an hour, and nobody learns to whom', async () => {
    const { id, token } = await linkOf('ballast')
    expect((await landfall.send('POST', `/api/v1/report-links/${id}/revoke`, {})).status).toBe(200)
    const over = await ask('GET', '/api/v1/reports/ballast', token)
    expect([over.status, over.body.link]).toEqual([401, 'revoked'])
    for (const link of [token, token, 'lfr_nonsense', ''])
      expect((await ask('POST', '/api/v1/report-links/renew', null, { link })).body).toEqual({ asked: true })
    const { rows } = await landfall.db.pool.query(
      "select subject_id, body from outbox where kind = 'report_link'",
    )
    expect(rows).toMatchObject([{ subject_id: 'ballast' }])
    const sent = /link=(\S+)/.exec(rows[0].body)![1]!
    expect((await ask('GET', '/api/v1/reports/ballast', sent)).status).toBe(200)
    await landfall.db.pool.query('update report_link set expires_at = now() where withdrawn_at is null')
    // The expiry is signed: a record that says another one opens nothing either.
    expect((await ask('GET', '/api/v1/reports/ballast', sent)).body.link).toBe('bad')
  })

  test('of a record turned to another team or migration is worth nothing', async () => {
    for (const column of ['team', 'migration']) {
      const { id, token } = await linkOf('ballast')
      await landfall.db.pool.query(`update report_link set ${column} = 'gangway' where id = $1`, [id])
      expect((await ask('GET', '/api/v1/reports/gangway', token)).body.link).toBe('bad')
    }
  })

  test('is made by the team itself, the road team and admins', async () => {
    const wish = { team: 'ballast' }
    expect((await ask('POST', '/api/v1/report-links', await tokenOf('read'), wish)).status).toBe(403)
    expect((await ask('POST', '/api/v1/report-links', await tokenOf('report:gangway'), wish)).status).toBe(
      403,
    )
    expect((await ask('POST', '/api/v1/report-links', await tokenOf('report:ballast'), wish)).status).toBe(
      201,
    )
    expect((await landfall.send('POST', '/api/v1/report-links', { team: 'ballast', days: 15 })).status).toBe(
      422,
    )
  })

  test('with any byte changed opens nothing', async () => {
    const { token } = await linkOf('ballast')
    for (let index = 4; index < token.length; index++) {
      const letter = token[index] === 'A' ? 'B' : 'A'
      const changed = token.slice(0, index) + letter + token.slice(index + 1)
      expect([index, (await ask('GET', '/api/v1/reports/ballast', changed)).status]).toEqual([index, 401])
    }
  })

  test('signed with another secret opens nothing', async () => {
    const { id } = await linkOf('ballast')
    const row = { id, team: 'ballast', migration, expiresAt: Date.now() + hourMs }
    expect((await ask('GET', '/api/v1/reports/ballast', signReportLink(row, secret))).status).toBe(401)
    expect((await ask('GET', '/api/v1/reports/ballast', signReportLink(row, `${secret}x`))).status).toBe(401)
  })
})
