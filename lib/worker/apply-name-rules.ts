import { setTimeout as sleep } from 'node:timers/promises'
import { selectCatalogVersion } from '#db/queries/select-catalog-version.ts'
import { selectReportedNamesPrint } from '#db/queries/select-reported-names.ts'
import { log } from '#lib/log/log.ts'
import { applyNameRules } from '#lib/record/apply-name-rules.ts'
import type { LoopContext } from './loop.ts'

const everyMs = 3_000

/** Places names as they appear, by the rules. Looks at them only when names, rules or the catalogue have changed. */
export async function runNameRules({ db, signal }: LoopContext): Promise<void> {
  let seen = ''
  while (!signal.aborted) {
    const state = `${await selectCatalogVersion(db.pool)} ${await selectReportedNamesPrint(db.pool)}`
    if (state !== seen) {
      const placed = await applyNameRules(db, Date.now())
      if (placed > 0) log.info({ names: placed }, 'Naming rules placed names.')
      // Placing raises the version: the next look finds nothing to do and remembers that.
      seen = placed > 0 ? '' : state
    }
    await sleep(everyMs, undefined, { signal }).catch(() => {})
  }
}
