import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { followSources } from '#lib/collect/follow-sources.ts'
import { ClusterWorld } from '#lib/sources/kubernetes/replay/cluster-world.ts'
import type { LoopbackServer } from '#lib/worker/replay/loopback-server.ts'
import { serveClusterWorld } from '#lib/worker/replay/serve-cluster-world.ts'
import { createTestLandfall, type TestLandfall } from '../answers/testing/test-landfall.ts'
import { openCredential } from '../sources/open-credential.ts'

const instanceSecret = 'an instance secret of more than 32 characters'
const bearer = 'a-bearer-token-nobody-may-ever-read'
let landfall: TestLandfall
let cluster: LoopbackServer
let stop: AbortController
let following: Promise<void>
const asked: string[] = []

beforeAll(async () => {
  process.env.LANDFALL_AUTH_SECRET = instanceSecret
  landfall = await createTestLandfall()
  const world = new ClusterWorld('5d0c7a2e-0000-4000-8000-00000000000a')
  cluster = await serveClusterWorld(world, {
    bookmarkMs: 200,
    fault: ({ kind }) => {
      if (kind !== null) asked.push(kind)
      return kind === 'pods' ? { type: 'status', status: 403, body: '{"message":"pods is forbidden"}' } : null
    },
  })
  stop = new AbortController()
  following = followSources(
    [],
    {
      db: landfall.db,
      env: {},
      report: () => {},
      heartbeatMs: 300,
      leaseSeconds: 2,
      openSealed: (source, id) => openCredential(landfall.db, source, id, Date.now()),
    },
    stop.signal,
  )
})
afterAll(async () => {
  stop.abort()
  await following
  await cluster.close()
  await landfall.drop()
})

const settings = (more: object = {}) => ({
  cluster: 'test-1',
  url: cluster.url,
  waitSeconds: 0.1,
  settleSeconds: 0.02,
  ...more,
})

async function sourceOf(id: string) {
  const { body } = await landfall.get('/api/v1/sources')
  return body.items.find((item: { id: string }) => item.id === id)
}

async function eventually(check: () => Promise<void>, ms = 12_000): Promise<void> {
  const until = Date.now() + ms
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise(resolve => setTimeout(resolve, 150))
    }
  }
}

describe('connecting a source', () => {
  test('is for admins: others are refused, whatever they send', async () => {
    const given = { name: 'reader', scopes: ['read'], createdBy: 'test', expiresAt: null }
    const { token } = await recordApiToken(landfall.db.pool, given, Date.now())
    const headers = { authorization: `Bearer ${token}` }
    expect((await landfall.get('/api/v1/sources', headers)).status).toBe(200)
    const own = landfall.token
    landfall.token = token
    try {
      for (const [method, path, body] of [
        ['POST', '/api/v1/sources', { id: 'x', kind: 'nothing' }],
        ['PATCH', '/api/v1/sources/x', { isPaused: true }],
        ['DELETE', '/api/v1/sources/x'],
        ['POST', '/api/v1/sources/x/test'],
        ['POST', '/api/v1/sources/x/resync'],
        ['POST', '/api/v1/source-tests', { kind: 'kubernetes', settings: settings() }],
      ] as const)
        expect(await landfall.send(method, path, body)).toMatchObject({
          status: 403,
          body: { code: 'forbidden' },
        })
    } finally {
      landfall.token = own
    }
  })

  test.each([
    ['an unknown kind', { kind: 'nomad', settings: {} }, '/kind'],
    ['a misspelt setting', { kind: 'kubernetes', settings: { clustre: 'a' } }, '/settings'],
    ['an address with credentials', { settings: { url: 'https://a:b@kube.example.com' } }, '/settings/url'],
    ['an address of a cloud’s secrets', { settings: { url: 'http://169.254.169.254/' } }, '/settings/url'],
    ['another scheme', { settings: { url: 'gopher://kube.example.com' } }, '/settings/url'],
    [
      'a file of the machine',
      { settings: { kubeconfigFile: '/root/.kube/config' } },
      '/settings/kubeconfigFile',
    ],
    ['a secret of the machine', { settings: { token: { variable: 'DATABASE_URL' } } }, '/settings/token'],
    ['one deeper', { settings: { queries: { auth: { file: '/etc/shadow' } } } }, '/settings/queries/auth'],
    ['another source’s secret', { settings: { token: { sealed: 'abc' } } }, '/settings/token'],
    ['a limit below 30 seconds', { freshnessSeconds: 5, settings: {} }, '/freshnessSeconds'],
    ['an id with a slash', { id: 'a/b', settings: {} }, '/id'],
  ])('refuses %s, and says where', async (_, body, path) => {
    const wish = { id: 'refused', kind: 'kubernetes', ...body }
    const { status, body: problem } = await landfall.send('POST', '/api/v1/sources', wish)
    expect(status).toBe(422)
    expect(problem.issues.map((issue: { path: string }) => issue.path)).toContain(path)
    expect(await sourceOf('refused')).toBeUndefined()
  })

  test('keeps its token sealed, follows it within seconds, and says what it is', async () => {
    const wish = {
      id: 'kube-1',
      kind: 'kubernetes',
      label: 'Test cluster',
      freshnessSeconds: 60,
      settings: settings({ token: bearer }),
    }
    expect(await landfall.send('POST', '/api/v1/sources', wish)).toMatchObject({
      status: 201,
      body: { id: 'kube-1' },
    })
    await eventually(async () => expect((await sourceOf('kube-1')).lastFullListAt).not.toBeNull())
    expect(await sourceOf('kube-1')).toMatchObject({
      kind: 'kubernetes',
      kindLabel: 'Kubernetes cluster',
      label: 'Test cluster',
      origin: 'page',
      isPull: true,
      isSilent: false,
      clusters: ['test-1'],
      freshnessSeconds: 60,
      lastError: expect.stringMatching(/pods is forbidden/),
      secrets: [{ purpose: 'credential', createdBy: 'tests' }],
    })
    const { rows } = await landfall.db.pool.query(
      `select settings::text || coalesce((select string_agg(detail::text, '') from audit_log), '') as text from source
        where id = 'kube-1'`,
    )
    expect(rows[0].text).not.toContain(bearer)
    expect(rows[0].text).toContain('sealed')
    expect(await landfall.send('POST', '/api/v1/sources', wish)).toMatchObject({
      status: 409,
      body: { code: 'wrong_state' },
    })
  })

  test('tries a connection and says what works and what is missing', async () => {
    const { body } = await landfall.send('POST', '/api/v1/sources/kube-1/test')
    expect(body.isOk).toBe(true)
    const words = body.findings.map((finding: { text: string }) => finding.text).join('\n')
    expect(words).toMatch(/May list .*deployments, statefulsets/)
    expect(words).toMatch(/May not list pods \(HTTP 403: pods is forbidden\)/)
    const dead = await landfall.send('POST', '/api/v1/source-tests', {
      kind: 'kubernetes',
      settings: settings({ url: 'http://127.0.0.1:9' }),
    })
    expect(dead.body).toMatchObject({
      isOk: false,
      findings: [{ text: expect.stringMatching(/ECONNREFUSED/) }],
    })
  })
})

describe('a connected source', () => {
  test('lists everything anew when asked to', async () => {
    asked.length = 0
    expect((await landfall.send('POST', '/api/v1/sources/kube-1/resync')).status).toBe(200)
    await eventually(async () => {
      expect(asked.filter(kind => kind === 'deployments').length).toBeGreaterThan(0)
      expect((await sourceOf('kube-1')).isResyncing).toBe(false)
    })
  })

  test('stands still while paused, says so, and goes on', async () => {
    expect((await landfall.send('PATCH', '/api/v1/sources/kube-1', { isPaused: true })).status).toBe(200)
    expect(await sourceOf('kube-1')).toMatchObject({ isPaused: true })
    expect(await landfall.send('POST', '/api/v1/sources/kube-1/resync')).toMatchObject({ status: 409 })
    await new Promise(resolve => setTimeout(resolve, 1_500))
    const { lastSuccessAt } = await sourceOf('kube-1')
    await new Promise(resolve => setTimeout(resolve, 1_000))
    expect((await sourceOf('kube-1')).lastSuccessAt).toBe(lastSuccessAt)
    await landfall.send('PATCH', '/api/v1/sources/kube-1', { isPaused: false })
    await eventually(async () => expect((await sourceOf('kube-1')).lastSuccessAt).not.toBe(lastSuccessAt))
    const { body } = await landfall.get('/api/v1/sources/kube-1')
    expect(body.pauses).toHaveLength(1)
  })

  test('takes other settings, keeps its token, and drops it when another is given', async () => {
    const { body } = await landfall.get('/api/v1/sources/kube-1')
    expect(body.settings.token).toEqual({ sealed: expect.any(String) })
    const kept = await landfall.send('PATCH', '/api/v1/sources/kube-1', {
      freshnessSeconds: 120,
      settings: body.settings,
    })
    expect(kept.status).toBe(200)
    expect(await sourceOf('kube-1')).toMatchObject({ freshnessSeconds: 120 })
    const other = { ...body.settings, token: 'another-token' }
    expect((await landfall.send('PATCH', '/api/v1/sources/kube-1', { settings: other })).status).toBe(200)
    const elsewhere = { ...body.settings, token: 'another-token', cluster: 'test-2' }
    expect(await landfall.send('PATCH', '/api/v1/sources/kube-1', { settings: elsewhere })).toMatchObject({
      status: 409,
    })
    const { secrets } = await sourceOf('kube-1')
    expect(secrets).toHaveLength(1)
    expect(secrets[0].id).not.toBe(body.settings.token.sealed)
  })

  test('is disconnected: nobody follows it any more, and its silence means nothing', async () => {
    expect((await landfall.send('DELETE', '/api/v1/sources/kube-1')).status).toBe(200)
    const { rows } = await landfall.db.pool.query(`select id from source_secret where source = 'kube-1'`)
    expect(rows).toEqual([])
    const left = await sourceOf('kube-1')
    expect(left === undefined || (left.origin === 'seen' && left.freshnessSeconds === null)).toBe(true)
    expect((await landfall.send('DELETE', '/api/v1/sources/nothing')).status).toBe(404)
  })

  test('leaves a line in the log for every act', async () => {
    const { rows } = await landfall.db.pool.query<{ action: string }>(
      `select action from audit_log where object_type = 'source' and object_id = 'kube-1' order by seq`,
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'source.connect',
      'source.resync',
      'source.pause',
      'source.continue',
      'source.change',
      'source.change',
      'source.disconnect',
    ])
  })
})
