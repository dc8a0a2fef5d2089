import { afterAll, beforeAll, expect, test } from 'vitest'
import { replayAsked } from '#lib/worker/replay-sources.ts'
import { smallCatalog, smallDeploys } from './testing/small-company.ts'
import { createTestLandfall, type TestLandfall } from './testing/test-landfall.ts'

let landfall: TestLandfall
const trait = 'metadata:protocol'
const rpcToGrpc = {
  id: 'rpc-to-grpc',
  name: 'RPC to gRPC',
  from: 'rpc',
  to: 'grpc',
  baselineOn: '2026-01-31',
  scope: { kinds: ['backend', 'pipeline'] },
  evidence: [
    { trait, value: 'rpc', platform: 'rpc' },
    { trait, value: 'rpc+grpc', platform: 'rpc' },
    { trait, value: 'rpc+grpc', platform: 'grpc' },
    { trait, value: 'grpc', platform: 'grpc' },
  ],
}
const say = (of: string, day: string, protocol: string, rest: object = {}) => ({
  id: `${of}@${day}`,
  source: 'pipeline',
  service: of,
  platform: 'kubernetes',
  cluster: 'gew1',
  version: `${of}-${day}`,
  finishedAt: `2026-${day}T12:00:00Z`,
  metadata: { protocol, noise: 'kept with the raw event alone' },
  ...rest,
})
const told = [
  say('half', '03-21', 'rpc'),
  say('half', '03-25', 'rpc+grpc'),
  say('half', '04-01', 'grpc'),
  say('moved', '02-11', 'rpc'),
  say('tool', '01-12', 'rpc', { platform: 'helios', cluster: 'lon' }),
  say('tool', '04-02', 'grpc', { platform: 'helios', cluster: 'lon' }),
]
const of = async (path: string) => (await landfall.get(path)).body
const helios = async () => {
  const services = await of('/api/v1/services?asOf=2026-04-20&limit=50')
  return {
    progress: { ...(await of('/api/v1/progress?asOf=2026-04-20')), knownAt: null, freshness: null },
    services,
    half: await of('/api/v1/services/half?asOf=2026-04-20'),
    accounting: await of('/api/v1/accounting?from=2026-01-01&to=2026-04-20'),
    excluded: (await of('/api/v1/frequency?asOf=2026-04-20')).excluded,
  }
}
let before: Awaited<ReturnType<typeof helios>>

beforeAll(async () => {
  landfall = await createTestLandfall()
  await landfall.send('PUT', '/api/v1/catalog', smallCatalog)
  await landfall.send('POST', '/api/v1/deploys', { deploys: [...smallDeploys, ...told] })
  await landfall.project()
  before = await helios()
})
afterAll(() => landfall.drop())

test('a migration set up by configuration alone reads the metadata of deploys that came before it', async () => {
  const put = await landfall.send('PUT', '/api/v1/catalog', { migrations: [rpcToGrpc] })
  expect(put.status).toBe(200)
  await replayAsked(landfall.db, 'test')
  await landfall.project()
  const half = await of('/api/v1/services/half?migration=rpc-to-grpc&asOf=2026-04-20')
  expect(half.states.map(({ state, from }: { state: string; from: string }) => [state, from])).toEqual([
    ['origin_only', '2026-03-21T12:00:00Z'],
    ['both', '2026-03-25T12:00:00Z'],
    ['target_only', '2026-04-08T12:00:00Z'],
  ])
  expect(half.states[1].evidence).toContainEqual({ source: 'pipeline', id: 'half@03-25' })
  expect(
    half.placements.map(({ platform, to }: { platform: string; to: string | null }) => [platform, to]),
  ).toEqual([
    ['rpc', '2026-04-01T12:00:00Z'],
    ['grpc', null],
  ])
  const progress = await of('/api/v1/progress?migration=rpc-to-grpc&asOf=2026-04-20')
  expect(progress.live.inScope).toBe(6)
  expect(progress.states).toMatchObject({ target_only: 2, origin_only: 1 })
  expect(Object.values<number>(progress.states).reduce((sum, count) => sum + count, 0)).toBe(6)
  expect(progress.onTarget).toMatchObject({ moved: 2, born: 0 })
})

test('states, deploys and the ledger of the other migration are what they were', async () => {
  expect(await helios()).toEqual(before)
})

test('kinds outside one migration count in another, in lists, filters and the list of migrations', async () => {
  const pipelines = await of('/api/v1/services?migration=rpc-to-grpc&kind=pipeline&asOf=2026-04-20')
  expect(pipelines.items).toMatchObject([
    {
      id: 'tool',
      state: 'target_only',
      inScope: true,
      lastDeployAt: { origin: null, target: '2026-04-02T12:00:00Z' },
    },
  ])
  const narrowed = await of('/api/v1/progress?migration=rpc-to-grpc&kind=pipeline&asOf=2026-04-20')
  expect(narrowed.live).toMatchObject({ inScope: 1, onTargetOnly: 1 })
  const { items } = await of('/api/v1/migrations?asOf=2026-04-20')
  expect(items).toMatchObject([
    { id: 'helios-to-kubernetes', isByMetadata: false, live: { inScope: 5 } },
    {
      id: 'rpc-to-grpc',
      isByMetadata: true,
      from: { id: 'rpc', name: 'RPC' },
      to: { id: 'grpc', name: 'gRPC' },
      live: { inScope: 6, onTargetOnly: 2 },
    },
  ])
  const cpu = await of('/api/v1/cpu?migration=rpc-to-grpc&asOf=2026-04-20')
  expect(cpu.tooLittle).toContain('nothing is provisioned for RPC or gRPC')
  const choices = await of('/api/v1/choices')
  expect(choices.migrations.map(({ services }: { services: number }) => services)).toEqual([5, 6])
})

test('another rule computes again, and what is no platform of the migration or one of clusters is refused', async () => {
  const withRule = (rule: object) => ({ migrations: [{ ...rpcToGrpc, evidence: [rule] }] })
  const wrong = await landfall.send(
    'PUT',
    '/api/v1/catalog',
    withRule({ trait, value: 'x', platform: 'soap' }),
  )
  expect(wrong.status).toBe(422)
  const real = await landfall.send('PUT', '/api/v1/catalog', {
    migrations: [
      { ...rpcToGrpc, to: 'kubernetes', evidence: [{ trait, value: 'x', platform: 'kubernetes' }] },
    ],
  })
  expect(real.status).toBe(422)
  await landfall.send('PUT', '/api/v1/catalog', withRule({ trait, value: '*grpc', platform: 'grpc' }))
  await landfall.project()
  const half = await of('/api/v1/services/half?migration=rpc-to-grpc&asOf=2026-04-20')
  expect(half.state).toBe('born_on_target')
  const held = await landfall.db.pool.query('select distinct traits from rollout where traits is not null')
  expect(held.rows.map(row => Object.keys(row.traits))).toEqual([[trait], [trait], [trait]])
})
