import type { Queryable } from '#db/queryable.ts'

const ms = (column: string) => `round(date_part('epoch', ${column}) * 1000)`

/** The catalogue as answers read it, a row of JSON each, with the names `selectCatalog` gives. */
const current = `
  select 'areas' as section, id as key, jsonb_build_object('id', id, 'name', name) as row from area
  union all
  select 'offices', id, jsonb_build_object('id', id, 'name', name, 'timeZone', time_zone, 'country', country) from office
  union all
  select 'teams', id, jsonb_build_object('id', id, 'name', name, 'area', area, 'office', office) from team
  union all
  select 'clusters', id, jsonb_build_object('id', id, 'platform', platform, 'region', region, 'environment', environment)
    from cluster
  union all
  select 'services', id, jsonb_build_object('id', id, 'name', name, 'team', team, 'kind', kind, 'stateless', stateless,
           'archetype', archetype, 'createdAt', ${ms('created_at')}, 'retiredAt', ${ms('retired_at')}, 'ruleId', rule_id)
    from service
  union all
  select 'ownership', service_id || '@' || ${ms('from_at')},
         jsonb_build_object('service', service_id, 'team', team, 'fromAt', ${ms('from_at')}) from ownership
  union all
  select 'migrations', id, jsonb_build_object('id', id, 'name', name, 'from', from_platform, 'to', to_platform,
           'baselineOn', baseline_on, 'scope', scope, 'soakDays', soak_days)
         || case when evidence = '[]' then '{}'::jsonb else jsonb_build_object('evidence', evidence) end from migration`

/**
 * Writes down what changed in the catalogue since it was written down last: rows that differ or are gone end, new ones
 * begin. `now` (epoch ms) is moved behind the newest row, so that changes stand in the order they were made. Within the
 * transaction that made them and holds the catalogue alone.
 */
export async function appendCatalogRows(db: Queryable, now: number): Promise<void> {
  const { rows } = await db.query<{ newestAt: number | null }>(
    `select ${ms('max(known_from)')} as "newestAt" from catalog_row`,
  )
  const at = new Date(Math.max(now, (rows[0]?.newestAt ?? 0) + 1))
  await db.query(
    `with current as materialized (${current})
     update catalog_row as held set known_to = $1
      where held.known_to is null
        and not exists (select from current
                         where current.section = held.section and current.key = held.key and current.row = held.row)`,
    [at],
  )
  await db.query(
    `with current as materialized (${current})
     insert into catalog_row (section, key, row, known_from)
     select current.section, current.key, current.row, $1 from current
       left join catalog_row as held
         on held.section = current.section and held.key = current.key and held.known_to is null
      where held.key is null`,
    [at],
  )
}
