import { openDatabase } from '#db/client.ts'
import { startServer } from '#lib/server/landfall-server.ts'
import { processMetrics } from '#lib/server/metrics.ts'
import { createRequestListener } from '#lib/server/request-listener.ts'

// The anchor answers are held against: our own server, in a process of its own, with one route that does `select 1`.

const db = openDatabase(process.env.DATABASE_URL ?? '', { applicationName: 'landfall-bench' })
const draining = new AbortController()
const listener = createRequestListener({
  routes: [
    {
      method: 'GET',
      path: '/select-one',
      async respond() {
        const { rows } = await db.pool.query({ name: 'select-one', text: 'select 1 as one' })
        return Response.json(rows[0])
      },
    },
  ],
  pages: null,
  db,
  metrics: processMetrics(),
  draining: draining.signal,
  trustedProxyHops: 0,
  isLoopbackOnly: true,
  isDevelopment: false,
  bodyIdleMs: 30_000,
})
const { server } = await startServer(listener, '127.0.0.1', 0, draining)
process.on('disconnect', () => process.exit(0))
process.send?.((server.address() as { port: number }).port)
