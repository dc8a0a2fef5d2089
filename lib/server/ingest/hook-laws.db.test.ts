import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { withTransaction } from '#db/client.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { ingestCollected } from '#lib/collect/ingest-collected.ts'
import { log } from '#lib/log/log.ts'
import { projectAll } from '#lib/project/projector.ts'
import { adapters } from '#lib/sources/registry.ts'
import {
  type EventFixture,
  eventFixtures,
  fixturesNote,
  hasFixtures,
} from '#lib/sources/testing/event-fixtures.ts'
import type { IngestContext } from './delivery.ts'
import { postDeploys } from './post-deploys.ts'
import { postEvents } from './post-events.ts'
import { createPostHook, type HookContext } from './post-hook.ts'
import { postSamples } from './post-samples.ts'
import { madeUpTool } from './testing/made-up-tool.ts'
import { hush, plantedCount, withSecrets } from './testing/planted-secrets.ts'

const postHook = createPostHook([...adapters, madeUpTool])

let test_: TestDatabase
let token: string
beforeAll(async () => {
  vi.stubEnv('LANDFALL_AUTH_SECRET', 'an instance secret of 32 characters or more')
  test_ = await createTestDatabase()
  const wish = { name: 'tests', scopes: ['admin'], createdBy: 'test', expiresAt: null }
  token = (await recordApiToken(test_.db.pool, wish, Date.now())).token
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await test_.drop()
})
afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  const { rows } = await test_.db.pool.query<{ name: string }>(
    `select relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where relkind in ('r', 'p') and not relispartition and nspname = 'public'
        and relname not in ('api_token', 'data_version', 'instance_setting') and relname not like '%migration%'`,
  )
  await test_.db.pool.query(`truncate ${rows.map(row => `"${row.name}"`).join(', ')}`)
})

type Handler = (request: Request, context: IngestContext & HookContext) => Promise<Response>
async function post(
  handler: Handler,
  source: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const request = new Request(`http://localhost/api/v1/hooks/${source}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: body as BodyInit,
  })
  const response = await handler(request, { db: test_.db, clientAddress: '192.0.2.1', params: { source } })
  return { status: response.status, text: await response.text() }
}

/** The adapter a payload belongs to, as the hook would find it. */
const adapterOf = ({ value, headers }: EventFixture) =>
  adapters.find(({ hook }) => hook?.recognizes(value, headers) === true)

/** Payloads that tell something, one for each key: of two bodies under one key the first counts, in whatever order. */
function tellingFixtures(): (EventFixture & { source: string })[] {
  const keys = new Set<string>()
  return eventFixtures().flatMap(fixture => {
    const adapter = adapterOf(fixture)
    if (adapter?.hook === undefined) return []
    const source = `${adapter.kind}-laws`
    const context = { source, id: null, now: Date.now(), headers: fixture.headers }
    const decoded = adapter.decoders[adapter.hook.format]!(fixture.value, context)
    if (!decoded.ok || decoded.value.observations.length === 0) return []
    const key = `${source}/${decoded.value.id}`
    if (keys.has(key)) return []
    keys.add(key)
    return [{ ...fixture, source }]
  })
}

/** Every fact, without when it came in. */
async function facts(): Promise<string> {
  const tables = ['rollout', 'evidence', 'sample', 'cluster_sample', 'environment_sight']
  const found = []
  for (const table of tables) {
    const { rows } = await test_.db.pool.query(`select to_jsonb(t) as row from ${table} t order by t::text`)
    found.push([table, rows.map(({ row }) => row)])
  }
  return JSON.stringify(found, null, 1)
}

describe.skipIf(!hasFixtures)(`payloads of every sender over HTTP${fixturesNote}`, () => {
  test('are taken or kept with a reason, never refused; the same again is a duplicate', async () => {
    for (const fixture of eventFixtures()) {
      const adapter = adapterOf(fixture)
      const source = adapter === undefined ? 'strangers' : `${adapter.kind}-http`
      const first = await post(postHook, source, fixture.raw, fixture.headers)
      expect([200, 201, 202], `${source} ${fixture.path} ${first.text.slice(0, 300)}`).toContain(first.status)
      const second = await post(postHook, source, fixture.raw, fixture.headers)
      expect(second.status, `${source} ${fixture.path}`).toBe(200)
    }
    const { rows } = await test_.db.pool.query(
      'select sum(received - accepted - duplicate - conflict - ignored - rejected)::int as off from intake_count',
    )
    expect(rows).toEqual([{ off: 0 }])
  })

  test('law: delivered in any order, once or twice, they leave the same facts', async () => {
    // Where a sender gives no time, that of arrival stands in.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    const fixtures = tellingFixtures()
    expect(fixtures.length).toBeGreaterThan(10)
    const deliver = async (order: readonly (EventFixture & { source: string })[]) => {
      await test_.db.pool.query(
        'truncate event_key, event, rollout, evidence, sample, cluster_sample, environment_sight, dirty_service, intake_count',
      )
      for (const { raw, headers, source, path } of order) {
        const { status } = await post(postHook, source, raw, headers)
        expect([200, 201], path).toContain(status)
      }
      return facts()
    }
    const inOrder = await deliver(fixtures)
    const places = fixtures.map((_, place) => place)
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(places, { minLength: places.length }),
        fc.subarray(places),
        async (order, again) => {
          const found = await deliver([...order, ...again].map(place => fixtures[place]!))
          expect(found).toBe(inOrder)
        },
      ),
      { numRuns: 4 },
    )
  })
})

/** Every table with a column that holds a planted text, as text, bytes or JSON. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await test_.db.pool.query<{ table: string; column: string; type: string }>(
    `select table_name as table, column_name as column, data_type as type from information_schema.columns
      where table_schema = 'public' order by 1, 2`,
  )
  const found: string[] = []
  for (const { table, column, type } of rows) {
    const shown = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`
    const hit = await test_.db.pool.query(
      `select substring(${shown} from position($1 in ${shown}) - 120 for 200) as part from "${table}" where ${shown} like '%' || $1 || '%' limit 1`,
      [text],
    )
    for (const { part } of hit.rows) found.push(`${table}.${column}: ${part}`)
  }
  return found
}

describe.skipIf(!hasFixtures)(`secrets planted in payloads${fixturesNote}`, () => {
  test('law: appear nowhere in the database, in logs or in answers', async () => {
    const said: string[] = []
    for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const)
      vi.spyOn(log, level).mockImplementation((...given: unknown[]) => void said.push(JSON.stringify(given)))
    const shown = { cookie: 'landfall.session=hush', 'x-gitlab-token': hush(), 'x-hub-signature-256': hush() }
    const take = async (handler: Handler, source: string, body: string, headers = {}) => {
      const { status, text } = await post(handler, source, body, headers)
      said.push(text)
      return status
    }
    const statuses = new Map<number, number>()
    for (const fixture of eventFixtures()) {
      const body = JSON.stringify(withSecrets(fixture.value))
      const source = `${adapterOf(fixture)?.kind ?? 'strangers'}-planted`
      const status = await take(postHook, source, body, { ...fixture.headers, ...shown })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      // Other bodies under the same keys, and the same as one line that is cut off.
      await take(postHook, source, JSON.stringify(withSecrets(fixture.value)), fixture.headers)
      await take(postEvents, source, body)
      const cut = `${body.slice(0, Math.floor(body.length / 2))}\n`
      if (body.length < 50_000)
        await take(postEvents, source, cut, { 'content-type': 'application/x-ndjson' })
    }
    expect(statuses.get(201)).toBeGreaterThan(10)

    const deploy = { id: 'd', service: 's', platform: 'helios', finishedAt: '2026-03-02T09:16:31Z' }
    for (const body of [deploy, { ...deploy, id: 7 }, { ...deploy, actor: `https://a:${hush()}@b.example` }])
      await take(postDeploys, 'x', JSON.stringify(withSecrets(body)))
    await take(
      postSamples,
      'x',
      JSON.stringify(
        withSecrets({ at: '2026-03-02T09:00:00Z', cluster: 'lon', seconds: 3600, usedCoreSeconds: 1 }),
      ),
    )
    await take(postSamples, 'x', JSON.stringify(withSecrets({ at: 'never', cluster: 'lon' })))
    await take(postEvents, 'x', JSON.stringify(withSecrets({ a: 1 })), {
      'ce-id': '1',
      'ce-source': `https://a:${hush()}@b.example/x`,
      'ce-type': 'x',
      'ce-specversion': '1.0',
    })
    await withTransaction(test_.db, client =>
      ingestCollected('kubernetes')(
        client,
        'gew1',
        [
          {
            id: 'c1',
            body: Buffer.from(
              JSON.stringify(
                withSecrets({
                  format: 'kubernetes/1',
                  type: 'evidence',
                  platform: 'kubernetes',
                  cluster: 'gew1',
                  service: 's',
                  change: 'placed',
                  at: Date.now(),
                  version: null,
                }),
              ),
            ),
          },
        ],
        Date.now(),
      ),
    )
    await projectAll(test_.db)

    expect(plantedCount()).toBeGreaterThan(1_000)
    expect(await tablesWith('hush')).toEqual([])
    expect(said.filter(text => text.includes('hush'))).toEqual([])
  })
})
