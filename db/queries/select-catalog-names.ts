import type { Queryable } from '#db/queryable.ts'
import type { CatalogNames } from '#lib/domain/naming/name-index.ts'
import { selectPlaceRules } from './select-rules.ts'

/** Every name by which events may speak of the catalogue. */
export async function selectCatalogNames(db: Queryable): Promise<CatalogNames> {
  const services = await db.query<{ id: string }>('select id from service')
  const aliases = await db.query<CatalogNames['aliases'][number]>(
    'select platform, name, service_id as "serviceId", rule_id as "ruleId" from service_alias',
  )
  const clusters = await db.query<CatalogNames['clusters'][number]>('select id, platform from cluster')
  const platforms = await db.query<{ id: string }>(
    'select from_platform as id from migration union select to_platform from migration union select platform from cluster',
  )
  const sources = await db.query<CatalogNames['sourcePlatforms'][number]>(
    'select id, platform from source where platform is not null',
  )
  const traits = await db.query<{ trait: string }>(
    `select distinct rule ->> 'trait' as trait from migration, jsonb_array_elements(evidence) as rule order by 1`,
  )
  const placeRules = await selectPlaceRules(db)
  return {
    serviceIds: services.rows.map(row => row.id),
    aliases: aliases.rows,
    clusters: clusters.rows,
    platforms: platforms.rows.map(row => row.id),
    sourcePlatforms: sources.rows,
    placeRules,
    askedTraits: traits.rows.map(row => row.trait),
  }
}
