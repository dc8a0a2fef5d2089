import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '#db/client.ts'
import { selectOperationalCounts } from '#db/queries/select-operational-counts.ts'

/** Labels come from closed sets only: a route's pattern, never a path. */
export type Metrics = {
  registry: Registry
  requests: Counter<'route' | 'method' | 'code'>
  seconds: Histogram<'route'>
}

function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Counter({
      name: 'http_requests_total',
      help: 'Requests answered, by route, method and status code.',
      labelNames: ['route', 'method', 'code'],
      registers: [registry],
    }),
    seconds: new Histogram({
      name: 'http_request_seconds',
      help: 'From the first byte of the request to the last of the answer.',
      labelNames: ['route'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
  }
}

const holder = globalThis as typeof globalThis & { landfallMetrics?: Metrics }

/** The one registry of this process; on `globalThis`, because Next loads modules once per bundle. */
export function processMetrics(): Metrics {
  holder.landfallMetrics ??= createMetrics()
  return holder.landfallMetrics
}

/** Gauges of the pool (read at each scrape) and of the database (asked at each scrape; left out while it is away). */
export function watchDatabase(metrics: Metrics, db: Database): void {
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [metrics.registry],
      collect() {
        this.set(read())
      },
    })
  }
  gauge('pg_pool_total', 'Connections open.', () => db.pool.totalCount)
  gauge('pg_pool_idle', 'Connections idle.', () => db.pool.idleCount)
  gauge('pg_pool_waiting', 'Queries waiting for a connection.', () => db.pool.waitingCount)
  const registers = [metrics.registry]
  const seconds = new Gauge({
    name: 'projection_lag_seconds',
    help: 'Age of the oldest unprojected mark.',
    registers,
  })
  const dead = new Gauge({ name: 'dead_letters', help: 'Services that could not be projected.', registers })
  const conflicts = new Gauge({
    name: 'event_conflicts',
    help: 'Events whose id came again with another body.',
    registers,
  })
  new Gauge({
    name: 'projection_lag_services',
    help: 'Services that wait for the projector.',
    registers,
    async collect() {
      const counts = await selectOperationalCounts(db).catch(() => null)
      if (!counts) return
      this.set(counts.dirtyServices)
      seconds.set(counts.oldestMarkAt === null ? 0 : Math.max(0, (Date.now() - counts.oldestMarkAt) / 1000))
      dead.set(counts.deadLetters)
      conflicts.set(counts.conflicts)
    },
  })
}
