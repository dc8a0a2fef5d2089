import type { Database } from '#db/client.ts'

/** Tags of the migrations this database has. */
export async function selectAppliedMigrations(db: Database): Promise<Set<string>> {
  const { rows } = await db.pool.query<{ tag: string }>('select tag from landfall_migration')
  return new Set(rows.map(row => row.tag))
}
