import { type Exemption, exemptionsOf } from '#lib/domain/migration/exemption.ts'
import type { Migration } from '#lib/domain/migration/migration.ts'
import { type NumberedVersion, scopeVersionsOf } from '#lib/domain/migration/scope-record.ts'
import type { Records } from './world/records.ts'
import type { World } from './world/world.ts'

/** What people recorded that changes how one migration is counted. */
export type RecordedRules = {
  /** In the order they come into force. */
  scopeVersions: NumberedVersion<Records['scopeVersions'][number]>[]
  /** The one that counts; null: the migration's own day. */
  baseline: Records['baselines'][number] | null
  exemptions: Exemption[]
}

/** The rules as the world knows them. Of several baselines the one recorded last counts. */
export function recordedRules({ records, withdrawn }: World, { id }: Migration): RecordedRules {
  return {
    scopeVersions: scopeVersionsOf(records.scopeVersions, id),
    baseline: records.baselines.findLast(({ migration }) => migration === id) ?? null,
    exemptions: exemptionsOf([...records.exemptions, ...withdrawn.exemptions], id),
  }
}
