import { openDatabase } from '#db/client.ts'
import { readSourceConfig } from '#lib/collect/config/read-source-config.ts'
import { runCollectors } from '#lib/collect/run-collectors.ts'

// A program of its own: what the worker does to follow its sources, and nothing else, so that its memory is the collectors'.

const db = openDatabase(process.env.DATABASE_URL!, {
  applicationName: 'landfall-worker',
  connectionTimeoutMs: 20_000,
  statementTimeoutMs: 120_000,
  idleInTransactionTimeoutMs: 120_000,
})
const stop = new AbortController()
process.on('SIGTERM', () => stop.abort()).on('disconnect', () => process.exit(0))
const report = (source: string, error: unknown) => process.send?.({ source, error: String(error) })
await runCollectors(readSourceConfig(process.env), { db, env: process.env, report }, stop.signal)
await db.pool.end()
process.exit(0)
