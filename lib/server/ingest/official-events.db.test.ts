import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { postEvents } from './post-events.ts'
import { createIngestClient, type IngestClient, type Sent } from './testing/ingest-client.ts'

const fixtures = join(import.meta.dirname, '../../../../shared/fixtures/events')
const readJson = (path: string) => JSON.parse(readFileSync(join(fixtures, path), 'utf8'))
const structured = { 'content-type': 'application/cloudevents+json' }
const batched = { 'content-type': 'application/cloudevents-batch+json' }
const minimal = { specversion: '1.0', id: '1', source: '/s', type: 'com.example.other' }

let test_: TestDatabase
let client: IngestClient
beforeAll(async () => {
  test_ = await createTestDatabase()
  client = await createIngestClient(test_.db)
})
afterAll(() => test_.drop())
beforeEach(() =>
  test_.db.pool.query('truncate event_key, event, event_conflict, event_reject, intake_count, rollout'),
)

const post = (body: Sent, headers?: Record<string, string>) =>
  client.send(postEvents, '/api/v1/events', body, headers)
const rows = async (sql: string): Promise<Record<string, unknown>[]> => (await test_.db.pool.query(sql)).rows

describe.skipIf(!existsSync(fixtures))(
  `official cases${existsSync(fixtures) ? '' : ' (skipped: no shared fixtures)'}`,
  () => {
    test('all 25 invalid events are 422, all valid ones 202', async () => {
      for (const { id, event } of readJson('cloudevents/json-format/invalid-events.json').tests) {
        expect((await post(event, structured)).status, id).toBe(422)
      }
      for (const { id, event } of readJson('cloudevents/json-format/valid-events.json').tests) {
        expect((await post({ ...event, id }, structured)).status, id).toBe(202)
      }
    })

    test('batches: valid ones whole, of invalid ones only what is wrong', async () => {
      for (const { id, batch } of readJson('cloudevents/json-format/valid-batches.json').tests) {
        const answer = await post(batch, batched)
        expect([answer.status, answer.body.received, answer.body.rejected], id).toEqual([
          200,
          batch.length,
          0,
        ])
      }
      for (const { id, batch } of readJson('cloudevents/json-format/invalid-batches.json').tests) {
        expect((await post(batch, batched)).body.rejected, id).toBe(1)
      }
      expect((await post(minimal, batched)).status).toBe(400)
    })

    test('header values: percent-encoding, quotes, one round, bad UTF-8 refused', async () => {
      for (const [index, { name, headers, body, expect: wanted, reject }] of readJson(
        'cloudevents/http-cases.json',
      ).binary.entries()) {
        const given = Object.fromEntries(
          Object.entries(headers as Record<string, string>).map(([key, value]) => [key.toLowerCase(), value]),
        )
        const unique: Record<string, string> =
          'ce-id' in given && !wanted?.id ? { 'ce-id': `case-${index}` } : {}
        const answer = await post(body, { ...given, ...unique })
        expect(answer.status, name).toBe(reject ? 422 : 202)
      }
    })

    test('every CDEvent of 0.3, 0.4 and 0.5 is taken, and service.* counts', async () => {
      for (const folder of [
        'conformance-v0.3.0',
        'conformance-v0.4.1',
        'conformance-v0.5.1',
        'conformance-v0.5.1/custom',
      ]) {
        const files = readdirSync(join(fixtures, 'cdevents', folder)).filter(file => file.endsWith('.json'))
        for (const file of files) {
          const event = readJson(`cdevents/${folder}/${file}`)
          event.context.id = `${folder}/${file}`
          const isUsed = /^service_(deployed|upgraded|rolledback|removed)/.test(file)
          expect((await post(event)).status, `${folder}/${file}`).toBe(isUsed ? 201 : 202)
          const { id, source, type } = event.context
          expect(
            (
              await post(
                {
                  specversion: '1.0',
                  id: `${id}w`,
                  source,
                  type,
                  data: { ...event, context: { ...event.context, id: `${id}w` } },
                },
                structured,
              )
            ).status,
          ).toBe(isUsed ? 201 : 202)
        }
      }
      expect(await rows('select count(*) from rollout')).toEqual([{ count: 24 }])
    })
  },
)
