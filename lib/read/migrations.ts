import type { Filters } from '#lib/domain/filter/filters.ts'
import type { Migration } from '#lib/domain/migration/migration.ts'
import { platformNames } from '#lib/domain/migration/platform-names.ts'
import type { MigrationsAnswer } from './answers/migrations-answer.ts'
import { ask } from './ask.ts'
import { readProgress } from './progress.ts'
import type { ReadContext } from './read-context.ts'

/** How lists name a migration and its platforms. */
export function migrationItemOf(migration: Migration) {
  const names = platformNames(migration)
  return {
    id: migration.id,
    name: migration.name,
    from: { id: migration.from, name: names.from },
    to: { id: migration.to, name: names.to },
  }
}

/** Every migration of the catalogue, the default one first, with its main figures. Throws ReadErrors. */
export async function readMigrations(context: ReadContext, filters: Filters): Promise<MigrationsAnswer> {
  const { world, migration: first } = await ask(context, filters)
  const others = filters.migration === null ? world.catalog.migrations.filter(known => known !== first) : []
  const items = []
  for (const migration of [first, ...others]) {
    const progress = await readProgress(context, { ...filters, migration: migration.id })
    const { on, count, migrated, share } = progress.baseline
    items.push({
      ...migrationItemOf(migration),
      isByMetadata: (migration.evidence ?? []).length > 0,
      baseline: { on, count, migrated, share },
      live: { inScope: progress.live.inScope, onTargetOnly: progress.live.onTargetOnly },
      states: progress.states,
    })
  }
  return { items, nextCursor: null }
}
