import pg from 'pg'
import { typeParsers } from './type-parsers.ts'

/** Queries are parameterised SQL in `db/queries`. Drizzle describes the tables and generates migrations, and is not loaded at run time. */
export type Database = { pool: pg.Pool }

export type DatabaseOptions = {
  /** Shown in pg_stat_activity. */
  applicationName?: string
  maxConnections?: number
  /** Postgres ends a longer statement itself; 0 for none (rebuild, demo). */
  statementTimeoutMs?: number
  /** A transaction that computes for longer between statements is ended; 0 for none. */
  idleInTransactionTimeoutMs?: number
  connectionTimeoutMs?: number
}

const ignore = (): void => {}

/**
 * Opens a pool; connects at the first query. Every wait is bounded, each bound above the one inside it:
 * connect 3 s, statement 5 s in Postgres, 3 s more for the reply to arrive, 10 s idle within a transaction.
 * Close with `db.pool.end()`.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const statementTimeoutMs = options.statementTimeoutMs ?? 5_000
  const pool = new pg.Pool({
    connectionString: url,
    application_name: options.applicationName ?? 'landfall',
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: options.connectionTimeoutMs ?? 3_000,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs === 0 ? 0 : statementTimeoutMs + 3_000,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 10_000,
    options: '-c timezone=UTC',
    keepAlive: true,
    types: typeParsers,
  })
  // Without these two a restart of Postgres ends the process: pg emits 'error' on idle connections at the pool and on
  // borrowed ones at the client. The query that suffers from it rejects anyway.
  pool.on('error', ignore)
  pool.on('connect', client => client.on('error', ignore))
  return { pool }
}

/**
 * Runs `work` in one transaction on one connection: commits when it resolves, rolls back and rethrows when it throws.
 * A failed COMMIT may have happened or not; callers repeat with the same keys.
 */
export async function withTransaction<T>(
  db: Database,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect()
  let broken = false
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true
    })
    throw error
  } finally {
    // A connection that could not roll back is thrown away, so that nobody inherits its transaction.
    client.release(broken)
  }
}
