import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestLandfall, type TestLandfall } from '../answers/testing/test-landfall.ts'

const recorded = join(import.meta.dirname, '../../../../shared/fixtures/helios/recorded/pushed')
const has = existsSync(recorded)
const lines = (file: string): string[] =>
  readFileSync(join(recorded, file), 'utf8').split('\n').filter(Boolean)

let landfall: TestLandfall
beforeEach(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', { services: [{ id: 'cart', kind: 'backend' }] })
})
afterEach(() => landfall.drop())

const count = async (text: string) => (await landfall.db.pool.query<{ n: number }>(text)).rows[0]!.n
const post = (body: unknown, type = 'application/json') =>
  landfall.send('POST', '/api/v1/hooks/helios-bridge', body, type)

test.skipIf(!has)(
  `recorded events as a bridge posts them: lines, arrays, one by one, wrapped; each once${has ? '' : ' (skipped: no shared fixtures)'}`,
  async () => {
    const groups = lines('HeliosDeploymentGroupEvents.jsonl')
    const tasks = lines('HeliosTaskStatusEvents.jsonl')
    const last = groups.pop()!
    const all = [...groups, ...tasks]
    const asLines = await post(all.join('\n'), 'application/x-ndjson')
    expect(asLines.status).toBe(200)
    expect(asLines.body).toMatchObject({ received: all.length, rejected: 0, conflict: 0 })
    expect(asLines.body.accepted + asLines.body.ignored).toBe(all.length)
    const asPlain = await post(tasks.join('\n'))
    expect(asPlain.body).toMatchObject({ received: tasks.length, rejected: 0, accepted: 0 })
    const asArray = await post(`[${tasks.join(',')}]`)
    expect(asArray.body).toMatchObject({ received: tasks.length, rejected: 0, accepted: 0 })
    for (const line of tasks.slice(0, 5)) expect((await post(line)).status, line.slice(0, 80)).toBe(200)
    const event = JSON.parse(last).message
    const data = Buffer.from(JSON.stringify(event)).toString('base64')
    expect((await post({ message: { data, messageId: '1' }, subscription: 's' })).status).toBe(201)

    expect(await count('select count(*)::int as n from rollout')).toBe(9)
    expect(await count(`select count(*)::int as n from evidence where change = 'undeployed'`)).toBe(0)
    await landfall.project()
    const { body } = await landfall.get('/api/v1/accounting?from=2026-11-16&to=2026-11-22')
    expect(body.weeks).toMatchObject([{ rollouts: 9, deploys: 4, excluded: { hosts_changed: 2, failed: 1 } }])
    expect((await landfall.get('/api/v1/services/cart')).body.state).toBe('origin_only')
    expect(
      await count(`select count(*)::int as n from event where encode(body, 'escape') like '%Xmx512m%'`),
    ).toBe(0)
  },
)
