import type { RecordCollected } from '#lib/collect/commit-cycle.ts'
import { recordCatalogIn } from '#lib/record/catalog-record.ts'
import { catalogSchema } from '#lib/record/catalog-schema.ts'
import { issuesOf } from '#lib/sources/contract-fields.ts'

/** Records what a catalogue says as `PUT /api/v1/catalog` would, in the name of its source. Throws in words what cannot be. */
export const recordCollectedCatalog: RecordCollected = async (client, source, catalog, now) => {
  const parsed = catalogSchema.safeParse(catalog)
  const outcome = parsed.success
    ? await recordCatalogIn(client, parsed.data, { isDryRun: false, actor: `source ${source}`, now })
    : { ok: false as const, issues: issuesOf(parsed.error) }
  if (outcome.ok) return
  const [first, ...others] = outcome.issues
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  throw new Error(`what it says cannot be recorded: ${first?.path} ${first?.message}${more}`)
}
