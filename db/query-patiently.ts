import type pg from 'pg'
import { type Database, withTransaction } from './client.ts'

const patienceMs = 60_000

/**
 * Runs one reading statement that adds up a great deal and is kept in memory afterwards: it may take a minute, where
 * others of the pool are cut off after seconds.
 */
export async function queryPatiently<Row extends pg.QueryResultRow | unknown[]>(
  db: Database,
  query: { text: string; values: unknown[]; rowMode?: 'array' },
): Promise<Row[]> {
  return withTransaction(db, async client => {
    await client.query(`set local statement_timeout = ${patienceMs}`)
    // The client's own limit is set per query too; the types of pg do not know it.
    const { rows } = await client.query({ ...query, query_timeout: patienceMs + 3_000 } as pg.QueryConfig)
    return rows as unknown as Row[]
  })
}
