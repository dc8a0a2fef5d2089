import type { PoolClient } from 'pg'
import type { Database } from '#db/client.ts'

/** Sends COMMIT behind everything queried so far. It must be the last statement of the work. */
export type Commit = () => Promise<void>

async function commitOn(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  // A transaction that failed answers a COMMIT with ROLLBACK and no error; the statement that failed has told why.
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back.')
}

/**
 * Runs `work` in one transaction on a pipelined connection: statements leave when they are asked, not when the last one
 * was answered. The work sends the commit itself, together with its last statements. Rolls back when it throws before.
 */
export async function withPipelinedTransaction<T>(
  db: Database,
  work: (client: PoolClient, commit: Commit) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect()
  const pipelined = client as PoolClient & { pipeline: boolean }
  let isBroken = false
  pipelined.pipeline = true
  try {
    const begun = client.query('begin')
    begun.catch(() => {})
    const result = await work(client, () => commitOn(client))
    await begun
    return result
  } catch (error) {
    // Behind a commit that was sent a rollback only warns; it also waits until the connection has answered everything.
    await client.query('rollback').catch(() => {
      isBroken = true
    })
    throw error
  } finally {
    pipelined.pipeline = false
    client.release(isBroken)
  }
}
