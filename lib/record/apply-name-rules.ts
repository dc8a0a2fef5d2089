import { type Database, withTransaction } from '#db/client.ts'
import { allowLongStatements } from '#db/queries/allow-long-statements.ts'
import { bumpDataVersion } from '#db/queries/bump-data-version.ts'
import { insertDirtyMarks } from '#db/queries/insert-dirty-marks.ts'
import { lockCatalogExclusive } from '#db/queries/lock-catalog.ts'
import { notifyDirty } from '#db/queries/notify-dirty.ts'
import { selectCatalogNames } from '#db/queries/select-catalog-names.ts'
import { createNameIndex } from '#lib/domain/naming/name-index.ts'
import { followNames } from './follow-names.ts'
import { isEmptyPlan, planRuledNames } from './plan-ruled-names.ts'
import { auditRuledNames, writeRuledNames } from './write-ruled-names.ts'

/**
 * Places names that have appeared by the stored rules: facts move, services are marked, each rule is in the audit log.
 * Returns how many names found or changed their place. Deliveries wait only when there is anything to place.
 */
export async function applyNameRules(db: Database, now: number): Promise<number> {
  const { aliases } = await selectCatalogNames(db.pool)
  if (isEmptyPlan(await planRuledNames(db.pool, aliases))) return 0
  return withTransaction(db, async client => {
    await allowLongStatements(client)
    await lockCatalogExclusive(client)
    const names = await selectCatalogNames(client)
    const plan = await planRuledNames(client, names.aliases)
    if (isEmptyPlan(plan)) return 0
    await writeRuledNames(client, plan)
    const version = await bumpDataVersion(client, 'catalog', now)
    const before = createNameIndex(version - 1, names)
    const after = createNameIndex(version, await selectCatalogNames(client))
    const affected = await followNames(client, before, after)
    for (const { id } of plan.made) affected.add(id)
    await insertDirtyMarks(client, affected, now)
    await auditRuledNames(client, plan, now)
    await notifyDirty(client)
    return plan.placed.length + plan.loosened.length
  })
}
