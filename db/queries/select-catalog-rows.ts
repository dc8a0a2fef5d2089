import type { Queryable } from '#db/queryable.ts'
import type { Catalog } from './select-catalog.ts'

/** The whole catalogue as it was known at an instant (epoch ms); migrations as they were listed then. */
export async function selectCatalogKnownAt(db: Queryable, knownAt: number): Promise<Catalog> {
  const { rows } = await db.query<{ section: keyof Catalog; rows: unknown[] }>(
    `select section, jsonb_agg(row order by key) as rows from catalog_row
      where known_from <= $1 and (known_to is null or known_to > $1)
      group by section`,
    [new Date(knownAt)],
  )
  const bySection = new Map(rows.map(row => [row.section, row.rows]))
  const of = <Section extends keyof Catalog>(section: Section) =>
    (bySection.get(section) ?? []) as Catalog[Section]
  return {
    areas: of('areas'),
    offices: of('offices'),
    teams: of('teams'),
    clusters: of('clusters'),
    services: of('services'),
    ownership: of('ownership'),
    // Rows of before a field existed lack it; the table gives its default.
    migrations: of('migrations').map(row => ({ evidence: [], ...row })),
  }
}
