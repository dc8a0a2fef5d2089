import { readMigrationTags } from '#db/migrate.ts'
import { withDatabase } from './with-database.ts'

/** Brings the database up to date and says so; `start` does the same by itself. */
export async function migrate(): Promise<void> {
  await withDatabase(async () => {
    console.log(`The database is up to date: ${readMigrationTags().at(-1)}.`)
  })
}
