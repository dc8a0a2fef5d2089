import { afterEach, describe, expect, test } from 'vitest'
import { dayMs } from '#lib/domain/time/durations.ts'
import { derivedRows } from '#lib/server/answers/testing/derived-rows.ts'
import { firstAt, fleetCatalog, fleetEvents } from '#lib/server/answers/testing/random-fleet.ts'
import { createTestLandfall, type TestLandfall } from '#lib/server/answers/testing/test-landfall.ts'
import { rebuildAll } from './rebuild.ts'

const opened: TestLandfall[] = []
const open = async () => {
  const landfall = await createTestLandfall()
  opened.push(landfall)
  expect((await landfall.send('PUT', '/api/v1/catalog', fleetCatalog)).status).toBe(200)
  return landfall
}
afterEach(async () => {
  for (const landfall of opened.splice(0)) await landfall.drop()
})

describe('rebuild', () => {
  test('changes nothing on a healthy database, from raw events or from facts', async () => {
    const landfall = await open()
    await landfall.send('POST', '/api/v1/deploys', { deploys: fleetEvents(800, 8) })
    const at = (day: number) => new Date(firstAt + day * dayMs).toISOString()
    const samples = [1, 40].map(day => ({
      at: at(day),
      service: 'svc-1',
      platform: 'kubernetes',
      cluster: 'gew1',
      seconds: 3600,
      usedCoreSeconds: 100,
      requestedCoreSeconds: 200,
      readyInstances: day > 1 ? 2 : 0,
    }))
    await landfall.send('POST', '/api/v1/samples', { samples })
    await landfall.project()
    const tables = async () =>
      Promise.all(
        [
          'rollout',
          'evidence',
          'sample',
          'cluster_sample',
          'deploy',
          'placement',
          'state_span',
          'ledger_week',
          'rollout_fate',
          'service_week',
          'service_heard',
          'source',
          'intake_count',
        ].map(
          async table =>
            (
              await landfall.db.pool.query(
                `select md5(string_agg(t::text, '|' order by t::text)) from ${table} t`,
              )
            ).rows[0].md5,
        ),
      )
    const before = await tables()
    expect(await rebuildAll(landfall.db, true)).toEqual({
      events: 801,
      unreadable: { count: 0, examples: [] },
      corrected: 0,
      isPartial: false,
    })
    expect(await tables()).toEqual(before)
    expect(await rebuildAll(landfall.db, false)).toBeNull()
    expect(await tables()).toEqual(before)
  })

  test('takes out facts that no event tells, and puts back those that are missing', async () => {
    const landfall = await open()
    await landfall.send('POST', '/api/v1/deploys', { deploys: fleetEvents(300, 9) })
    await landfall.project()
    const before = await derivedRows(landfall)
    await landfall.db.pool.query(`delete from rollout where rollout_id in ('e1', 'e2', 'e3')`)
    await landfall.db.pool.query(
      `update rollout set service_id = 'svc-7', version = 'wrong' where rollout_id = 'e5'`,
    )
    await rebuildAll(landfall.db, true)
    expect(await derivedRows(landfall)).toEqual(before)
  })
})
