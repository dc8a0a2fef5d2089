import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { BenchContext, BenchRow, BenchSection } from './bench-context.ts'
import { copyRate, createFloorTables, dropFloorTables, singleInsertRate } from './ingest-floors.ts'
import { type Load, runLoad } from './ingest-load.ts'

const rounds = 5
const seconds = 2
const batchSize = 100
const linesPerRequest = 5_000
const serviceCount = 500

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** The n-th deploy of this run: a realistic body, a key nobody had before. */
function deployOf(run: string, number: number): Record<string, string> {
  const finishedAt = Date.UTC(2026, 0, 1) + number * 997
  return {
    id: `${run}-${number}`,
    service: `bench-${number % serviceCount}`,
    platform: 'kubernetes',
    cluster: 'bench-cluster',
    environment: 'staging',
    version: `1.${number % 1_000}.0`,
    artefact: `sha256:${(number % 1_000_003).toString(16).padStart(64, '0')}`,
    startedAt: new Date(finishedAt - 120_000).toISOString(),
    finishedAt: new Date(finishedAt).toISOString(),
    outcome: 'succeeded',
    kind: 'rollout',
    team: 'bench',
    actor: 'bench',
    commit: '9f2c1d7',
    change: 'BENCH-1',
  }
}

type Measured = { events: number[]; p50: number[]; p99: number[]; failures: number; requests: number }
const nothing = (): Measured => ({ events: [], p50: [], p99: [], failures: 0, requests: 0 })

/**
 * How fast deliveries are taken over HTTP, against raw COPY of the same rows and single-row inserts, interleaved within
 * this one run. The projector works meanwhile, as it would.
 */
export async function benchIngest({ baseUrl, token, databaseUrl }: BenchContext): Promise<BenchSection> {
  const run = randomBytes(4).toString('hex')
  const json = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const lines = { ...json, 'content-type': 'application/x-ndjson' }
  const path = '/api/v1/deploys'
  const many = (kind: string, count: number) => (request: number) =>
    Array.from({ length: count }, (_, index) =>
      JSON.stringify(deployOf(`${run}-${kind}`, request * count + index)),
    )
  const batch = many('batch', batchSize)
  const stream = many('lines', linesPerRequest)
  const single = many('single', 1)
  const loads: Record<string, Load> = {
    batch: {
      path,
      clients: 8,
      seconds,
      eventsPerRequest: batchSize,
      headers: json,
      body: n => `{"deploys":[${batch(n).join(',')}]}`,
    },
    lines: {
      path,
      clients: 2,
      seconds,
      eventsPerRequest: linesPerRequest,
      headers: lines,
      body: n => stream(n).join('\n'),
    },
    single8: { path, clients: 8, seconds, eventsPerRequest: 1, headers: json, body: n => single(n)[0]! },
    single32: { path, clients: 32, seconds, eventsPerRequest: 1, headers: json, body: n => single(n)[0]! },
  }
  // The two loads of single events share one run of numbers, so that their keys stay apart.
  let singleRequests = 0
  const measured: Record<string, Measured> = Object.fromEntries(
    Object.keys(loads).map(name => [name, nothing()]),
  )
  const copies: number[] = []
  const inserts: number[] = []
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await createFloorTables(client)
    for (let round = 0; round < rounds; round++) {
      const rows = (kind: string, count: number) =>
        Array.from({ length: count }, (_, index) => deployOf(`${kind}-${round}`, index))
      copies.push(await copyRate(client, rows('copy', 30_000)))
      inserts.push(await singleInsertRate(client, rows('insert', 20_000), 1))
      for (const [name, load] of Object.entries(loads)) {
        const into = measured[name]!
        const isSingle = name.startsWith('single')
        const result = await runLoad(baseUrl, load, isSingle ? singleRequests : into.requests)
        if (isSingle) singleRequests += result.requests
        into.requests += result.requests
        into.events.push(result.eventsPerSecond)
        into.p50.push(result.p50Ms)
        into.p99.push(result.p99Ms)
        into.failures += result.failures
      }
    }
  } finally {
    await dropFloorTables(client)
    await client.end()
  }
  const copied = median(copies)
  const inserted = median(inserts)
  const row = (what: string, name: string, floor: number, floorName: string, anchor: string): BenchRow => {
    const { events, p50, p99, failures } = measured[name]!
    const figures: Record<string, string | number> = {
      'events/s': median(events),
      [`x ${floorName}`]: median(events) / floor,
      'p50 ms': median(p50),
      'p99 ms': median(p99),
      failures,
    }
    return { what, figures, anchor }
  }
  return {
    title: 'Ingest',
    rows: [
      { what: 'raw COPY of the same rows (key, body, rollout)', figures: { 'events/s': copied } },
      { what: 'single-row inserts of bodies, one connection', figures: { 'rows/s': inserted } },
      row('batches of 100, 8 clients', 'batch', copied, 'COPY', '0.35 x COPY'),
      row('NDJSON backfill, 2 clients', 'lines', copied, 'COPY', '0.5 x COPY'),
      row('single events, 8 clients', 'single8', inserted, 'single inserts', '1.3 x single inserts'),
      row('single events, 32 clients', 'single32', inserted, 'single inserts', '1.3 x single inserts'),
    ],
  }
}
