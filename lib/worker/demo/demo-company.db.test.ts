import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { catalogueOf } from '#db/demo/catalogue-of.ts'
import { smallCompany } from '#db/demo/company-shape.ts'
import { type DemoBatch, demoBatches } from '#db/demo/demo-batches.ts'
import { metadataAt } from '#db/demo/plan-adoption.ts'
import { planCompany } from '#db/demo/plan-company.ts'
import { serviceRollouts } from '#db/demo/service-rollouts.ts'
import { truthOf } from '#db/demo/truth-of.ts'
import { selectRecordsOf } from '#db/queries/select-records.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { createIngestQueue, type IngestQueue } from '#lib/ingest/ingest-queue.ts'
import { startProjector } from '#lib/project/projector.ts'
import { readAccounting } from '#lib/read/accounting.ts'
import { readBlockers } from '#lib/read/blockers.ts'
import { readCommitments } from '#lib/read/commitments.ts'
import { readCpu } from '#lib/read/cpu.ts'
import { readEndgame } from '#lib/read/endgame.ts'
import { readFrequency } from '#lib/read/frequency.ts'
import { readGoals } from '#lib/read/goals.ts'
import { readMigrations } from '#lib/read/migrations.ts'
import { readPhases } from '#lib/read/phases.ts'
import { readProgress } from '#lib/read/progress.ts'
import { readVisitEffect } from '#lib/read/visit-effect.ts'
import { readVisitPlan } from '#lib/read/visit-plan.ts'
import { readVisits } from '#lib/read/visits.ts'
import { recordCatalog } from '#lib/record/catalog-record.ts'
import { catalogSchema } from '#lib/record/catalog-schema.ts'
import { claimDemo } from './demo-state.ts'
import { type DemoTarget, loadDemo } from './load-demo.ts'
import { recordDemoStory } from './record-demo-story.ts'

const endOn = '2025-10-15'
const until = Date.parse('2025-10-15T12:00:00Z')
const company = planCompany(smallCompany, endOn)
const truth = truthOf(company, until)

let own: TestDatabase
let context: Parameters<typeof readProgress>[0]

function targetOf(test: TestDatabase, queue: IngestQueue, signal = new AbortController().signal): DemoTarget {
  return {
    db: test.db,
    queue,
    clock: Date.now,
    signal,
    report: () => {},
    async recordCatalogue(catalogue: ReturnType<typeof catalogueOf>) {
      const options = { isDryRun: false, actor: 'demo', now: Date.now() }
      expect(await recordCatalog(test.db, catalogSchema.parse(catalogue), options)).toMatchObject({
        ok: true,
      })
    },
  }
}

beforeAll(async () => {
  own = await createTestDatabase()
  const projector = startProjector(own.db)
  await loadDemo(
    smallCompany,
    { phase: 'loading', until, nextBatch: 0 },
    targetOf(own, createIngestQueue(own.db)),
  )
  await projector.stop()
  context = {
    viewer: { kind: 'person', id: '1', name: 'Reader', role: 'leader', team: null },
    db: own.db,
    now: until,
  }
})
afterAll(() => own.drop())

describe('the demo company, taken in like everything else', () => {
  test('every event and sample is accepted, none twice, none refused', async () => {
    const sent = [...demoBatches(company, until)].reduce((sum, { lines }: DemoBatch) => sum + lines.length, 0)
    const { sources } = await readAccounting(context, noFilters)
    const total = (name: 'received' | 'accepted') => sources.reduce((sum, source) => sum + source[name], 0)
    expect(total('received')).toBe(sent)
    expect(total('accepted')).toBe(sent)
  })

  test('the costs of what is left add up to the remaining fleet, site by site', async () => {
    const { sites, total, price } = await readEndgame(context, noFilters)
    expect(sites.map(({ cluster }) => cluster).sort()).toEqual(['lds-1', 'rtm-1', 'sin-1', 'tor-1'])
    for (const { cluster, cost, cores } of sites) {
      const { items, others, sites: again } = await readEndgame(context, noFilters, cluster)
      const { parts } = again.find(site => site.cluster === cluster)!
      const lines = [...items, others, parts.unplaced, parts.empty, parts.silent, parts.idle]
      expect(lines.reduce((sum, line) => sum + line.cost!, 0)).toBe(cost)
      expect(Math.abs(cost! - cores! * price!.perCoreMonth)).toBeLessThanOrEqual(0.5)
    }
    expect(sites.reduce((sum, site) => sum + site.cost!, 0)).toBe(total.cost)
  })

  test('states, moves and births are exactly the true ones', async () => {
    const { rows } = await own.db.pool.query<{ id: string; state: string }>(
      `select service_id as id, state from state_span
        where known_to is null and migration = $2 and from_at <= $1 and (to_at is null or to_at > $1)`,
      [new Date(until), 'helios-to-kubernetes'],
    )
    const stored = new Map(rows.map(({ id, state }) => [id, state]))
    for (const [id, state] of truth.states) expect([id, stored.get(id) ?? 'idle']).toEqual([id, state])
    const { baseline, onTarget } = await readProgress(context, noFilters)
    expect(onTarget).toMatchObject(truth.onTarget)
    expect(baseline).toMatchObject(truth.baseline)
  })

  test('the other migrations stand where the last deploy of each service says', async () => {
    const { items } = await readMigrations(context, noFilters)
    expect(items.map(({ id }) => id)).toEqual(['helios-to-kubernetes', 'proxy-to-envoy', 'rpc-to-grpc'])
    const { rows } = await own.db.pool.query<{ id: string; state: string }>(
      `select service_id as id, state from state_span
        where known_to is null and migration = $2 and from_at <= $1 and (to_at is null or to_at > $1)`,
      [new Date(until), 'rpc-to-grpc'],
    )
    const stored = new Map(rows.map(({ id, state }) => [id, state]))
    const alone = ['target_only', 'origin_off', 'born_on_target', 'both']
    const allowed: Record<string, string[]> = { rpc: ['origin_only'], 'rpc+grpc': ['both'], grpc: alone }
    for (const service of company.services) {
      const { rollouts } = serviceRollouts(company, service, until)
      const last = rollouts
        .filter(
          ({ kind, outcome, cluster }) =>
            kind === 'rollout' && outcome === 'succeeded' && cluster.environment === 'production',
        )
        .reduce((latest, { finishedAt }) => Math.max(latest, finishedAt), 0)
      const word = metadataAt(service.adoptions, last)?.protocol
      if (word === undefined) expect(stored.get(service.id)).toBeUndefined()
      else
        expect([service.id, word, ...(allowed[word] ?? []), 'idle']).toContain(
          stored.get(service.id) ?? 'idle',
        )
    }
    const { states, live } = items.find(({ id }) => id === 'rpc-to-grpc')!
    expect(live.inScope).toBeGreaterThan(items[0]!.live.inScope)
    for (const state of ['origin_only', 'both', 'target_only', 'born_on_target'] as const)
      expect(states[state]).toBeGreaterThan(0)
  })

  test('deploys are exactly the true ones', async () => {
    const { rows } = await own.db.pool.query<{ id: string; deploys: number }>(
      `select service_id as id, count(*)::int8 as deploys from deploy
        where known_to is null and is_counted_in_rates group by service_id`,
    )
    const stored = new Map(rows.map(({ id, deploys }) => [id, deploys]))
    for (const service of company.services) {
      const { deploys } = serviceRollouts(company, service, until)
      expect([service.id, stored.get(service.id)]).toEqual([service.id, deploys.length])
    }
  })

  test('the true rates and the true effect lie within the stated intervals', async () => {
    const { on, off, controlled, tooLittle } = await readFrequency(context, noFilters)
    expect(tooLittle).toBeNull()
    expect(truth.rates.on).toBeGreaterThan(on.low!)
    expect(truth.rates.on).toBeLessThan(on.high!)
    expect(truth.rates.off).toBeGreaterThan(off.low!)
    expect(truth.rates.off).toBeLessThan(off.high!)
    expect(truth.effect).toBeGreaterThan(controlled.low!)
    expect(truth.effect).toBeLessThan(controlled.high!)
  })

  test('the true gain in CPU lies within the stated interval', async () => {
    const { gain } = await readCpu(context, noFilters)
    expect(truth.cpuRatioOfSums).toBeGreaterThan(gain.low!)
    expect(truth.cpuRatioOfSums).toBeLessThan(gain.high!)
  })
})

describe('what its people wrote down', () => {
  test('is a step that was reached after its day moved, one ahead, phases in order, and nothing twice', async () => {
    await recordDemoStory(own.db, smallCompany, until)
    await recordDemoStory(own.db, smallCompany, until)
    const { subjects } = await readGoals(context, noFilters)
    const said = subjects.map(({ type, id, steps }) => [
      `${type} ${id}`,
      ...steps.map(step => `${step.standing} ${step.share} ${step.versions.length} ${step.chance}`),
    ])
    expect(
      subjects[0]!.steps.map(({ standing }) => standing),
      JSON.stringify(said),
    ).toEqual(['reached', 'open'])
    expect(subjects[0]!.steps[0]!.versions.length).toBe(2)
    expect(subjects.some(({ type, steps }) => type === 'team' && steps.length > 0)).toBe(true)
    const { items } = await readPhases(context, noFilters)
    expect(items.map(({ phase }) => phase)).toEqual(['experiment', 'alpha', 'beta', 'general_availability'])
  })
})

describe('what holds it back', () => {
  test('is shared blockers with owners, days that moved, ends, and one merged into another', async () => {
    const { counts, items } = await readBlockers(context, noFilters, { state: 'all' })
    expect(counts.held).toBe(counts.lastOf + counts.ofSeveral)
    const freed = items.reduce((sum, one) => sum + one.freed, 0)
    expect(freed).toBe(counts.lastOf)
    expect(freed).toBeGreaterThan(0)
    expect(items.some(({ promises }) => promises.length > 1)).toBe(true)
    expect(new Set(items.map(({ standing }) => standing))).toEqual(
      new Set(['open', 'solved', 'dropped', 'merged']),
    )
  })

  test('was reckoned with in forecasts of its past, of which some have dates', async () => {
    const runs = await selectRecordsOf(own.db.pool, 'forecastRuns', null)
    expect(runs.length).toBeGreaterThan(5)
    expect(runs.filter(({ verdict }) => verdict === 'dated').length).toBeGreaterThan(3)
  })
})

describe('who travels', () => {
  test('is five people with visits behind and before them, one of which clashes by now, and teams that wait', async () => {
    const visits = await readVisits(context, noFilters, 10)
    expect(visits.engineers).toHaveLength(5)
    expect(visits.visits).toHaveLength(3)
    expect(visits.visits.filter(({ movedFrom }) => movedFrom.length > 0)).toHaveLength(1)
    expect(visits.conflicts.map(({ code }) => code)).toEqual(['away'])
    expect(visits.requests).toHaveLength(6)
    const before = await readVisits(context, { ...noFilters, from: '2024-10-07' }, 26)
    const after = await readVisits(context, { ...noFilters, from: '2025-04-07' }, 26)
    expect(before.visits.length + after.visits.length).toBe(28)
    const plan = await readVisitPlan(context, noFilters, { weeks: 10, people: 2 })
    expect(plan.trips.length).toBeGreaterThanOrEqual(4)
    expect(plan.moveShare.visits).toBe(26)
  })

  test('promised things, some kept by evidence, some with days that moved, and measures what it brought', async () => {
    const { items, totals } = await readCommitments(context, noFilters)
    // Ids of visits are drawn anew each time and break ties between them: a promise or two may differ.
    expect(totals.open).toBeGreaterThanOrEqual(7)
    expect(totals.overdue).toBeGreaterThanOrEqual(1)
    expect(totals.kept).toBeGreaterThanOrEqual(2)
    expect(items.filter(({ days }) => days.length > 1).length).toBeGreaterThanOrEqual(4)
    for (const { standing, evidence } of items) expect(evidence.length > 0).toBe(standing === 'kept')
    const { effect } = await readVisitEffect(context, noFilters)
    expect(effect.have).toBeGreaterThanOrEqual(effect.need)
    expect(effect.moves).not.toBeNull()
  })
})

describe('a load that is cut off', () => {
  test('goes on where it stopped and ends with the same company', async () => {
    const other = await createTestDatabase()
    const stopping = new AbortController()
    const queue = createIngestQueue(other.db)
    let batches = 0
    const failing: IngestQueue = {
      async submit(batch, waitMs) {
        if (++batches === 12) stopping.abort()
        return queue.submit(batch, waitMs)
      },
    }
    const begun = await claimDemo(other.db, until)
    await loadDemo(smallCompany, begun!, targetOf(other, failing, stopping.signal))
    const left = await claimDemo(other.db, until + 86_400_000)
    expect(left).toMatchObject({ phase: 'loading', until })
    expect(left!.nextBatch).toBeGreaterThan(5)
    const projector = startProjector(other.db)
    // From a little earlier than noted: what is sent twice is found to be a duplicate.
    await loadDemo(smallCompany, { ...left!, nextBatch: left!.nextBatch - 3 }, targetOf(other, queue))
    await projector.stop()
    const count = async ({ db }: TestDatabase) =>
      (
        await db.pool.query(
          `select (select count(*) from event_key) as keys, (select count(*) from rollout) as rollouts,
                  (select count(*) from sample) as samples, (select count(*) from event_conflict) as conflicts`,
        )
      ).rows[0]
    expect(await count(other)).toEqual(await count(own))
    await other.drop()
  })

  test('is never begun in a database that has anything', async () => {
    const used = await createTestDatabase()
    const catalogue = catalogSchema.parse({ teams: [{ id: 'ours', name: 'Ours' }] })
    await recordCatalog(used.db, catalogue, { isDryRun: false, actor: 'someone', now: until })
    expect(await claimDemo(used.db, until)).toBeNull()
    await used.drop()
  })
})
