import { describe, expect, test } from 'vitest'
import type { HttpClient } from '../collector.ts'
import { decodeHourlyUse } from '../hourly-use.ts'
import { createPrometheusCollector, type PrometheusOptions } from './collect-prometheus.ts'
import { kubernetesQueries } from './preset-queries.ts'

const hourMs = 3_600_000
const midnight = Date.UTC(2026, 2, 2)
const figures = { used: 'u', requested: 'r', provisioned: null, traffic: null }
const options: PrometheusOptions = {
  platform: 'kubernetes',
  cluster: 'gew1-3',
  queries: { ...figures, allocatable: 'a', clusterUsed: null, clusterRequested: null },
  serviceLabel: 'service',
  stepSeconds: 600,
  delayMs: 60_000,
  backfillMs: 3 * hourMs,
  chunkHours: 2,
  requestTimeoutMs: 1000,
}

type Cores = (query: string, service: string, atSeconds: number) => number | null

/** Answers as Prometheus does, from a function that says how many cores when. */
function serve(cores: Cores, services: string[], asked: string[] = []): HttpClient {
  return {
    address: 'http://prometheus.test',
    open: () => Promise.reject(new Error('not asked for')),
    close: async () => {},
    async fetch({ path }) {
      const parameters = new URL(path, 'http://x').searchParams
      const [start, end, step] = ['start', 'end', 'step'].map(name => Number(parameters.get(name)))
      const query = parameters.get('query')!
      asked.push(`${query} ${new Date(start! * 1000).toISOString().slice(11, 16)}`)
      const result = (query === 'a' ? [''] : services).flatMap(service => {
        const values: [number, string][] = []
        for (let at = start!; at <= end!; at += step!) {
          const value = cores(query, service, at)
          if (value !== null) values.push([at, String(value)])
        }
        const metric = service === '' ? {} : { service }
        return values.length > 0 ? [{ metric, values }] : []
      })
      const text = JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } })
      return { status: 200, retryAfterSeconds: null, text }
    },
  }
}

const collectorAt = (client: HttpClient, now: number) =>
  createPrometheusCollector(options, { client, clock: () => now })
const collect = (client: HttpClient, now: number, state: unknown = null) =>
  collectorAt(client, now).collect({ state, now, signal: new AbortController().signal })
const read = (bodies: { body: Uint8Array }[]) =>
  bodies.flatMap(({ body }) => {
    const context = { source: 's', id: 'x', now: midnight + 100 * hourMs }
    const decoded = decodeHourlyUse(JSON.parse(new TextDecoder().decode(body)), context)
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues))
    return decoded.value.observations
  })

describe('hours of CPU from a Prometheus', () => {
  test('are core-seconds of whole hours, asked for in pieces from where the last look ended', async () => {
    const asked: string[] = []
    const client = serve(query => ({ u: 2, r: 3, a: 64 })[query] ?? null, ['cart'], asked)
    const first = await collect(client, midnight + 5 * 60_000)
    expect(first.events.map(event => event.id)).toEqual([
      'hour/gew1-3/2026-03-01T21:00:00.000Z',
      'hour/gew1-3/2026-03-01T22:00:00.000Z',
    ])
    expect(first.nextInMs).toBe(0)
    expect(read(first.events).slice(0, 2)).toMatchObject([
      {
        type: 'service_sample',
        service: 'cart',
        platform: 'kubernetes',
        at: midnight - 3 * hourMs,
        usedCoreSeconds: 7200,
        requestedCoreSeconds: 10_800,
        provisionedCoreSeconds: null,
        readyInstances: null,
      },
      { type: 'cluster_sample', allocatableCoreSeconds: 64 * 3600, usedCoreSeconds: null },
    ])
    const second = await collect(client, midnight + 5 * 60_000, first.state)
    expect(second.events).toHaveLength(1)
    expect(second.coveredAt).toBe(midnight)
    const third = await collect(client, midnight + 5 * 60_000, second.state)
    expect([third.events, third.hasChanged]).toEqual([[], false])
    expect(asked.filter(line => line.startsWith('u'))).toEqual(['u 21:10', 'u 23:10'])
  })

  test('a service without instances for half an hour used nothing then, which is no gap', async () => {
    const client = serve(
      (query, service, at) => (query === 'a' ? 8 : service === 'batch' && at % 3600 <= 1800 ? null : 1),
      ['cart', 'batch'],
    )
    const { events } = await collect(client, midnight + 5 * 60_000)
    const use = read(events).flatMap(seen => (seen.type === 'service_sample' ? [seen] : []))
    expect(use.find(({ service }) => service === 'cart')?.usedCoreSeconds).toBe(3600)
    // Points at :40 and :50; the one at :00 of the next hour is the sixth and falls into the quiet half.
    expect(use.find(({ service }) => service === 'batch')?.usedCoreSeconds).toBe(1200)
  })

  test('an old hour without data is left out and said; the last one is waited for', async () => {
    const isDown = (at: number) => at * 1000 > midnight - 3 * hourMs && at * 1000 <= midnight - 2.5 * hourMs
    const isLate = (at: number) => at * 1000 > midnight - hourMs
    const cores: Cores = (_query, _service, at) => (isDown(at) || isLate(at) ? null : 1)
    const client = serve(cores, ['cart'])
    const first = await collect(client, midnight + 5 * 60_000)
    expect(first.events.map(event => event.id)).toEqual(['hour/gew1-3/2026-03-01T22:00:00.000Z'])
    expect(first).toMatchObject({ problem: '1 of 2 hours have no data or too little', coveredAt: null })
    const second = await collect(client, midnight + 5 * 60_000, first.state)
    expect(second).toMatchObject({ events: [], coveredAt: null, hasChanged: false })
    const later = await collect(
      serve(() => 1, ['cart']),
      midnight + 20 * 60_000,
      second.state,
    )
    expect(later.events.map(event => event.id)).toEqual(['hour/gew1-3/2026-03-01T23:00:00.000Z'])
  })

  test('what the server refuses is said in its words', async () => {
    const client = serve(() => 1, ['cart'])
    client.fetch = async () => ({
      status: 400,
      retryAfterSeconds: null,
      text: '{"status":"error","errorType":"bad_data","error":"parse error: unexpected identifier"}',
    })
    await expect(collect(client, midnight)).rejects.toThrow(
      'HTTP 400: parse error: unexpected identifier (u)',
    )
    client.fetch = async () => ({ status: 200, retryAfterSeconds: null, text: '<html>' })
    await expect(collect(client, midnight)).rejects.toThrow('not a matrix of Prometheus')
  })

  test('one Prometheus for several clusters is told them apart by matchers in every metric', () => {
    const text = Object.values(kubernetesQueries('cluster="gew1-3"')).join(' ')
    const metrics = text.match(/[a-z_]+\{[^}]*\}/g)!
    expect(metrics.length).toBeGreaterThan(8)
    expect(metrics.filter(metric => !metric.includes('cluster="gew1-3"'))).toEqual([])
  })
})
