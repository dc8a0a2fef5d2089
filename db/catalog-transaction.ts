import type { PoolClient } from 'pg'
import type { Database } from '#db/client.ts'
import { lockCatalogShared } from '#db/queries/lock-catalog.ts'

export type CatalogTransaction = {
  client: PoolClient
  /** The catalogue's version, which stays until the transaction ends. */
  version: Promise<number>
  /** Sends COMMIT behind everything queried so far: the last statement of the work. */
  commit(): Promise<void>
}

async function commitOn(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  // A transaction that failed answers COMMIT with ROLLBACK and no error; the statement that failed has told why.
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back.')
}

/**
 * Runs `work` in one transaction that holds the catalogue still, on a pipelined connection: statements leave when they
 * are asked, not when the last one was answered. The work sends the commit itself, together with its last statements.
 * Rolls back when it throws.
 */
export async function withCatalogTransaction<T>(
  db: Database,
  work: (transaction: CatalogTransaction) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect()
  const pipelined = client as PoolClient & { pipeline: boolean }
  let isBroken = false
  pipelined.pipeline = true
  try {
    const version = lockCatalogShared(client, 'begin;')
    version.catch(() => {})
    return await work({ client, version, commit: () => commitOn(client) })
  } catch (error) {
    // Behind a commit that was sent this only warns; it also waits until the connection has answered everything.
    await client.query('rollback').catch(() => {
      isBroken = true
    })
    throw error
  } finally {
    pipelined.pipeline = false
    client.release(isBroken)
  }
}
