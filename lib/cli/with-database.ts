import { resolve } from 'node:path'
import { type Database, openDatabase } from '#db/client.ts'
import { findRunningEmbedded, startEmbedded } from '#db/embedded.ts'
import { migrateDatabase } from '#db/migrate.ts'
import { readEnvironment } from '#lib/env/environment.ts'
import { lockDataFolder } from './start/data-lock.ts'
import { explainDatabaseError } from './start/explain-database-error.ts'

async function migrateAndRun(url: string, work: (db: Database) => Promise<void>): Promise<void> {
  await migrateDatabase(url, { now: Date.now() }).catch((error: unknown) => {
    throw explainDatabaseError(error, url)
  })
  // Commands work through everything there is: no statement of theirs is cut off.
  const db = openDatabase(url, {
    applicationName: 'landfall-cli',
    statementTimeoutMs: 0,
    idleInTransactionTimeoutMs: 0,
  })
  try {
    await work(db)
  } finally {
    await db.pool.end()
  }
}

/**
 * Runs a command on the database of this installation, brought up to date: `DATABASE_URL`, else the built-in Postgres that
 * runs on the data folder, else that one started for as long as the command takes.
 */
export async function withDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  const environment = readEnvironment(process.env)
  const folder = resolve(environment.dataFolder)
  const url = environment.databaseUrl ?? findRunningEmbedded(folder)
  if (url !== null) return migrateAndRun(url, work)
  const unlock = lockDataFolder(folder)
  try {
    const postgres = await startEmbedded({ folder })
    try {
      await migrateAndRun(postgres.url, work)
    } finally {
      await postgres.stop()
    }
  } finally {
    unlock()
  }
}
