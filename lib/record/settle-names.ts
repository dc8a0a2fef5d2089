import type { PoolClient } from 'pg'
import { appendCatalogRows } from '#db/queries/append-catalog-rows.ts'
import { bumpDataVersion } from '#db/queries/bump-data-version.ts'
import { insertDirtyMarks } from '#db/queries/insert-dirty-marks.ts'
import { notifyDirty } from '#db/queries/notify-dirty.ts'
import { selectCatalogNames } from '#db/queries/select-catalog-names.ts'
import { type CatalogNames, createNameIndex } from '#lib/domain/naming/name-index.ts'
import { followNames } from './follow-names.ts'
import { planRuledNames, type RuledPlan } from './plan-ruled-names.ts'
import { auditRuledNames, writeRuledNames } from './write-ruled-names.ts'

/**
 * Everything that follows once names or rules are written, in the transaction that holds the catalogue alone: rules place
 * what they can, the version is raised, facts move, services are marked, rules are in the audit log. `names`: as before.
 */
export async function settleNames(
  client: PoolClient,
  names: CatalogNames,
  now: number,
): Promise<{ plan: RuledPlan; affectedCount: number }> {
  const plan = await planRuledNames(client, (await selectCatalogNames(client)).aliases)
  await writeRuledNames(client, plan)
  const knownFrom = Math.max(now, Date.now())
  await appendCatalogRows(client, knownFrom)
  const version = await bumpDataVersion(client, 'catalog', now)
  const before = createNameIndex(version - 1, names)
  const after = createNameIndex(version, await selectCatalogNames(client))
  const affected = await followNames(client, before, after, knownFrom)
  for (const { id } of plan.made) affected.add(id)
  await insertDirtyMarks(client, affected, now)
  await auditRuledNames(client, plan, now)
  await notifyDirty(client)
  return { plan, affectedCount: affected.size }
}
