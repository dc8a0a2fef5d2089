import type { Catalog } from '#db/queries/select-catalog.ts'
import { environmentClassOf } from '#lib/domain/deploy/environment-class-of.ts'
import type { Migration } from '#lib/domain/migration/migration.ts'
import type { Ownership } from '#lib/domain/migration/service.ts'
import type { CatalogNames } from '#lib/domain/naming/name-index.ts'
import type { Issue } from '#lib/domain/observation/observation.ts'
import type { Cluster } from '#lib/domain/placement/cluster.ts'
import { startOfDay } from '#lib/domain/time/day.ts'
import type { CatalogInput } from './catalog-schema.ts'
import { type MergedSection, mergeSection } from './merge-section.ts'

export type Alias = CatalogNames['aliases'][number]
export type CatalogRows = {
  areas: Catalog['areas'][number]
  offices: Catalog['offices'][number]
  teams: Catalog['teams'][number]
  clusters: Cluster
  services: Catalog['services'][number]
  aliases: Alias
  ownership: Ownership
  migrations: Migration
}
export type CatalogSection = keyof CatalogRows
export type StoredCatalog = { [Section in CatalogSection]: CatalogRows[Section][] }
export type CatalogPlan = { [Section in CatalogSection]: MergedSection<CatalogRows[Section]> } & {
  issues: Issue[]
}

const missing = (path: string): Issue => ({ path, message: 'is required for a new entry' })

/** The value given, else the one held, else null: what is left out stays. */
const kept = <T>(given: T | undefined, held: T | undefined): T | null =>
  (given === undefined ? (held ?? null) : given) ?? null

/**
 * What the catalogue would be after the input, section by section, with what differs. Pure; nothing is ever deleted.
 * Issues: entries that come twice and new ones that lack what they need.
 */
export function planCatalog(stored: StoredCatalog, input: CatalogInput): CatalogPlan {
  const issues: Issue[] = []
  const aliases = input.services.flatMap((service, index) =>
    (service.aliases ?? []).map((alias, place) => ({
      ...alias,
      serviceId: service.id,
      path: `/services/${index}/aliases/${place}`,
    })),
  )
  const plan = {
    areas: mergeSection(
      'areas',
      stored.areas,
      input.areas,
      row => row.id,
      issues,
      (item, held) => ({
        id: item.id,
        name: kept(item.name, held?.name),
      }),
    ),
    offices: mergeSection(
      'offices',
      stored.offices,
      input.offices,
      row => row.id,
      issues,
      (item, held) => ({
        id: item.id,
        name: kept(item.name, held?.name),
        timeZone: kept(item.timeZone, held?.timeZone),
        country: kept(item.country, held?.country),
      }),
    ),
    teams: mergeSection(
      'teams',
      stored.teams,
      input.teams,
      row => row.id,
      issues,
      (item, held) => ({
        id: item.id,
        name: kept(item.name, held?.name),
        area: kept(item.area, held?.area),
        office: kept(item.office, held?.office),
      }),
    ),
    clusters: mergeSection(
      'clusters',
      stored.clusters,
      input.clusters,
      row => row.id,
      issues,
      (item, held, path): Cluster => {
        const platform = item.platform ?? held?.platform
        if (platform === undefined) issues.push(missing(`${path}/platform`))
        const environment =
          item.environment === undefined ? held?.environment : environmentClassOf(item.environment)
        return {
          id: item.id,
          platform: platform ?? '',
          region: kept(item.region, held?.region),
          environment: environment ?? 'production',
        }
      },
    ),
    services: mergeSection(
      'services',
      stored.services,
      input.services,
      row => row.id,
      issues,
      (item, held) => ({
        id: item.id,
        name: kept(item.name, held?.name),
        team: kept(item.team, held?.team),
        kind: kept(item.kind, held?.kind) ?? 'other',
        stateless: kept(item.stateless, held?.stateless),
        archetype: kept(item.archetype, held?.archetype),
        createdAt: kept(item.createdAt, held?.createdAt),
        retiredAt: kept(item.retiredAt, held?.retiredAt),
        // What a rule made is listed from here on: no rule takes it back.
        ruleId: null,
      }),
    ),
    aliases: mergeSection(
      'aliases',
      stored.aliases,
      aliases,
      alias => `${alias.platform}/${alias.name}`,
      issues,
      item => ({
        platform: item.platform,
        name: item.name,
        serviceId: item.serviceId,
        ruleId: null,
      }),
    ),
    ownership: mergeSection(
      'ownership',
      stored.ownership,
      input.ownership.map(({ service, team, from }) => ({ service, team, fromAt: startOfDay(from) })),
      row => `${row.service}@${row.fromAt}`,
      issues,
      item => item,
    ),
    migrations: mergeSection(
      'migrations',
      stored.migrations,
      input.migrations,
      row => row.id,
      issues,
      (item, held, path): Migration => {
        const from = item.from ?? held?.from
        const to = item.to ?? held?.to
        if (from === undefined) issues.push(missing(`${path}/from`))
        if (to === undefined) issues.push(missing(`${path}/to`))
        if (from !== undefined && from === to)
          issues.push({ path: `${path}/to`, message: 'is the platform it moves from' })
        const evidence = item.evidence ?? held?.evidence ?? []
        for (const [place, { platform }] of evidence.entries())
          if (platform !== from && platform !== to)
            issues.push({
              path: `${path}/evidence/${place}/platform`,
              message: 'must be what the migration moves from or to',
            })
        return {
          id: item.id,
          name: item.name ?? held?.name ?? item.id,
          from: from ?? '',
          to: to ?? '',
          baselineOn: kept(item.baselineOn, held?.baselineOn),
          scope: item.scope ?? held?.scope ?? {},
          soakDays: item.soakDays ?? held?.soakDays ?? 7,
          evidence: [...evidence],
        }
      },
    ),
  }
  return { ...plan, issues }
}
