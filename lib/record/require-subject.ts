import { selectMigrations } from '#db/queries/select-catalog.ts'
import { selectRecord } from '#db/queries/select-records.ts'
import { selectServiceOwner } from '#db/queries/select-service-owner.ts'
import type { Queryable } from '#db/queryable.ts'
import { knownMigrations } from '#lib/domain/migration/known-migrations.ts'
import { defaultMigration, type Migration } from '#lib/domain/migration/migration.ts'
import { ActRefused } from './record-error.ts'

/** The migration an act names; without a name the default one, or the first there is, as answers choose it. Throws ActRefused. */
export async function requireMigrationNamed(
  db: Queryable,
  id: string | null | undefined,
): Promise<Migration> {
  const known = knownMigrations(await selectMigrations(db))
  const wanted = id ?? defaultMigration.id
  const migration = known.find(one => one.id === wanted) ?? (id == null ? known[0] : undefined)
  if (migration !== undefined) return migration
  throw new ActRefused('invalid', `There is no migration ${wanted}.`, [
    { path: '/migration', message: 'is not there' },
  ])
}

/** The service an act is about, with its owner now. Throws ActRefused. */
export async function requireServiceNamed(
  db: Queryable,
  id: string,
  now: number,
): Promise<{ id: string; team: string | null }> {
  const owner = await selectServiceOwner(db, id, now)
  if (owner !== null) return { id, ...owner }
  throw new ActRefused('invalid', `There is no service ${id}.`, [
    { path: '/service', message: 'is not there' },
  ])
}

/** The migration a record belongs to, taken back or not. Throws ActRefused where there is no such record. */
export async function migrationOfRecord(
  db: Queryable,
  kind: 'scopeVersions' | 'baselines' | 'exemptions',
  id: string,
): Promise<string> {
  const record = await selectRecord(db, kind, id)
  if (record === null) throw new ActRefused('not_found', 'There is no such record.')
  if (record.withdrawnAt !== null) throw new ActRefused('wrong_state', 'It was taken back already.')
  return record.migration
}
