import { defaultMigration, type Migration } from '#lib/domain/migration/migration.ts'
import { platformNames } from '#lib/domain/migration/platform-names.ts'
import type { Definition } from '../answers/definition.ts'

const first = platformNames(defaultMigration)

/** A definition, which names the platforms of the first migration, in the names of another's. */
export function definitionIn(migration: Migration, definition: Definition): Definition {
  const { from, to } = platformNames(migration)
  const named = (text: string) => text.replaceAll(first.from, from).replaceAll(first.to, to)
  const { term, says, formula } = definition
  return {
    ...definition,
    term: named(term),
    says: named(says),
    ...(formula === undefined ? {} : { formula: named(formula) }),
  }
}
