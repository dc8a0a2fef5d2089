import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { identityOfToken } from '#lib/auth/token-identity.ts'
import { smallCatalog, smallDeploys } from '../answers/testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from '../answers/testing/test-landfall.ts'
import type { DirectRoute } from '../direct-route.ts'
import { directRoutes } from '../direct-routes.ts'
import { createRouteMatcher } from '../match-route.ts'
import { createEmbedRoutes } from './embed-routes.ts'

const origins = ['https://portal.example.com', 'https://*.docs.example.com']
const routes = [...createEmbedRoutes(origins, null), ...directRoutes]
const match = createRouteMatcher(routes)
let landfall: TestLandfall
let lastAddress = 0

beforeAll(async () => {
  landfall = await createTestLandfall()
  const catalog = {
    ...smallCatalog,
    services: [
      ...smallCatalog.services,
      { id: 'a/<b>', name: '<script>x</script>', team: 'gangway', kind: 'backend' },
    ],
  }
  await landfall.send('PUT', '/api/v1/catalog', catalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: smallDeploys })
  await landfall.project()
})
afterAll(() => landfall.drop())

/** As a browser or a client would; each from an address of its own, because bad tokens are counted by address. */
async function ask(method: string, target: string, headers: Record<string, string> = {}, body?: string) {
  const request = new Request(`http://landfall.example.com${target}`, {
    method,
    headers,
    ...(body ? { body } : {}),
  })
  const found = match(method, new URL(request.url).pathname)
  if (found?.found !== 'route') throw new Error(`No route for ${method} ${target}`)
  const response = await found.route.respond(request, {
    db: landfall.db,
    params: found.params,
    clientAddress: `198.51.${lastAddress >> 8}.${lastAddress++ & 255}`,
    requestId: 'card-test',
    draining: AbortSignal.abort(),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const tokenOf = async (...scopes: string[]) =>
  (await recordApiToken(landfall.db.pool, { name: 't', scopes, createdBy: 't', expiresAt: null }, Date.now()))
    .token
const make = (wish: object) => landfall.send('POST', '/api/v1/cards', wish)
const targetOf = (url: string) => url.replace(/^https?:\/\/[^/]+/, '')

describe('a card', () => {
  test('is made with an address and a frame to paste, and shows state, since when and the way back', async () => {
    const { status, body } = await make({ kind: 'service', id: 'moved', days: 30 })
    expect(status).toBe(201)
    expect(body.url).toMatch(/^http:\/\/localhost\/embed\/service\/moved\?token=lf_/)
    expect(body.iframe).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
    const { text, headers, status: shown } = await ask('GET', targetOf(body.url))
    expect(shown).toBe(200)
    expect(text).toContain('<h1>moved</h1>')
    expect(text).toMatch(
      /<svg[^>]*>.*<\/svg><span>(Kubernetes only|Helios switched off) <span class="soft">since /,
    )
    expect(text).toContain(
      'href="http://landfall.example.com/services/moved" target="_blank" rel="noopener noreferrer"',
    )
    expect(text).not.toMatch(/<script|\son\w+=|javascript:|url\(/)
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-.*'; .*frame-ancestors https:\/\/portal\.example\.com https:\/\/\*\.docs\.example\.com$/,
    )
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  test('says the same as the API, for a team and a migration too', async () => {
    const team = (await landfall.get('/api/v1/cards/team/gangway')).body
    const list = (await landfall.get('/api/v1/teams?team=gangway')).body.items[0]
    expect(team).toMatchObject({
      name: 'Gangway',
      states: list.states,
      figure: { name: 'left', value: list.left, of: list.services },
    })
    const progress = (await landfall.get('/api/v1/progress')).body
    const migration = (await landfall.get('/api/v1/cards/migration/helios-to-kubernetes')).body
    expect(migration).toMatchObject({
      states: progress.states,
      figure: { name: 'share', value: progress.baseline.share },
    })
    for (const [kind, id, words] of [
      ['team', 'gangway', `${list.left} <small>of ${list.services} services left on Helios`],
      ['migration', 'helios-to-kubernetes', 'have left Helios'],
    ] as const) {
      const { body } = await make({ kind, id })
      expect((await ask('GET', targetOf(body.url))).text).toContain(words)
    }
  })

  test('writes what others named as text, in the page and in the frame to paste', async () => {
    const { body } = await make({ kind: 'service', id: 'a/<b>' })
    expect(body.iframe).not.toContain('<b>')
    const { text } = await ask('GET', targetOf(body.url))
    expect(text).toContain('&lt;script&gt;x&lt;/script&gt;')
    expect(text).not.toContain('<script')
  })

  test('may be shown by no page at all unless sites are named', async () => {
    const { body } = await make({ kind: 'team', id: 'gangway' })
    const [route] = createEmbedRoutes([], null).filter(({ path }) => path.startsWith('/embed/team'))
    const request = new Request(body.url)
    const response = await (route as DirectRoute).respond(request, {
      db: landfall.db,
      params: { id: 'gangway' },
      clientAddress: '203.0.113.9',
      requestId: 'card-test',
      draining: AbortSignal.abort(),
    })
    expect([response.status, response.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringMatching(/frame-ancestors 'none'$/),
    ])
  })

  test('is listed without its secret, revoked, and then opens nothing', async () => {
    const { body } = await make({ kind: 'service', id: 'stays' })
    const list = (await landfall.get('/api/v1/cards?kind=service&id=stays')).body
    expect(list).toMatchObject({
      mayCreate: true,
      items: [{ id: body.id, kind: 'service', subject: 'stays' }],
    })
    expect(JSON.stringify(list)).not.toContain(body.url.split('token=')[1])
    expect((await landfall.send('DELETE', `/api/v1/cards/${body.id}`)).status).toBe(200)
    expect((await landfall.send('DELETE', `/api/v1/cards/${body.id}`)).status).toBe(409)
    expect((await ask('GET', targetOf(body.url))).status).toBe(401)
    expect((await landfall.get('/api/v1/cards?kind=service&id=stays')).body.items).toEqual([])
    const audit = (await landfall.get('/api/v1/audit?limit=2')).body
    expect(audit.chain.holds).toBe(true)
    expect(audit.items.map(({ action }: { action: string }) => action)).toEqual(['card.revoke', 'card.make'])
    expect(JSON.stringify(audit)).not.toContain(body.url.split('token=')[1])
  })

  test('is made of what there is only, and by who may', async () => {
    expect((await make({ kind: 'service', id: 'nobody' })).status).toBe(422)
    expect((await make({ kind: 'team', id: 'gangway', days: 4_000 })).status).toBe(422)
    const authorization = `Bearer ${await tokenOf('read', 'report:gangway')}`
    const json = { 'content-type': 'application/json' }
    const wish = JSON.stringify({ kind: 'team', id: 'gangway' })
    expect((await ask('POST', '/api/v1/cards', { authorization, ...json }, wish)).status).toBe(403)
    expect((await ask('POST', '/api/v1/cards', json, wish)).status).toBe(401)
    // A token that is no card's is not revoked here.
    const { id } = await recordApiToken(
      landfall.db.pool,
      { name: 'x', scopes: ['read'], createdBy: 't', expiresAt: null },
      0,
    )
    expect((await landfall.send('DELETE', `/api/v1/cards/${id}`)).status).toBe(404)
  })
})

describe('the token of a card', () => {
  test('opens its card and no other', async () => {
    const token = await tokenOf('card:service:moved')
    const statusOf = async (path: string, given: string) =>
      (await ask('GET', `${path}?token=${given}`)).status
    expect(await statusOf('/embed/service/moved', token)).toBe(200)
    for (const path of [
      '/embed/service/stays',
      '/embed/service/none',
      '/embed/team/moved',
      '/embed/migration/helios-to-kubernetes',
    ])
      expect([path, await statusOf(path, token)]).toEqual([path, 401])
    const every = await tokenOf('card:*')
    expect(await statusOf('/embed/service/stays', every)).toBe(200)
    expect(await statusOf('/embed/service/none', every)).toBe(404)
  })

  test('opens nothing of the API, by header or in the address, whatever the route', async () => {
    const token = await tokenOf('card:*', 'card:service:moved')
    const opened: string[] = []
    for (const { method, path } of directRoutes) {
      const target = path.replaceAll(/\[\w+\]/g, 'moved')
      const body = method === 'GET' ? undefined : '{}'
      const type = { 'content-type': 'application/json' }
      for (const { status } of [
        await ask(method, target, { authorization: `Bearer ${token}`, ...type }, body),
        await ask(method, `${target}?token=${token}`, type, body),
      ])
        if (status !== 401 && status !== 403) opened.push(`${status} ${method} ${path}`)
    }
    // In the address it is nobody's, who may ask that a link is sent anew to those it was for, and reads how the API looks.
    expect(opened).toEqual([
      '200 GET /api/openapi.json',
      '200 GET /api/openapi.json',
      '422 POST /api/v1/report-links/renew',
    ])
    expect(await identityOfToken(landfall.db, token, Date.now())).toBeNull()
  })

  test('is the only thing that opens a card: no other token, no session, no header', async () => {
    const admin = landfall.token
    const read = await tokenOf('read')
    const mixed = await tokenOf('read', 'card:*')
    const card = await tokenOf('card:*')
    const path = '/embed/service/moved'
    for (const [target, headers] of [
      [path, {}],
      [`${path}?token=${admin}`, {}],
      [`${path}?token=${read}`, {}],
      [`${path}?token=${mixed}`, {}],
      [`${path}?token=lf_x`, {}],
      [path, { authorization: `Bearer ${card}` }],
      [path, { cookie: 'landfall.session=x' }],
    ] as const)
      expect([target.slice(0, 30), (await ask('GET', target, headers)).status]).toEqual([
        target.slice(0, 30),
        401,
      ])
  })
})
