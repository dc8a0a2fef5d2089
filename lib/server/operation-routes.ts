import { createHash, timingSafeEqual } from 'node:crypto'
import type { Database } from '#db/client.ts'
import { readMigrationTags } from '#db/migrate.ts'
import { selectAppliedMigrations } from '#db/queries/select-applied-migrations.ts'
import { problemResponse } from '#lib/http/problem.ts'
import type { DirectRoute } from './direct-route.ts'
import type { Metrics } from './metrics.ts'

const readyWithinMs = 500
const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }

const within = <T>(work: Promise<T>, ms: number): Promise<T | null> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>(resolve => {
    timer = setTimeout(() => resolve(null), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Whether the database answers and has every migration this version knows. */
async function isCurrent(db: Database, tags: string[]): Promise<boolean> {
  const applied = await selectAppliedMigrations(db)
  return tags.every(tag => applied.has(tag))
}

function isAllowedToScrape(request: Request, clientAddress: string, token: string | null): boolean {
  if (token === null) return /^(127\.|::1$|::ffff:127\.)/.test(clientAddress)
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(request.headers.get('authorization') ?? ''), hash(`Bearer ${token}`))
}

/**
 * For whoever runs Landfall. `/healthz`: the process is alive, asked without the database. `/readyz`: it can answer, so a
 * load balancer may send people. `/metrics`: Prometheus text, for this machine or for whoever has the scrape token.
 */
export function createOperationRoutes(metrics: Metrics, metricsToken: string | null): DirectRoute[] {
  const tags = readMigrationTags()
  return [
    { method: 'GET', path: '/healthz', respond: () => new Response('ok\n', { headers: plain }) },
    {
      method: 'GET',
      path: '/readyz',
      async respond(_, { db, draining }) {
        const isReady =
          !draining.aborted &&
          (await within(
            isCurrent(db, tags).catch(() => false),
            readyWithinMs,
          ))
        return isReady
          ? new Response('ready\n', { headers: plain })
          : new Response('not ready\n', { status: 503, headers: { ...plain, 'retry-after': '1' } })
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      async respond(request, { clientAddress }) {
        if (!isAllowedToScrape(request, clientAddress, metricsToken)) {
          return problemResponse('forbidden', {
            detail: 'Metrics are for this machine, or for the bearer of LANDFALL_METRICS_TOKEN.',
          })
        }
        return new Response(await metrics.registry.metrics(), {
          headers: { 'content-type': metrics.registry.contentType, 'cache-control': 'no-store' },
        })
      },
    },
  ]
}
