import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#lib/domain/time/day.ts'
import { hourMs } from '#lib/domain/time/durations.ts'
import { fleetCatalog, fleetEvents } from './testing/random-fleet.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

// What people and sources do to a company, in any order: events and samples of the past, another catalogue, records made and taken back.

const serviceId = fc.nat(39).map(index => `svc-${index}`)
const day = fc.nat(110).map(days => addDays('2026-01-01', days))
const team = fc.constantFrom('gangway', 'ballast', 'keel')
const catalogue = fc.oneof(
  fc.record({ service: serviceId, team, from: day }).map(entry => ({ ownership: [entry] })),
  fc.record({ id: serviceId, kind: fc.constantFrom('backend', 'website') }).map(one => ({ services: [one] })),
  fc.record({ id: serviceId, retiredAt: day.map(on => `${on}T00:00:00Z`) }).map(one => ({ services: [one] })),
  fc.nat(99).map(index => ({ services: [{ id: `new-${index}`, team: 'keel', kind: 'backend' }] })),
  fc
    .record({ id: team, area: fc.constantFrom('music', 'ads') })
    .map(one => ({ areas: [{ id: 'ads' }], teams: [one] })),
  fc.record({ id: fc.constant('helios-to-kubernetes'), baselineOn: day }).map(one => ({ migrations: [one] })),
  fc.constant({ clusters: [{ id: 'play', environment: 'production' }] }),
)
const record = fc.oneof(
  fc
    .record({ from: day, scope: fc.constantFrom({}, { kinds: ['backend'] }, { teams: ['gangway', 'keel'] }) })
    .map(body => ({ path: '/api/v1/scope', body })),
  day.map(on => ({ path: '/api/v1/baseline', body: { on } })),
  fc.record({ service: serviceId, from: day, days: fc.nat(300) }).map(({ service, from, days }) => ({
    path: '/api/v1/exemptions',
    body: { service, from, until: addDays(from, days) },
  })),
)
const cores = fc.integer({ min: 1, max: 9_000 })
const startAt = Date.now()
/** Some weeks ago, which weights are made of, or in the days the questions ask about. */
const hour = fc.oneof(
  fc.nat(24 * 20).map(hours => new Date(Math.floor(startAt / hourMs - 24 - hours) * hourMs).toISOString()),
  fc.tuple(day, fc.nat(23)).map(([on, hours]) => `${on}T${String(hours).padStart(2, '0')}:00:00Z`),
)
const sample = fc.oneof(
  fc.record({
    at: hour,
    service: fc.oneof(
      serviceId,
      fc.nat(99).map(index => `new-${index}`),
    ),
    platform: fc.constantFrom('helios', 'kubernetes'),
    cluster: fc.constantFrom('lon', 'gew1'),
    seconds: fc.constant(3_600),
    usedCoreSeconds: cores,
    provisionedCoreSeconds: cores,
    requestsPerSecond: fc.nat(100),
  }),
  fc.record({
    at: hour,
    cluster: fc.constantFrom('lon', 'gew1'),
    seconds: fc.constant(3_600),
    usedCoreSeconds: cores,
    allocatableCoreSeconds: cores,
  }),
)
const act = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('events' as const), count: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('samples' as const),
      samples: fc.array(sample, { minLength: 20, maxLength: 60 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('catalogue' as const), body: catalogue }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('record' as const), record }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('withdraw' as const), which: fc.nat(20) }) },
)

const questions = [
  'progress?asOf=2026-04-10',
  'progress?asOf=2026-03-01&from=2026-01-20&team=gangway',
  'frequency?asOf=2026-04-10',
  'services?asOf=2026-04-10&limit=60',
  'services/svc-1?asOf=2026-03-20',
  'teams?asOf=2026-04-10',
  'teams/gangway?asOf=2026-04-10',
  'cpu?asOf=2026-04-10&from=2026-01-01&to=2026-04-10',
  'progress?weight=cores&asOf=2026-04-10',
  'progress?weight=traffic',
  'endgame?asOf=2026-04-10',
  'scope?asOf=2026-04-10',
  'exemptions?asOf=2026-03-01',
]

async function answersAt(landfall: TestLandfall, knownAt: number | null): Promise<unknown[]> {
  const answers = []
  for (const question of questions) {
    const known = knownAt === null ? '' : `&knownAt=${new Date(knownAt).toISOString()}`
    const { status, body } = await landfall.get(`/api/v1/${question}${known}`)
    expect([question, status]).toEqual([question, 200])
    // Freshness tells of the sources as they are.
    answers.push({ question, ...body, knownAt: null, freshness: null })
  }
  return answers
}

test('whatever comes later, an answer as known then never changes, and as known now it is that of today', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 10 }), fc.nat(1_000), async (acts, seed) => {
      const landfall = await createTestLandfall()
      try {
        const events = fleetEvents(1_000, seed)
        const records: string[] = []
        const frozen: { knownAt: number; answers: unknown[] }[] = []
        await landfall.send('PUT', '/api/v1/catalog', {
          ...fleetCatalog,
          teams: [...fleetCatalog.teams, { id: 'keel' }],
        })
        await landfall.send('POST', '/api/v1/deploys', { deploys: events.splice(0, 300) })
        await landfall.project()
        for (const one of acts) {
          await sleep(3)
          if (one.act === 'events')
            await landfall.send('POST', '/api/v1/deploys', { deploys: events.splice(0, one.count) })
          else if (one.act === 'samples')
            await landfall.send('POST', '/api/v1/samples', { samples: one.samples })
          else if (one.act === 'catalogue') await landfall.send('PUT', '/api/v1/catalog', one.body)
          else if (one.act === 'record') {
            const body = { ...one.record.body, reason: 'as it happens' }
            const reply = await landfall.send('POST', one.record.path, body)
            expect(reply.status).toBeLessThan(300)
            const verb = one.record.path.endsWith('exemptions') ? 'end' : 'withdraw'
            records.push(`${one.record.path}/${reply.body.id}/${verb}`)
          } else if (records.length > 0) {
            const [path] = records.splice(one.which % records.length, 1)
            await landfall.send('POST', path!, { reason: 'taken back' })
          }
          await landfall.project()
          const knownAt = Date.now()
          await sleep(3)
          const answers = await answersAt(landfall, knownAt)
          expect(await answersAt(landfall, null)).toEqual(answers)
          frozen.push({ knownAt, answers })
        }
        for (const { knownAt, answers } of frozen) expect(await answersAt(landfall, knownAt)).toEqual(answers)
      } finally {
        await landfall.drop()
      }
    }),
    { numRuns: 4 },
  )
}, 180_000)
