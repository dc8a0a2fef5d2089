import type { PoolClient } from 'pg'
import { type Database, withTransaction } from '#db/client.ts'
import { allowLongStatements } from '#db/queries/allow-long-statements.ts'
import { appendCatalogRows } from '#db/queries/append-catalog-rows.ts'
import { bumpDataVersion } from '#db/queries/bump-data-version.ts'
import { insertDirtyMarks } from '#db/queries/insert-dirty-marks.ts'
import { lockCatalogExclusive } from '#db/queries/lock-catalog.ts'
import { notifyDirty } from '#db/queries/notify-dirty.ts'
import { selectCatalog } from '#db/queries/select-catalog.ts'
import { selectCatalogNames } from '#db/queries/select-catalog-names.ts'
import { selectListedMigrations } from '#db/queries/select-listed-migrations.ts'
import { upsertCatalog } from '#db/queries/upsert-catalog.ts'
import { createNameIndex } from '#lib/domain/naming/name-index.ts'
import type { Issue } from '#lib/domain/observation/observation.ts'
import { appendAudit } from './append-audit.ts'
import { applyCatalogToFacts } from './catalog-affected.ts'
import { catalogDifference, isUnchanged, type SectionDifference } from './catalog-difference.ts'
import { type CatalogSection, planCatalog, type StoredCatalog } from './catalog-plan.ts'
import { unknownReferences } from './catalog-references.ts'
import type { CatalogInput } from './catalog-schema.ts'
import type { MergedSection } from './merge-section.ts'
import { planRuledNames } from './plan-ruled-names.ts'
import { auditRuledNames, writeRuledNames } from './write-ruled-names.ts'

export type CatalogOptions = { isDryRun: boolean; actor: string; now: number }

export type CatalogOutcome =
  | { ok: false; issues: Issue[] }
  | { ok: true; difference: Record<CatalogSection, SectionDifference>; affectedCount: number }

const rowsOf = <Row>(section: MergedSection<Row>): Row[] =>
  [...section.added, ...section.changed].map(({ row }) => row)

/**
 * Brings the catalogue up to the input, in one transaction with everything that follows from it: facts move to the
 * services their names stand for now, affected services are marked, the version is raised, the act is in the audit log.
 * Deliveries wait meanwhile. Returns what is wrong (and writes nothing), or what differs.
 */
export function recordCatalog(
  db: Database,
  input: CatalogInput,
  options: CatalogOptions,
): Promise<CatalogOutcome> {
  return withTransaction(db, client => recordCatalogIn(client, input, options))
}

/** The same within the caller's transaction, which waits for deliveries under way and holds up the next. */
export async function recordCatalogIn(
  client: PoolClient,
  input: CatalogInput,
  { now, actor, isDryRun }: CatalogOptions,
): Promise<CatalogOutcome> {
  if (!isDryRun) {
    await allowLongStatements(client)
    await lockCatalogExclusive(client)
  }
  const names = await selectCatalogNames(client)
  const catalog = await selectCatalog(client)
  const isListed = new Set(await selectListedMigrations(client))
  const stored: StoredCatalog = {
    ...catalog,
    aliases: names.aliases,
    // Without any, the catalogue answers with the one that exists by default: that one is not stored.
    migrations: catalog.migrations.filter(migration => isListed.has(migration.id)),
  }
  const plan = planCatalog(stored, input)
  const issues = [...plan.issues, ...unknownReferences(plan, input)]
  if (issues.length > 0) return { ok: false, issues }
  const difference = catalogDifference(plan)
  if (isDryRun || isUnchanged(plan)) return { ok: true, difference, affectedCount: 0 }

  await upsertCatalog(client, {
    areas: rowsOf(plan.areas),
    offices: rowsOf(plan.offices),
    teams: rowsOf(plan.teams),
    clusters: rowsOf(plan.clusters),
    services: rowsOf(plan.services),
    aliases: rowsOf(plan.aliases),
    ownership: rowsOf(plan.ownership),
    migrations: rowsOf(plan.migrations),
  })
  // Rules yield to what is listed, and place what has become possible.
  const ruled = await planRuledNames(client, (await selectCatalogNames(client)).aliases)
  await writeRuledNames(client, ruled)
  await appendCatalogRows(client, Math.max(now, Date.now()))
  const version = await bumpDataVersion(client, 'catalog', now)
  const before = createNameIndex(version - 1, names)
  const after = createNameIndex(version, await selectCatalogNames(client))
  const affected = await applyCatalogToFacts(client, plan, before, after, now)
  for (const { id } of ruled.made) affected.add(id)
  await insertDirtyMarks(client, affected, now)
  const counts = Object.entries(difference).map(([section, { added, changed }]) => [
    section,
    { added, changed },
  ])
  const detail = { version, ...Object.fromEntries(counts) }
  await appendAudit(client, {
    at: now,
    actor,
    action: 'catalog.put',
    objectType: 'catalog',
    objectId: 'catalog',
    detail,
  })
  await auditRuledNames(client, ruled, now)
  if (affected.size > 0) await notifyDirty(client)
  return { ok: true, difference, affectedCount: affected.size }
}
