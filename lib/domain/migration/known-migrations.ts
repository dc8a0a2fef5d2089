import { defaultMigration, type Migration } from './migration.ts'

/** The migrations that exist: those the catalogue lists, or the one from Helios to Kubernetes while it lists none (api.md). */
export const knownMigrations = (listed: readonly Migration[]): Migration[] =>
  listed.length === 0 ? [defaultMigration] : [...listed]
