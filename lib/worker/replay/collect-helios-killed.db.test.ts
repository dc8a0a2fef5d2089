import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { selectCollectorState } from '#db/queries/select-collector-state.ts'
import { takeLease } from '#db/queries/take-lease.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { commitCycle } from '#lib/collect/commit-cycle.ts'
import { createHttpClient } from '#lib/collect/http-client.ts'
import { ingestCollected } from '#lib/collect/ingest-collected.ts'
import { createHeliosCollector } from '#lib/sources/helios/collect-helios.ts'
import { defaultHeliosOptions } from '#lib/sources/helios/helios-options.ts'
import { playStory, readHeliosStory } from '#lib/sources/helios/replay/helios-story.ts'
import { serveHeliosWorld } from './serve-helios-world.ts'

let test: TestDatabase
beforeEach(async () => {
  test = await createTestDatabase()
})
afterEach(() => test.drop())

describe('the Helios collector', () => {
  it('killed at any step of the recorded story, before a commit or after it, tells every episode once', async () => {
    const { world, playUntil } = playStory(readHeliosStory())
    const server = await serveHeliosWorld(world)
    const { url } = server
    let now = 1795245075000
    const options = {
      ...defaultHeliosOptions,
      platform: 'helios',
      cluster: 'lon',
      groupPollMs: 50,
      rollingPollMs: 50,
      hostPollMs: 400,
      jobPollMs: 2000,
    }
    const open = () =>
      createHeliosCollector(options, { masters: [createHttpClient({ url })], clock: () => now })
    const source = { id: 'helios-lon', freshnessSeconds: 600 }
    await test.db.pool.query(
      "insert into source (id, kind, clusters, is_paused, created_at) values ('helios-lon', 'helios', '{lon}', false, now())",
    )
    const taken = await takeLease(test.db.pool, { name: 'l', holder: 'a', seconds: 600 })
    const lease = { name: 'l', holder: 'a', seconds: 600, epoch: taken!.epoch }
    let collector = open()
    let state: unknown = null
    let count = 0
    const signal = new AbortController().signal
    for (; now < 1795245225000; now += 50) {
      playUntil(now)
      for (let attempt = 0; ; attempt++) {
        const cycle = await collector.collect({ state, now, signal })
        state = cycle.state
        const isKilled = cycle.events.length > 0 && attempt === 0 && count++ % 2 === 0
        // Killed before the commit: nothing of the cycle is left but the world, which is asked again.
        if (isKilled) {
          await collector.close()
          collector = open()
          state = await selectCollectorState(test.db.pool, source.id)
          continue
        }
        if (cycle.events.length > 0)
          await commitCycle(test.db, source, lease, cycle, now, ingestCollected('helios'))
        // Killed after it: the next session begins with the committed state.
        if (cycle.events.length > 0 && count % 3 === 0) {
          await collector.close()
          collector = open()
          state = await selectCollectorState(test.db.pool, source.id)
        }
        break
      }
    }
    await collector.close()
    await server.close()
    const { rows } = await test.db.pool.query<{ line: string }>(
      `select reported_name || ' ' || version || ' ' || kind || ' ' || outcome
         || case when is_rollback then ' rollback' else '' end as line
       from rollout order by started_at`,
    )
    expect(rows.map(row => row.line)).toEqual([
      'checkout 1.4.0 rollout succeeded',
      'checkout 1.4.0 rollout succeeded',
      'cart 2.0.0 rollout succeeded',
      'cart 2.1.0 rollout succeeded',
      'cart 2.1.0 rollout succeeded',
      'cart 2.2.0 rollout failed',
      'cart 2.1.0 rollout succeeded rollback',
      'cart 2.3.0 rollout aborted',
    ])
  })
})
