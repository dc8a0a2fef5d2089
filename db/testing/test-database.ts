import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type Database, openDatabase } from '#db/client.ts'
import { templateName, urlOf } from './test-server.ts'

export type TestDatabase = { db: Database; url: string; drop(): Promise<void> }

async function runAsAdmin(statement: string): Promise<void> {
  const adminUrl = process.env.LANDFALL_TEST_SERVER
  if (!adminUrl)
    throw new Error('LANDFALL_TEST_SERVER is not set: run this test in the vitest project `database`.')
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}

/** A migrated, empty database of the test's own, cloned from the template in some 50 ms. Call `drop()` at the end. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await runAsAdmin(`create database ${name} template ${templateName} strategy file_copy`)
  const url = urlOf(process.env.LANDFALL_TEST_SERVER ?? '', name)
  const db = openDatabase(url, { applicationName: name, maxConnections: 5 })
  return {
    db,
    url,
    async drop() {
      await db.pool.end()
      await runAsAdmin(`drop database ${name} with (force)`)
    },
  }
}
