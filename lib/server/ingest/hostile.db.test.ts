import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { postDeploys } from './post-deploys.ts'
import { postEvents } from './post-events.ts'
import { postSamples } from './post-samples.ts'
import { putCatalog } from './put-catalog.ts'
import { createIngestClient, type IngestClient } from './testing/ingest-client.ts'

const hostile = join(import.meta.dirname, '../../../../shared/fixtures/hostile')
const handlers = [
  [postEvents, '/api/v1/events'],
  [postDeploys, '/api/v1/deploys'],
  [postSamples, '/api/v1/samples'],
  [putCatalog, '/api/v1/catalog'],
] as const

let test_: TestDatabase
let client: IngestClient
beforeAll(async () => {
  test_ = await createTestDatabase()
  client = await createIngestClient(test_.db, ['admin'])
})
afterAll(() => test_.drop())

const accountingDifference = async (): Promise<number> =>
  (
    await test_.db.pool.query(
      'select coalesce(sum(received - accepted - duplicate - conflict - ignored - rejected), 0) as n from intake_count',
    )
  ).rows[0].n

describe.skipIf(!existsSync(hostile))(
  `hostile bodies${existsSync(hostile) ? '' : ' (skipped: no shared fixtures)'}`,
  () => {
    test('JSONTestSuite and our own bodies, as JSON and as a line: never a 5xx, n_ always 4xx', async () => {
      const folders = ['JSONTestSuite/test_parsing', 'JSONTestSuite/test_transform', 'own/bodies']
      for (const folder of folders) {
        for (const file of readdirSync(join(hostile, folder))) {
          const bytes = readFileSync(join(hostile, folder, file))
          for (const [handler, path] of handlers) {
            const { status } = await client.send(handler, path, new Uint8Array(bytes))
            expect(status, `${path} ${file}`).toBeLessThan(500)
            if (file.startsWith('n_')) expect(status, `${path} ${file}`).toBeGreaterThanOrEqual(400)
          }
          const lines = await client.send(postDeploys, '/api/v1/deploys', new Uint8Array(bytes), {
            'content-type': 'application/x-ndjson',
          })
          expect([lines.status, lines.body.accepted], file).toEqual([200, 0])
        }
      }
      expect(await accountingDifference()).toBe(0)
    })

    test('bad UTF-8 is refused, whatever it stands in', async () => {
      const bytes = readFileSync(join(hostile, 'utf8tests/utf8tests.bin'))
      for (const line of bytes.toString('latin1').split('\n')) {
        const body = Buffer.concat([
          Buffer.from('{"id":"'),
          Buffer.from(line.replace(/["\\]/g, ''), 'latin1'),
          Buffer.from('"}'),
        ])
        const { status } = await client.send(postDeploys, '/api/v1/deploys', new Uint8Array(body))
        expect([400, 422]).toContain(status)
      }
      const { rows } = await test_.db.pool.query(
        `select count(*) as n from event_reject where source like '%\u{FFFD}%'`,
      )
      expect(rows[0].n).toBe(0)
    })
  },
)

test('deploys mutated at random: accepted or refused, never a 5xx, prototypes untouched', async () => {
  const deploy = {
    id: '1',
    service: 's',
    platform: 'helios',
    cluster: 'c',
    finishedAt: '2026-03-02T09:16:31Z',
    startedAt: '2026-03-02T09:16:30Z',
    outcome: 'succeeded',
    kind: 'rollout',
    version: '1',
  }
  const names = [
    ...Object.keys(deploy),
    'source',
    'environment',
    '__proto__',
    'constructor',
    'deploymentCommits',
    'pipeline_id',
    'deploys',
  ]
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('now', 'infinity', -1, 1e21, '2026-02-30T00:00:00Z'),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 4 }),
      fc.string(),
      async (changes, id) => {
        const body: Record<string, unknown> = { ...deploy, id }
        for (const [name, changed] of changes)
          Object.defineProperty(body, name, { value: changed, enumerable: true, configurable: true })
        const { status } = await client.send(postDeploys, '/api/v1/deploys', body)
        expect(status).toBeLessThan(500)
      },
    ),
    { numRuns: 300 },
  )
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(await accountingDifference()).toBe(0)
})
