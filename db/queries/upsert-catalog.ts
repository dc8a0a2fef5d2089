import { plainArray, textArray } from '#db/array-literal.ts'
import type { Queryable } from '#db/queryable.ts'
import type { Migration } from '#lib/domain/migration/migration.ts'
import type { Ownership } from '#lib/domain/migration/service.ts'
import type { CatalogNames } from '#lib/domain/naming/name-index.ts'
import type { Cluster } from '#lib/domain/placement/cluster.ts'
import type { Catalog } from './select-catalog.ts'

type Rows = Pick<Catalog, 'areas' | 'offices' | 'teams' | 'services'> & {
  clusters: Cluster[]
  aliases: CatalogNames['aliases']
  ownership: Ownership[]
  migrations: Migration[]
}

type Column = [name: string, type: string, values: string]
const text = <Row>(name: string, rows: readonly Row[], of: (row: Row) => string | null): Column => [
  name,
  'text',
  textArray(rows.map(of)),
]
const instant = <Row>(name: string, rows: readonly Row[], of: (row: Row) => number | null): Column => {
  const texts = rows.map(row => {
    const at = of(row)
    return at === null ? null : new Date(at).toISOString()
  })
  return [name, 'timestamptz', textArray(texts)]
}

/** One statement per table, whatever the number of rows. */
async function upsert(db: Queryable, table: string, keys: string[], columns: Column[]): Promise<void> {
  const names = columns.map(([name]) => name)
  const rest = names.filter(name => !keys.includes(name))
  const sets = rest.map(name => `${name} = excluded.${name}`).join(', ')
  await db.query(
    `insert into ${table} (${names.join(', ')})
     select * from unnest(${columns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})
     on conflict (${keys.join(', ')}) do update set ${sets}`,
    columns.map(([, , values]) => values),
  )
}

/** Adds or replaces rows of the catalogue, given whole. Nothing is deleted. */
export async function upsertCatalog(db: Queryable, rows: Rows): Promise<void> {
  const { areas, offices, teams, clusters, services, aliases, ownership, migrations } = rows
  if (areas.length > 0)
    await upsert(db, 'area', ['id'], [text('id', areas, r => r.id), text('name', areas, r => r.name)])
  if (offices.length > 0) {
    await upsert(
      db,
      'office',
      ['id'],
      [
        text('id', offices, r => r.id),
        text('name', offices, r => r.name),
        text('time_zone', offices, r => r.timeZone),
        text('country', offices, r => r.country),
      ],
    )
  }
  if (teams.length > 0) {
    await upsert(
      db,
      'team',
      ['id'],
      [
        text('id', teams, r => r.id),
        text('name', teams, r => r.name),
        text('area', teams, r => r.area),
        text('office', teams, r => r.office),
      ],
    )
  }
  if (clusters.length > 0) {
    await upsert(
      db,
      'cluster',
      ['id'],
      [
        text('id', clusters, r => r.id),
        text('platform', clusters, r => r.platform),
        text('region', clusters, r => r.region),
        text('environment', clusters, r => r.environment),
      ],
    )
  }
  if (services.length > 0) {
    await upsert(
      db,
      'service',
      ['id'],
      [
        text('id', services, r => r.id),
        text('name', services, r => r.name),
        text('team', services, r => r.team),
        text('kind', services, r => r.kind),
        ['stateless', 'bool', plainArray(services.map(r => r.stateless))],
        text('archetype', services, r => r.archetype),
        instant('created_at', services, r => r.createdAt),
        instant('retired_at', services, r => r.retiredAt),
        text('rule_id', services, r => r.ruleId),
      ],
    )
  }
  if (aliases.length > 0) {
    await upsert(
      db,
      'service_alias',
      ['platform', 'name'],
      [
        text('platform', aliases, r => r.platform),
        text('name', aliases, r => r.name),
        text('service_id', aliases, r => r.serviceId),
        text('rule_id', aliases, r => r.ruleId),
      ],
    )
  }
  if (ownership.length > 0) {
    await upsert(
      db,
      'ownership',
      ['service_id', 'from_at'],
      [
        text('service_id', ownership, r => r.service),
        instant('from_at', ownership, r => r.fromAt),
        text('team', ownership, r => r.team),
      ],
    )
  }
  if (migrations.length > 0) {
    await upsert(
      db,
      'migration',
      ['id'],
      [
        text('id', migrations, r => r.id),
        text('name', migrations, r => r.name),
        text('from_platform', migrations, r => r.from),
        text('to_platform', migrations, r => r.to),
        ['baseline_on', 'date', textArray(migrations.map(r => r.baselineOn))],
        ['scope', 'jsonb', textArray(migrations.map(r => JSON.stringify(r.scope)))],
        ['soak_days', 'int', plainArray(migrations.map(r => r.soakDays))],
        ['evidence', 'jsonb', textArray(migrations.map(r => JSON.stringify(r.evidence ?? [])))],
      ],
    )
  }
}
