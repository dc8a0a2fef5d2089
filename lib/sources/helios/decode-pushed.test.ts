import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { foldRollouts } from '#lib/domain/deploy/fold-rollouts.ts'
import { testClusters as clusters } from '#lib/domain/deploy/testing/rollout-of.ts'
import { placementsOf } from '#lib/domain/placement/placements-of.ts'
import { decodePushedHelios, isPushedHelios } from './decode-pushed.ts'

const recorded = join(import.meta.dirname, '../../../../shared/fixtures/helios/recorded/pushed')
const context = {
  source: 'bridge',
  id: null,
  now: Date.UTC(2026, 10, 23),
  platform: 'helios',
  cluster: 'lon',
}
const decodedOf = (value: unknown) => {
  const decoded = decodePushedHelios(value, context)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues))
  return decoded.value
}
const at = Date.UTC(2026, 2, 2)
const group = (change: object = {}) => ({
  eventType: 'rollingUpdateFinished',
  success: 1,
  timestamp: at,
  deploymentGroup: { name: 'cart-prod', jobId: 'cart:1.0:abc', rollingUpdateReason: 'MANUAL' },
  ...change,
})
const task = (state: string, goal = 'START', job: object = {}, host = 'web1') => ({
  host,
  timestamp: at,
  status: { goal, state, containerId: 'c1', throttled: 'NO', job: { id: 'cart:1.0:abc', ...job } },
})

/** Facts as ingest would write them, then what the rules make of them. */
function factsOf(events: unknown[]) {
  const rollouts = []
  const evidence = []
  for (const event of events) {
    const { id, observations } = decodedOf(event)
    for (const seen of observations) {
      const key = { source: 'bridge', id }
      if (seen.type === 'rollout')
        rollouts.push({ ...seen, ...key, id: seen.rolloutId, platform: 'helios', cluster: 'lon' })
      if (seen.type === 'evidence') evidence.push({ ...seen, ...key, origin: 'observed' as const })
    }
  }
  return { rollouts, evidence }
}

test('worked check 3: MANUAL finished is one deploy, HOSTS_CHANGED and twelve task events are none, the same job again none', () => {
  const hostsChanged = { name: 'cart-prod', jobId: 'cart:1.0:abc', rollingUpdateReason: 'HOSTS_CHANGED' }
  const tasks = ['web1', 'web2', 'web3'].flatMap(host =>
    ['PULLING_IMAGE', 'CREATING', 'STARTING', 'RUNNING'].map(state => task(state, 'START', {}, host)),
  )
  expect(tasks).toHaveLength(12)
  const { rollouts } = factsOf([
    group(),
    ...tasks,
    group({ timestamp: at + 1_000, deploymentGroup: hostsChanged }),
    group({ timestamp: at + 2 * 86_400_000 }),
  ])
  expect([...foldRollouts(rollouts, clusters).fates.values()].sort()).toEqual([
    'deploy',
    'hosts_changed',
    'same_artefact',
  ])
})

describe('tasks', () => {
  test('say that a service is placed and ready, never that it is gone', () => {
    expect(decodedOf(task('RUNNING')).observations).toMatchObject([
      { change: 'placed', service: 'cart', cluster: 'lon', version: '1.0' },
      { change: 'ready', at },
    ])
    expect(decodedOf(task('PULLING_IMAGE')).observations).toMatchObject([{ change: 'placed' }])
    expect(decodedOf(task('STOPPED', 'STOP')).observations).toMatchObject([{ change: 'placed' }])
    expect(decodedOf(task('STOPPED', 'UNDEPLOY'))).toMatchObject({ observations: [], ignored: /no other/ })
    expect(decodedOf(task('EXITED')).observations).toEqual([])
  })

  test('of jobs that expire soon after they were made are tests', () => {
    const job = { created: at, expires: '2026-03-02T00:10:00.000+0000' }
    expect(decodedOf(task('RUNNING', 'START', job))).toMatchObject({ observations: [], ignored: /a test/ })
    expect(
      decodedOf(task('RUNNING', 'START', { ...job, expires: '2030-01-01T00:00:00.000+0000' })).ignored,
    ).toBeNull()
  })
})

test('whatever the bridge wraps it in, it is the same event', () => {
  const event = group()
  const text = JSON.stringify(event)
  const base64 = Buffer.from(text).toString('base64')
  const wrapped = [
    event,
    { topic: 'HeliosDeploymentGroupEvents', message: event },
    { message: { data: base64, messageId: '1' }, subscription: 'projects/x/subscriptions/y' },
    { key: null, value: event, topic: 't', partition: 0, offset: 7 },
    { key: null, value: text },
    { key: null, value: base64 },
    { records: [{ value: event }] },
  ]
  for (const body of wrapped) {
    expect(decodedOf(body)).toEqual(decodedOf(event))
    expect(isPushedHelios(body)).toBe(true)
  }
  const two = decodedOf({ records: [{ value: event }, { value: task('RUNNING') }] })
  expect(two.observations.map(seen => seen.type)).toEqual(['rollout', 'evidence', 'evidence'])
  expect(isPushedHelios({ object_kind: 'deployment' })).toBe(false)
})

test('what is broken is refused, what is unknown ignored', () => {
  expect(decodePushedHelios(group({ timestamp: 'x' }), context).ok).toBe(false)
  expect(decodePushedHelios(group({ timestamp: 1 }), context).ok).toBe(false)
  expect(decodePushedHelios([], context).ok).toBe(false)
  expect(decodedOf({ a: 1 }).ignored).toMatch('no event of Helios')
})

describe.skipIf(!existsSync(recorded))(
  `recorded events${existsSync(recorded) ? '' : ' (skipped: no shared fixtures)'}`,
  () => {
    const lines = (file: string): unknown[] =>
      readFileSync(join(recorded, file), 'utf8')
        .split('\n')
        .filter(line => line !== '')
        .map(line => JSON.parse(line))

    test('nine updates ended: four deploys, two of the job that ran, one failure, two by the master', () => {
      const { rollouts } = factsOf(lines('HeliosDeploymentGroupEvents.jsonl'))
      expect([...foldRollouts(rollouts, clusters).fates.values()].sort()).toEqual([
        ...Array.from({ length: 4 }, () => 'deploy'),
        'failed',
        ...Array.from({ length: 2 }, () => 'folded'),
        ...Array.from({ length: 2 }, () => 'hosts_changed'),
      ])
    })

    test('every task event is read, and its host`s secrets go nowhere', () => {
      for (const file of [
        'HeliosTaskStatusEvents.jsonl',
        'HeliosTaskStatusEvents.flapping.jsonl',
        'HeliosTaskStatusEvents.unhealthy.jsonl',
      ]) {
        const decoded = lines(file).map(decodedOf)
        expect(new Set(decoded.map(event => event.id)).size, file).toBe(decoded.length)
        expect(JSON.stringify(decoded), file).not.toContain('Xmx')
      }
      const { evidence } = factsOf(lines('HeliosTaskStatusEvents.jsonl'))
      const cart = placementsOf(
        [],
        evidence.filter(seen => seen.service === 'cart'),
        clusters,
      )
      expect(cart).toMatchObject([{ cluster: 'lon', toAt: null }])
    })
  },
)
