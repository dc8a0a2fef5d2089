import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Pool } from 'undici'
import type { BenchContext, BenchRow, BenchSection } from './bench-context.ts'

const rounds = 8
const requestsPerRound = 25

const at = (values: number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** One address asked again and again: what the first answer took, and the rest. */
class Asked {
  first: number | null = null
  readonly times: number[] = []
  bytes = 0
  failures = 0
  readonly what: string
  readonly pool: Pool
  readonly path: string
  readonly headers: Record<string, string>
  constructor(what: string, pool: Pool, path: string, headers: Record<string, string>) {
    this.what = what
    this.pool = pool
    this.path = path
    this.headers = headers
  }

  async ask(): Promise<void> {
    const startedAt = performance.now()
    const { statusCode, body } = await this.pool.request({
      path: this.path,
      method: 'GET',
      headers: this.headers,
    })
    this.bytes = (await body.arrayBuffer()).byteLength
    const took = performance.now() - startedAt
    if (statusCode !== 200) this.failures += 1
    if (this.first === null) this.first = took
    else this.times.push(took)
  }
}

async function startAnchor(databaseUrl: string): Promise<{ child: ChildProcess; baseUrl: string }> {
  const child = fork(new URL('./select-one.ts', import.meta.url), {
    env: { ...process.env, DATABASE_URL: databaseUrl },
  })
  const [port] = (await once(child, 'message')) as [number]
  return { child, baseUrl: `http://127.0.0.1:${port}` }
}

async function someId(pool: Pool, list: string, headers: Record<string, string>): Promise<string> {
  const { body } = await pool.request({ path: `/api/v1/${list}`, method: 'GET', headers })
  const { items } = (await body.json()) as { items: { id: string }[] }
  return encodeURIComponent(items[0]?.id ?? 'none')
}

/**
 * Each answer, one client, interleaved with a route of the same server code that does `select 1`. `first` is the first
 * answer after the start; later ones are computed again whenever an event came in or a minute passed, as on an open page.
 */
export async function benchAnswers({ baseUrl, token, databaseUrl }: BenchContext): Promise<BenchSection> {
  const anchorServer = await startAnchor(databaseUrl)
  const anchorPool = new Pool(anchorServer.baseUrl, { connections: 1 })
  const pool = new Pool(baseUrl, { connections: 1 })
  const headers = { authorization: `Bearer ${token}` }
  try {
    const service = await someId(pool, 'services?sort=-since&limit=1', headers)
    const team = await someId(pool, 'teams?sort=-services&limit=1', headers)
    const past = new Date(Date.now() - 90 * 86_400_000).toISOString().slice(0, 10)
    const known = encodeURIComponent(new Date().toISOString())
    const paths = [
      'progress',
      `progress?asOf=${past}`,
      `progress?asOf=${past}&knownAt=${known}`,
      'progress/names?flow=moved',
      `progress/changes?from=${past}`,
      'bleeding',
      'receipts/progress.share',
      'frequency',
      'cpu',
      'accounting',
      'services',
      `services/${service}`,
      `services/${service}/evidence`,
      'teams?limit=1000',
      `teams/${team}`,
      `teams/${team}/next`,
      'reports',
      `reports/${team}`,
      'blockers',
      'visits',
      'visits/plan',
      'visits/effect',
      'forecast',
      'find?q=fare',
      'sources',
      'choices',
    ]
    const anchor = new Asked('select 1', anchorPool, '/select-one', {})
    const answers = paths.map(path => {
      const name = path
        .replace(service, '{id}')
        .replace(team, '{id}')
        .replace(past, '{90 days ago}')
        .replace(known, '{then}')
      return new Asked(name, pool, `/api/v1/${path}`, headers)
    })
    for (let round = 0; round < rounds; round++)
      for (const asked of [anchor, ...answers]) for (let n = 0; n < requestsPerRound; n++) await asked.ask()
    return {
      title: 'Answers, one client, against a route that does select 1',
      rows: [anchor, ...answers].map(asked => rowOf(asked, anchor)),
    }
  } finally {
    await Promise.all([pool.close(), anchorPool.close()])
    anchorServer.child.disconnect()
  }
}

function rowOf(asked: Asked, anchor: Asked): BenchRow {
  const [p50, p95] = [at(asked.times, 0.5), at(asked.times, 0.95)]
  const ratioOf = (own: number, share: number) => `${(own / at(anchor.times, share)).toFixed(1)} x`
  return {
    what: asked === anchor ? 'select 1' : `GET ${asked.what}`,
    figures: {
      'p50 ms': p50,
      'p95 ms': p95,
      ...(asked === anchor ? {} : { 'p50 ratio': ratioOf(p50, 0.5), 'p95 ratio': ratioOf(p95, 0.95) }),
      'first ms': asked.first ?? Number.NaN,
      KB: Math.round(asked.bytes / 1_024),
      ...(asked.failures > 0 ? { failures: asked.failures } : {}),
    },
  }
}
