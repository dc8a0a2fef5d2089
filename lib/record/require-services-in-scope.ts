import { selectCatalog } from '#db/queries/select-catalog.ts'
import { selectRecordsOf } from '#db/queries/select-records.ts'
import type { Queryable } from '#db/queryable.ts'
import type { Migration } from '#lib/domain/migration/migration.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { isInScope, scopeRuleAt } from '#lib/domain/migration/scope.ts'
import { scopeVersionsOf } from '#lib/domain/migration/scope-record.ts'
import { ActRefused } from './record-error.ts'

/**
 * The owner of each service now, by id. Throws ActRefused for the first one nobody knows, or that the migration does not count;
 * `pathOf`: the field of the body that names it.
 */
export async function requireServicesInScope(
  db: Queryable,
  migration: Migration,
  ids: readonly string[],
  now: number,
  pathOf: (index: number) => string = index => `/services/${index}`,
): Promise<Map<string, string | null>> {
  const owners = new Map<string, string | null>()
  if (ids.length === 0) return owners
  const { services, ownership, teams } = await selectCatalog(db)
  const standing = (await selectRecordsOf(db, 'scopeVersions', null)).filter(
    ({ withdrawnAt }) => withdrawnAt === null,
  )
  const rule = scopeRuleAt(migration.scope, scopeVersionsOf(standing, migration.id), now)
  const byId = new Map(services.map(service => [service.id, service]))
  const entries = Map.groupBy(ownership, ({ service }) => service)
  for (const [index, id] of ids.entries()) {
    const service = byId.get(id)
    if (service === undefined) refuse(pathOf(index), `There is no service ${id}.`)
    const team = ownerAt(service, entries.get(id) ?? [], now)
    const area = team === null ? null : (teams.find(one => one.id === team)?.area ?? null)
    if (!isInScope(service, team, area, rule, now))
      refuse(pathOf(index), `${id} does not count in this migration: it is out of its scope.`)
    owners.set(id, team)
  }
  return owners
}

function refuse(path: string, text: string): never {
  throw new ActRefused('invalid', text, [{ path, message: 'is not in scope' }])
}
