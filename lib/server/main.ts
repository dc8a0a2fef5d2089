import { setTimeout as sleep } from 'node:timers/promises'
import { processDatabase } from '#db/process-database.ts'
import { readEnvironment } from '#lib/env/environment.ts'
import { log } from '#lib/log/log.ts'
import { directRoutes } from './direct-routes.ts'
import { createEmbedRoutes } from './embed/embed-routes.ts'
import { startServer } from './landfall-server.ts'
import { processMetrics, watchDatabase } from './metrics.ts'
import { createOperationRoutes } from './operation-routes.ts'
import { createRequestListener } from './request-listener.ts'

// The web process: started by `lib/cli/start.ts`, which migrated the database and restarts us when we fall.

const bodyIdleMs = 30_000
const environment = readEnvironment(process.env)
const isDevelopment = process.env.NODE_ENV !== 'production'
const isLoopback = ['127.0.0.1', '::1', 'localhost'].includes(environment.host)
const db = processDatabase()
const metrics = processMetrics()
watchDatabase(metrics, db)

/** Next takes most of the time a start takes: it is loaded behind the open door, and deliveries do not wait for it. */
async function prepareNext() {
  const { default: next } = await import('next')
  const app = next({
    dev: isDevelopment,
    dir: process.cwd(),
    hostname: environment.host,
    port: environment.port,
  })
  await app.prepare()
  return app
}

const draining = new AbortController()
const listener = createRequestListener({
  routes: [
    ...createOperationRoutes(metrics, environment.metricsToken),
    ...createEmbedRoutes(environment.embedOrigins, environment.publicUrl),
    ...directRoutes,
  ],
  pages: async (request, response) => {
    const app = await prepared
    await app.getRequestHandler()(request, response)
  },
  db,
  metrics,
  draining: draining.signal,
  trustedProxyHops: environment.trustedProxyHops,
  isLoopbackOnly: isLoopback && environment.publicUrl === null && environment.trustedProxyHops === 0,
  isDevelopment,
  bodyIdleMs,
})
const { server, drain } = await startServer(listener, environment.host, environment.port, draining)
const prepared = prepareNext()

let isStopping = false
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  await drain()
  await Promise.race([db.pool.end(), sleep(1_000)])
  process.exit(0)
}
process.on('SIGTERM', stop).on('SIGINT', stop).on('disconnect', stop)
process.on('unhandledRejection', error => log.error({ err: error }, 'A promise failed and nobody listened.'))
process.on('uncaughtException', error => {
  log.fatal({ err: error }, 'The web process cannot go on.')
  process.exit(1)
})

const app = await prepared
// Pages that reload as you edit hear of it over a web socket.
if (isDevelopment) server.on('upgrade', app.getUpgradeHandler())
process.send?.({ type: 'ready' })
log.debug({ port: environment.port }, 'Web is ready.')
