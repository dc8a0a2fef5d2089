import type { Queryable } from '#db/queryable.ts'
import type { Migration } from '#lib/domain/migration/migration.ts'
import type { Ownership, Service } from '#lib/domain/migration/service.ts'
import type { Cluster } from '#lib/domain/placement/cluster.ts'

export type Team = { id: string; name: string | null; area: string | null; office: string | null }
export type Catalog = {
  areas: { id: string; name: string | null }[]
  offices: { id: string; name: string | null; timeZone: string | null; country: string | null }[]
  teams: Team[]
  clusters: Cluster[]
  /** `ruleId`: the naming rule that made it; null: it is listed. */
  services: (Service & { name: string | null; ruleId: string | null })[]
  ownership: Ownership[]
  migrations: Migration[]
}

const ms = (column: string) => `round(date_part('epoch', ${column}) * 1000)`
const serviceColumns = `id, name, team, kind, stateless, archetype, ${ms('created_at')} as "createdAt", ${ms('retired_at')} as "retiredAt"`
const migrationText = `select id, name, from_platform as "from", to_platform as "to", baseline_on as "baselineOn", scope,
  soak_days as "soakDays", evidence from migration order by id`

/** The migrations the catalogue lists; see `knownMigrations` for when there are none. */
export async function selectMigrations(db: Queryable): Promise<Migration[]> {
  const { rows } = await db.query<Migration>(migrationText)
  return rows
}

export async function selectClusters(db: Queryable): Promise<Cluster[]> {
  const { rows } = await db.query<Cluster>(
    'select id, platform, region, environment from cluster order by id',
  )
  return rows
}

export async function selectServices(db: Queryable, ids: string[]): Promise<Service[]> {
  const { rows } = await db.query<Service>(
    `select ${serviceColumns} from service where id = any($1::text[])`,
    [ids],
  )
  return rows
}

/** The whole catalogue: small dimensions, a few thousand rows. */
export async function selectCatalog(db: Queryable): Promise<Catalog> {
  const areas = await db.query<Catalog['areas'][number]>('select id, name from area order by id')
  const offices = await db.query<Catalog['offices'][number]>(
    'select id, name, time_zone as "timeZone", country from office order by id',
  )
  const teams = await db.query<Team>('select id, name, area, office from team order by id')
  const services = await db.query<Catalog['services'][number]>(
    `select ${serviceColumns}, rule_id as "ruleId" from service order by id`,
  )
  const ownership = await db.query<Ownership>(
    `select service_id as service, team, ${ms('from_at')} as "fromAt" from ownership order by service_id, from_at`,
  )
  return {
    areas: areas.rows,
    offices: offices.rows,
    teams: teams.rows,
    clusters: await selectClusters(db),
    services: services.rows,
    ownership: ownership.rows,
    migrations: await selectMigrations(db),
  }
}
