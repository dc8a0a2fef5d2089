import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { releaseLease, renewLease, takeLease } from '#db/queries/take-lease.ts'
import { upsertCollectedSource } from '#db/queries/upsert-collected-source.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import type { Collected } from '#lib/sources/collector.ts'
import { evidenceEvent } from '#lib/sources/helios/event-body.ts'
import { commitCycle, LeaseLost } from './commit-cycle.ts'
import { ingestCollected } from './ingest-collected.ts'

const now = Date.parse('2026-03-02T09:00:00Z')
const source = { id: 'helios-lon', freshnessSeconds: 600 }
const name = 'collector/helios-lon'
const ingest = ingestCollected('helios')

let test: TestDatabase
beforeEach(async () => {
  test = await createTestDatabase()
  const place = { platform: 'helios', cluster: 'lon', environment: 'production', region: null, label: null }
  await upsertCollectedSource(test.db.pool, { ...source, kind: 'helios', ...place }, now)
})
afterEach(() => test.drop())

function cycle(at: number, state: unknown = { step: at }): Collected {
  const evidence = { service: 'cart', change: 'placed' as const, at, version: '1' }
  return {
    state,
    hasChanged: true,
    events: [evidenceEvent(evidence, { platform: 'helios', cluster: 'lon' })],
    coveredAt: at,
    fullListAt: at,
    problem: null,
    nextInMs: 0,
  }
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

async function facts() {
  const { rows } = await test.db.pool.query<{
    events: number
    evidence: number
    step: number | null
    spans: number
  }>(
    `select (select count(*) from event) as events, (select count(*) from evidence) as evidence,
       (select (state->>'step')::bigint from collector_state) as step,
       (select count(*) from source_coverage) as spans`,
  )
  return rows[0]!
}

async function take(holder: string, seconds = 30) {
  const taken = await takeLease(test.db.pool, { name, holder, seconds })
  return taken === null ? null : { name, holder, seconds, epoch: taken.epoch }
}

describe('a lease', () => {
  it('has one holder; another takes it over only after its end, under a new epoch', async () => {
    expect(await take('a', 0.3)).toMatchObject({ epoch: 1 })
    expect(await take('b')).toBeNull()
    await pause(400)
    expect(await take('b')).toMatchObject({ epoch: 2 })
    expect(await renewLease(test.db.pool, { name, holder: 'a', seconds: 30, epoch: 1 })).toBeNull()
  })

  it('can be given up at once, and is taken by one of many', async () => {
    await take('a')
    await releaseLease(test.db.pool, name, 'a')
    const taken = await Promise.all(['b', 'c', 'd', 'e'].map(holder => take(holder)))
    expect(taken.filter(lease => lease !== null)).toHaveLength(1)
  })
})

describe('a cycle', () => {
  it('is committed whole: events, state and coverage', async () => {
    const lease = (await take('a'))!
    await commitCycle(test.db, source, lease, cycle(now), now, ingest)
    expect(await facts()).toEqual({ events: 1, evidence: 1, step: now, spans: 1 })
  })

  it('of a collector that slept through the end of its lease writes nothing, whether another took over or not', async () => {
    const asleep = (await take('a', 0.2))!
    await pause(300)
    await expect(commitCycle(test.db, source, asleep, cycle(now), now, ingest)).rejects.toThrow(LeaseLost)
    const awake = (await take('b'))!
    await commitCycle(test.db, source, awake, cycle(now), now, ingest)
    await expect(commitCycle(test.db, source, asleep, cycle(now + 1), now + 1, ingest)).rejects.toThrow(
      LeaseLost,
    )
    expect(await facts()).toEqual({ events: 1, evidence: 1, step: now, spans: 1 })
  })

  it('that breaks anywhere leaves nothing behind, and can be told again', async () => {
    const lease = (await take('a'))!
    const breaking = async (...args: Parameters<typeof ingest>) => {
      await ingest(...args)
      throw new Error('killed after the events were written')
    }
    await expect(commitCycle(test.db, source, lease, cycle(now), now, breaking)).rejects.toThrow('killed')
    expect(await facts()).toEqual({ events: 0, evidence: 0, step: null, spans: 0 })
    await commitCycle(test.db, source, lease, cycle(now), now, ingest)
    await commitCycle(test.db, source, lease, cycle(now), now, ingest)
    expect(await facts()).toEqual({ events: 1, evidence: 1, step: now, spans: 1 })
  })

  it('extends the span of coverage, and begins another after a silence beyond the freshness limit', async () => {
    const lease = (await take('a'))!
    for (const minutes of [0, 1, 11, 30, 31])
      await commitCycle(test.db, source, lease, cycle(now + minutes * 60_000), now + minutes * 60_000, ingest)
    const { rows } = await test.db.pool.query<{ from_at: number; to_at: number }>(
      'select from_at, to_at from source_coverage order by from_at',
    )
    expect(rows.map(row => [(row.from_at - now) / 60_000, (row.to_at - now) / 60_000])).toEqual([
      [0, 11],
      [30, 31],
    ])
  })

  it('covers no time by telling of what began before it looked', async () => {
    const lease = (await take('a'))!
    const told = { ...cycle(now - 90 * 86_400_000), coveredAt: null }
    await commitCycle(test.db, source, lease, told, now, ingest)
    expect(await facts()).toMatchObject({ evidence: 1, spans: 0 })
  })

  it('stores what the database would refuse in a text without it', async () => {
    const lease = (await take('a'))!
    const state = { step: 1, error: 'a\u0000b\ud800c' }
    await commitCycle(test.db, source, lease, cycle(now, state), now, ingest)
    const { rows } = await test.db.pool.query<{ error: string }>(
      "select state->>'error' as error from collector_state",
    )
    expect(rows[0]?.error).toBe('abc')
  })
})
