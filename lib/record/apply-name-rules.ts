import { type Database, withTransaction } from '#db/client.ts'
import { allowLongStatements } from '#db/queries/allow-long-statements.ts'
import { lockCatalogExclusive } from '#db/queries/lock-catalog.ts'
import { selectCatalogNames } from '#db/queries/select-catalog-names.ts'
import { isEmptyPlan, planRuledNames } from './plan-ruled-names.ts'
import { settleNames } from './settle-names.ts'

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
    const { plan } = await settleNames(client, await selectCatalogNames(client), now)
    return plan.placed.length + plan.loosened.length
  })
}
