import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '#db/client.ts'
import { readEnvironment } from '#lib/env/environment.ts'
import { log } from '#lib/log/log.ts'
import { keepRunning } from './loop.ts'
import { loops } from './loops.ts'

// The worker process: everything that happens without a request. Any number of workers may share a database.

const stopWithinMs = 6_000
const environment = readEnvironment(process.env)
if (!environment.databaseUrl) throw new Error('DATABASE_URL is not set: start Landfall with `npm start`.')
// Recomputing a service reads all its facts at once, and loading the demo computes between statements. Nobody waits for an
// answer here: a collector that waits for a connection is better than one that begins anew.
const db = openDatabase(environment.databaseUrl, {
  applicationName: 'landfall-worker',
  connectionTimeoutMs: 20_000,
  statementTimeoutMs: 120_000,
  idleInTransactionTimeoutMs: 120_000,
})
const stopping = new AbortController()
const context = { db, environment, signal: stopping.signal }
const running = loops.map(loop =>
  keepRunning(loop, context, ({ name, error, restartInMs }) =>
    log.error({ loop: name, err: error, restartInMs }, 'A loop failed and is started again.'),
  ),
)

let isStopping = false
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  stopping.abort()
  await Promise.race([Promise.all(running).then(() => db.pool.end()), sleep(stopWithinMs)])
  process.exit(0)
}
process.on('SIGTERM', stop).on('SIGINT', stop).on('disconnect', stop)
process.on('unhandledRejection', error => log.error({ err: error }, 'A promise failed and nobody listened.'))
process.on('uncaughtException', error => {
  log.fatal({ err: error }, 'The worker process cannot go on.')
  process.exit(1)
})
process.send?.({ type: 'ready' })
log.debug({ loops: loops.map(loop => loop.name) }, 'Worker is ready.')
