import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HttpClient } from '../../collector.ts'
import { decodeHourlyUse } from '../../hourly-use.ts'
import { defaultServiceRules } from '../service-of-workload.ts'
import { createMetricsCollector } from './collect-metrics.ts'
import { coresOfQuantity } from './cores-of-quantity.ts'
import { addLook, type HourAccount, type Look } from './hour-account.ts'
import { podRequest } from './pod-request.ts'
import { workloadOfPod } from './workload-of-pod.ts'

const hourMs = 3_600_000
const noon = Date.UTC(2026, 2, 2, 12)
const lists = join(import.meta.dirname, '../../../../../shared/fixtures/kubernetes/lists')
const hasFixtures = existsSync(lists)

const options = {
  platform: 'kubernetes',
  cluster: 'gew1-3',
  serviceRules: defaultServiceRules,
  includeNamespaces: [],
  excludeNamespaces: [],
  pageSize: 500,
  requestTimeoutMs: 1000,
  pollMs: 60_000,
  listMs: 300_000,
}

test.each([
  ['44000000n', 0.044],
  ['250m', 0.25],
  ['2', 2],
  ['1.5', 1.5],
  ['.5', 0.5],
  ['1e3', 1000],
  ['1E3', 1000],
  ['1E', 1e18],
  ['100e-3', 0.1],
  ['1Ki', 1024],
  ['7910m', 7.91],
  ['-1', null],
  ['1 m', null],
  ['', null],
  [null, null],
])('the quantity %s is %s cores', (text, cores) => {
  if (cores === null) expect(coresOfQuantity(text)).toBeNull()
  else expect(coresOfQuantity(text)! / cores).toBeCloseTo(1, 12)
})

describe('what a pod asks for', () => {
  const cpu = (text: string) => ({ resources: { requests: { cpu: text } } })
  test('is its containers and sidecars together, or the largest step of its start', () => {
    expect(podRequest({ containers: [cpu('100m'), cpu('200m')] })).toBeCloseTo(0.3)
    expect(podRequest({ containers: [cpu('100m')], initContainers: [cpu('2')] })).toBe(2)
    const sidecar = { ...cpu('500m'), restartPolicy: 'Always' }
    expect(podRequest({ containers: [cpu('100m')], initContainers: [sidecar, cpu('1')] })).toBe(1.5)
    expect(podRequest({ containers: [cpu('2')], initContainers: [sidecar] })).toBe(2.5)
  })
  test('comes from the pod itself where it says so, and counts its overhead', () => {
    expect(
      podRequest({
        containers: [cpu('100m')],
        resources: { requests: { cpu: '1' } },
        overhead: { cpu: '250m' },
      }),
    ).toBe(1.25)
    expect(podRequest(undefined)).toBe(0)
  })
})

test.each([
  [{ name: 'svc-1-855cc4c989-mfjp2', labels: { 'pod-template-hash': '855cc4c989' } }, 'ads/Deployment/svc-1'],
  [{ name: 'db-12', labels: { 'apps.kubernetes.io/pod-index': '12' } }, 'ads/StatefulSet/db'],
  [{ name: 'agent-x7k2p', labels: { 'pod-template-generation': '1' } }, 'ads/DaemonSet/agent'],
  [
    { name: 'sums-29384-abcde', labels: { 'batch.kubernetes.io/job-name': 'sums-29384' } },
    'ads/CronJob/sums',
  ],
  [
    { name: 'web-5d4-q', labels: { 'pod-template-hash': '5d4', 'rollouts-pod-template-hash': '5d4' } },
    'ads/Rollout/web',
  ],
  [{ name: 'by-hand', labels: {} }, null],
])('the pod %j belongs to %s', (meta, workload) => {
  expect(workloadOfPod({ namespace: 'ads', ...(meta as { name: string }) })).toBe(workload)
})

describe('looks summed to hours', () => {
  const look = (used: number): Look => ({
    services: new Map([['cart', { used, requested: 1 }]]),
    total: { allocatable: 16, used: 4, requested: 8 },
  })

  test('law: whatever the moments of the looks, whole hours hold what was used', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1_000, max: 120_000 }), { minLength: 80, maxLength: 200 }),
        steps => {
          let account: HourAccount | null = null
          let at = noon
          let from: number | null = null
          const hours = []
          for (const step of [0, ...steps]) {
            at += step
            const added = addLook(account, look(2), from, at)
            account = added.account
            from = at
            hours.push(...added.finished)
          }
          expect(hours).toHaveLength(Math.floor((at - noon) / hourMs))
          for (const hour of hours) {
            expect(hour.services.get('cart')!.used).toBeCloseTo(7200, 6)
            expect(hour.total.allocatable).toBeCloseTo(16 * 3600, 6)
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  test('an hour looked at for half its time is a gap', () => {
    const half = addLook(null, look(2), noon, noon + hourMs / 2)
    const next = addLook(half.account, look(2), null, noon + hourMs + 60_000)
    expect([next.finished, next.gaps]).toEqual([[], 1])
  })
})

describe.skipIf(!hasFixtures)(`recorded lists${hasFixtures ? '' : ' (skipped: no shared fixtures)'}`, () => {
  const files: Record<string, string> = {
    '/apis/apps/v1/deployments': 'apps_v1_deployments',
    '/apis/apps/v1/statefulsets': 'apps_v1_statefulsets',
    '/apis/apps/v1/daemonsets': 'apps_v1_daemonsets',
    '/api/v1/nodes': 'v1_nodes',
    '/apis/metrics.k8s.io/v1beta1/pods': 'metrics.k8s.io_v1beta1_pods',
    '/apis/metrics.k8s.io/v1beta1/nodes': 'metrics.k8s.io_v1beta1_nodes',
  }
  const textOf = (path: string) => readFileSync(join(lists, `${files[path.split('?')[0]!]}.json`), 'utf8')
  const client: HttpClient = {
    address: 'http://cluster.test',
    close: async () => {},
    fetch: async ({ path }) => ({ status: 200, retryAfterSeconds: null, text: textOf(path) }),
    open: async ({ path }) => ({
      status: 200,
      retryAfterSeconds: null,
      close: () => {},
      chunks: (async function* () {
        yield new TextEncoder().encode(textOf(path))
      })(),
    }),
  }

  test('an hour of looks tells what each service used and what the nodes have, and survives a restart', async () => {
    let now = noon
    const open = () => createMetricsCollector(options, { client, clock: () => now })
    let collector = open()
    let state: unknown = null
    const events = []
    for (let minute = 0; minute <= 61; minute++) {
      if (minute === 30) collector = open()
      now = noon + minute * 60_000
      const cycle = await collector.collect({ state, now, signal: new AbortController().signal })
      state = JSON.parse(JSON.stringify(cycle.state))
      events.push(...cycle.events)
    }
    expect(events.map(event => event.id)).toEqual(['hour/gew1-3/2026-03-02T12:00:00.000Z'])
    const value: unknown = JSON.parse(new TextDecoder().decode(events[0]!.body))
    const decoded = decodeHourlyUse(value, { source: 'm', id: 'x', now })
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues))
    const { observations } = decoded.value
    const of = (service: string) =>
      observations.flatMap(seen => (seen.type === 'service_sample' && seen.service === service ? [seen] : []))
    const pods = JSON.parse(textOf('/apis/metrics.k8s.io/v1beta1/pods')).items as {
      metadata: { name: string }
      containers: { usage: { cpu: string } }[]
    }[]
    const nanocores = pods
      .filter(({ metadata }) => metadata.name.startsWith('svc-1-'))
      .flatMap(({ containers }) => containers.map(({ usage }) => Number(usage.cpu.replace('n', ''))))
      .reduce((sum, cores) => sum + cores, 0)
    // Its Deployment says `backstage.io/kubernetes-id: ads-svc-1`, which its pods do not repeat.
    expect(of('ads-svc-1')[0]!.usedCoreSeconds).toBeCloseTo((nanocores / 1e9) * 3600, 3)
    const nodes = JSON.parse(textOf('/api/v1/nodes')).items as { status: { allocatable: { cpu: string } } }[]
    const cores = nodes.reduce((sum, { status }) => sum + coresOfQuantity(status.allocatable.cpu)!, 0)
    expect(observations.at(-1)).toMatchObject({
      type: 'cluster_sample',
      cluster: 'gew1-3',
      allocatableCoreSeconds: expect.closeTo(cores * 3600, 3),
    })
  })

  test('a cluster without a metrics server is said so', async () => {
    const without: HttpClient = {
      ...client,
      fetch: async request =>
        request.path.includes('metrics.k8s.io')
          ? { status: 404, retryAfterSeconds: null, text: '404 page not found' }
          : client.fetch(request),
    }
    const collector = createMetricsCollector(options, { client: without, clock: () => noon })
    const signal = new AbortController().signal
    await expect(collector.collect({ state: null, now: noon, signal })).rejects.toThrow('no metrics server')
  })
})
