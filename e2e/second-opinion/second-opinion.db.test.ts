import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { startProjector } from '#lib/project/projector.ts'
import { readAccounting } from '#lib/read/accounting.ts'
import { readCpu } from '#lib/read/cpu.ts'
import { readFrequency } from '#lib/read/frequency.ts'
import { readProgress } from '#lib/read/progress.ts'
import { readService } from '#lib/read/service.ts'
import { recordExemption } from '#lib/record/record-exemption.ts'
import { recordScope } from '#lib/record/record-scope.ts'
import { postDeploys } from '#lib/server/ingest/post-deploys.ts'
import { postSamples } from '#lib/server/ingest/post-samples.ts'
import { putCatalog } from '#lib/server/ingest/put-catalog.ts'
import { createIngestClient } from '#lib/server/ingest/testing/ingest-client.ts'
import { type Company, day as dayMs, dayOf, type SampleBody } from './company.ts'
import { generateCompany, randomOf, shuffle } from './generate-company.ts'
import { generateCpu } from './generate-cpu.ts'
import { judgeCpu } from './judge-cpu.ts'
import { judgeFrequency } from './judge-frequency.ts'
import { endOf, judgeProgress, type Recorded } from './judge-progress.ts'
import { type JudgedService, judgeService } from './judge-states.ts'

// A company goes in over HTTP handlers, late, shuffled and partly twice; what comes out is compared with a slow second
// reading of the definitions that shares no code with the product.

const reader: Viewer = { kind: 'token', id: 'second-opinion', name: 'second-opinion', scopes: ['read'] }
const now = Math.floor(Date.now() / dayMs) * dayMs - dayMs / 2

describe.each([{ seed: 11 }, { seed: 12 }])('company $seed, judged twice', ({ seed }) => {
  const random = randomOf(seed)
  const company: Company = generateCompany(seed, now, { teamCount: 36, serviceCount: 110, days: 400 })
  const idOf = new Map(
    company.catalog.services.flatMap(
      s => [[s.id, s.id], ...(s.aliases ?? []).map(alias => [alias.name, s.id])] as [string, string][],
    ),
  )
  let database: TestDatabase
  let judged: JudgedService[]
  let cpuSamples: SampleBody[]
  let projector: ReturnType<typeof startProjector>
  const context = () => ({ viewer: reader, db: database.db, now })

  beforeAll(async () => {
    database = await createTestDatabase()
    projector = startProjector(database.db)
    const client = await createIngestClient(database.db, ['admin'], 'init')
    const again = shuffle(company.deploys, random).slice(0, 500)
    const deliveries = [...shuffle(company.deploys, random), ...again]
    const chunks = Array.from({ length: Math.ceil(deliveries.length / 400) }, (_, i) =>
      deliveries.slice(i * 400, i * 400 + 400),
    )
    // Half of the deploys come before the catalogue is known: they wait unmapped.
    const half = Math.floor(chunks.length / 2)
    const post = async (list: typeof chunks) => {
      for (let i = 0; i < list.length; i += 4) {
        const answers = await Promise.all(
          list.slice(i, i + 4).map(deploys => client.send(postDeploys, '/api/v1/deploys', { deploys })),
        )
        for (const answer of answers)
          expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(200)
      }
    }
    await post(chunks.slice(0, half))
    const catalog = await client.send(putCatalog, '/api/v1/catalog', company.catalog)
    expect(catalog.status, JSON.stringify(catalog.body).slice(0, 300)).toBe(200)
    await post(chunks.slice(half))
    const samples = await client.send(postSamples, '/api/v1/samples', { samples: company.samples })
    expect(samples.status, JSON.stringify(samples.body).slice(0, 300)).toBe(200)
    judged = company.catalog.services.map(s =>
      judgeService(
        company,
        s.id,
        company.deploys.filter(d => idOf.get(d.service) === s.id),
        company.samples.filter(x => x.service === s.id),
      ),
    )
    const taken = new Set(company.samples.map(keyOf))
    cpuSamples = generateCpu(company, judged, now, 200).filter(sample => !taken.has(keyOf(sample)))
    for (let i = 0; i < cpuSamples.length; i += 4000) {
      const lines = cpuSamples
        .slice(i, i + 4000)
        .map(sample => JSON.stringify(sample))
        .join('\n')
      const answer = await client.send(postSamples, '/api/v1/samples', lines, {
        'content-type': 'application/x-ndjson',
      })
      expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(200)
    }
    for (let tries = 0; tries < 300; tries++) {
      const { rows } = await database.db.pool.query('select 1 from dirty_service limit 1')
      if (rows.length === 0) break
      await sleep(100)
    }
    await projector.stop()
  })
  afterAll(async () => {
    await projector?.stop()
    await database?.drop()
  })

  test('states, since and deploys of every service', async () => {
    const dayAsked = dayOf(now)
    for (const mine of judged) {
      const theirs = await readService(context(), mine.id, { ...noFilters, asOf: dayAsked })
      const past = mine.steps.filter(step => step.at <= now)
      const spans = theirs.states
        .filter(span => Date.parse(span.from) <= now)
        .map(span => `${span.state} ${span.from}`)
      const expected = past
        .filter((step, i) => !(i === 0 && step.state === 'idle'))
        .map(step => `${step.state} ${new Date(step.at).toISOString()}`)
      expect(spans.map(trimZone).sort(), mine.id).toEqual(expected.map(trimZone).sort())
      expect(theirs.deploys.length, mine.id).toBe(mine.counted.length)
    }
  })

  test.each([0, 7, 40, 111, 200])('progress %i days ago', async ago => {
    const asOf = dayOf(now - ago * dayMs)
    const from = dayOf(now - (ago + 45) * dayMs)
    const mine = judgeProgress(company, judged, asOf, from, now)
    const theirs = await readProgress(context(), { ...noFilters, asOf, from, to: asOf })
    expect(theirs.baseline).toMatchObject(mine.baseline)
    expect(theirs.live).toEqual(mine.live)
    expect(theirs.onTarget).toMatchObject(mine.onTarget)
    expect(nonZero(theirs.states)).toEqual(nonZero(mine.states))
    expect(theirs.flows).toMatchObject(mine.flows)
  })

  test.each([0, 30, 90])('frequency %i days ago', async ago => {
    const asOf = dayOf(now - ago * dayMs)
    const mine = judgeFrequency(company, judged, endOf(asOf, now))
    const theirs = await readFrequency(context(), { ...noFilters, asOf })
    for (const side of ['on', 'off'] as const) {
      expect(theirs[side].teams, side).toBe(mine[side].teams)
      expect(theirs[side].teamWeeks, side).toBe(mine[side].teamWeeks)
      for (const figure of ['ratePerWeek', 'perService', 'medianTeam'] as const) {
        const value = mine[side][figure]
        if (value === null) expect(theirs[side][figure], `${side} ${figure}`).toBeNull()
        else expect(theirs[side][figure], `${side} ${figure}`).toBeCloseTo(value, 9)
      }
    }
    expect(theirs.mixed.teams).toBe(mine.mixed.teams)
    expect(theirs.window.from).toBe(dayOf(mine.from))
  })

  test.each([0, 20])('CPU %i days ago', async ago => {
    const asOf = dayOf(now - ago * dayMs)
    const at = endOf(asOf, now)
    const mine = judgeCpu(company, judged, [...company.samples, ...cpuSamples], at)
    const theirs = await readCpu(context(), { ...noFilters, asOf })
    expect(theirs.gain.services).toBe(mine.services)
    expect(theirs.gain.ratioOfSums).toBeCloseTo(mine.ratioOfSums, 9)
    expect(theirs.gain.geometricMean).toBeCloseTo(mine.geometricMean, 9)
    expect(theirs.gain.shareBetween2And3).toBeCloseTo(mine.shareBetween2And3, 9)
    for (const side of ['origin', 'target'] as const) {
      expect(theirs[side].usedCoreSeconds / mine[side].used, side).toBeCloseTo(1, 6)
      expect(theirs[side].provisionedCoreSeconds / mine[side].provisioned, side).toBeCloseTo(1, 6)
    }
  })

  test('every rollout of every week is in one column', async () => {
    const theirs = await readAccounting(context(), {
      ...noFilters,
      from: dayOf(now - 500 * dayMs),
      to: dayOf(now),
    })
    const totals: Record<string, number> = {}
    for (const service of judged)
      for (const row of service.judged) totals[row.fate] = (totals[row.fate] ?? 0) + 1
    const { evidence: _evidence, deploy, ...reasons } = totals
    const sum = (pick: (week: (typeof theirs.weeks)[number]) => number) =>
      theirs.weeks.reduce((total, week) => total + pick(week), 0)
    expect(sum(week => week.deploys)).toBe(deploy)
    for (const [reason, expected] of Object.entries(reasons)) {
      expect(
        sum(week => week.excluded[reason as keyof typeof week.excluded]),
        reason,
      ).toBe(expected)
    }
    for (const week of theirs.weeks) {
      expect(week.rollouts).toBe(week.deploys + Object.values(week.excluded).reduce((a, b) => a + b, 0))
    }
    const intake = theirs.sources.find(row => row.source === 'init')
    const unique = company.deploys.length + company.samples.length + cpuSamples.length
    expect(intake).toMatchObject({
      received: unique + 500,
      accepted: unique,
      duplicate: 500,
      conflict: 0,
      ignored: 0,
      rejected: 0,
    })
  })

  test('progress under rules of scope that change, with services excused', async () => {
    const on = (ago: number) => dayOf(now - ago * dayMs)
    const recorded: Recorded = {
      scopes: [
        { from: on(210), kinds: ['backend', 'pipeline'] },
        { from: on(120), kinds: ['pipeline'] },
        { from: on(60), kinds: ['backend'] },
        { from: on(15), kinds: ['backend', 'pipeline'] },
      ],
      exemptions: shuffle(judged, random)
        .slice(0, 40)
        .map(({ id }, index) => ({ service: id, from: on(90 - index), until: on(60 - 2 * index) })),
    }
    const admin: Viewer = { kind: 'token', id: 'admin', name: 'admin', scopes: ['admin'] }
    const act = { db: database.db, viewer: admin, now }
    // Recorded in any order: the days they begin on decide.
    for (const { from, kinds } of shuffle(recorded.scopes, random))
      await recordScope(act, { from, scope: { kinds }, reason: 'as agreed' })
    for (const exemption of recorded.exemptions) await recordExemption(act, { ...exemption, reason: 'waits' })
    for (const ago of [0, 14, 15, 16, 40, 60, 61, 119, 121, 209, 211, 260]) {
      const [asOf, from] = [on(ago), on(ago + 70)]
      const mine = judgeProgress(company, judged, asOf, from, now, recorded)
      const theirs = await readProgress(context(), { ...noFilters, asOf, from, to: asOf })
      expect(theirs.baseline, asOf).toMatchObject(mine.baseline)
      expect(theirs.live, asOf).toEqual(mine.live)
      expect(nonZero(theirs.states), asOf).toEqual(nonZero(mine.states))
      expect(theirs.flows, asOf).toMatchObject(mine.flows)
      expect(theirs.exempt.count, asOf).toBe(mine.exempt)
      const { opening, moved, born, enteredScope, cameBack, wentIdle, leftScope, returned, closing } =
        theirs.flows
      expect(opening + moved + born + enteredScope + cameBack - wentIdle - leftScope - returned).toBe(closing)
    }
  })
})

const keyOf = (sample: SampleBody) => `${sample.service} ${sample.cluster} ${sample.at}`
const trimZone = (text: string) => text.replace(/\.000Z$/, 'Z')
const nonZero = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0))
