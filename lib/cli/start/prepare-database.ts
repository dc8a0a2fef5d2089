import { openDatabase } from '#db/client.ts'
import { migrateDatabase } from '#db/migrate.ts'
import { recordInitToken } from '#lib/auth/record-init-token.ts'
import { explainDatabaseError } from './explain-database-error.ts'

/** Brings the database up to date, and gives an empty one its first admin token. Throws one sentence when it cannot. */
export async function prepareDatabase(url: string, initToken: string | null): Promise<void> {
  try {
    const now = Date.now()
    await migrateDatabase(url, { now })
    if (initToken === null) return
    const db = openDatabase(url, { applicationName: 'landfall-start', maxConnections: 1 })
    try {
      await recordInitToken(db, initToken, now)
    } finally {
      await db.pool.end()
    }
  } catch (error) {
    throw explainDatabaseError(error, url)
  }
}
