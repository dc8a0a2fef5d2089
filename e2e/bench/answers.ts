import pg from 'pg'
import { Pool } from 'undici'
import type { BenchContext, BenchRow, BenchSection } from './bench-context.ts'

const rounds = 60
/** Asks the database whether it is there and has every migration: the least a route can do that touches it. */
const floorPath = '/readyz'
const anchors: Record<string, string> = {
  '/api/v1/progress': 'p50 2.5 x, p95 2 x select 1',
  '/api/v1/frequency': 'p50 2.5 x, p95 2 x select 1',
  '/api/v1/teams?limit=500': 'p50 5 x, p95 3 x select 1',
}

type Times = { firstMs: number; ms: number[]; bytes: number }

/** Every answer as the overview and the tables ask for it, one after another and interleaved, against a route that does next to nothing. */
export async function benchAnswers({ baseUrl, token, databaseUrl }: BenchContext): Promise<BenchSection> {
  const http = new Pool(baseUrl, { connections: 1, pipelining: 1 })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      `select service_id as id from deploy where known_to is null group by service_id order by count(*) desc limit 1`,
    )
    const paths = [
      floorPath,
      '/api/v1/progress',
      '/api/v1/frequency',
      '/api/v1/cpu',
      '/api/v1/accounting',
      '/api/v1/teams?limit=500',
      '/api/v1/services?limit=500',
      `/api/v1/services/${rows[0]!.id}`,
      '/api/v1/sources',
    ]
    const times = new Map<string, Times>()
    for (const path of paths) {
      const { ms, bytes } = await ask(http, path, token)
      times.set(path, { firstMs: ms, ms: [], bytes })
    }
    const raw: number[] = []
    for (let round = 0; round < rounds; round++) {
      for (const path of paths) times.get(path)!.ms.push((await ask(http, path, token)).ms)
      const startedAt = performance.now()
      await client.query({ name: 'floor', text: 'select 1' })
      raw.push(performance.now() - startedAt)
    }
    const floor = times.get(floorPath)!
    return {
      title: 'Answers, the demo loaded and living on',
      rows: [
        { what: 'select 1 on one connection', figures: { 'p50 ms': at(raw, 0.5), 'p95 ms': at(raw, 0.95) } },
        ...paths.map(path => rowOf(path, times.get(path)!, floor)),
      ],
    }
  } finally {
    await client.end()
    await http.close()
  }
}

async function ask(http: Pool, path: string, token: string): Promise<{ ms: number; bytes: number }> {
  const startedAt = performance.now()
  const { statusCode, body } = await http.request({
    path,
    method: 'GET',
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
  })
  const bytes = Buffer.byteLength(await body.text())
  if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}.`)
  return { ms: performance.now() - startedAt, bytes }
}

function rowOf(path: string, { firstMs, ms, bytes }: Times, floor: Times): BenchRow {
  const figures = {
    'p50 ms': at(ms, 0.5),
    'p95 ms': at(ms, 0.95),
    'x select 1': at(ms, 0.5) / at(floor.ms, 0.5),
    'p95 x': at(ms, 0.95) / at(floor.ms, 0.95),
    'first ms': firstMs,
    KB: Math.round(bytes / 1_024),
  }
  return path === floorPath
    ? {
        what: `a route that asks the database (${path})`,
        figures: { 'p50 ms': at(ms, 0.5), 'p95 ms': at(ms, 0.95) },
      }
    : { what: path, figures, anchor: anchors[path] }
}

/** The value a share of all lies below. */
function at(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
