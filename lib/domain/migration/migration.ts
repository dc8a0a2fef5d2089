/** A rule saying which services count. Absent keys match everything; a missing `stateless` of a service does not match `true`. */
export type ScopeRule = {
  kinds?: string[]
  stateless?: boolean
  environments?: string[]
  archetypes?: string[]
  areas?: string[]
  teams?: string[]
}

/**
 * A deploy whose metadata say `value` of `trait` runs on `platform`, beside the platform it was deployed to: how adoption
 * of a protocol or a proxy is seen. `*` in `value` stands for anything.
 */
export type TraitRule = { trait: string; value: string; platform: string }

/** A move `from` one platform `to` another. */
export type Migration = {
  id: string
  name: string
  from: string
  to: string
  /** `YYYY-MM-DD`, or null: 28 days after the first day with evidence. */
  baselineOn: string | null
  scope: ScopeRule
  /** Full days without origin placement after which a service has left. */
  soakDays: number
  /** What deploys say of themselves that puts them on `from` or `to`; absent or empty: only what is deployed there is. */
  evidence?: readonly TraitRule[]
}

/** The migration that exists when the catalogue names none (api.md). */
export const defaultMigration: Migration = {
  id: 'helios-to-kubernetes',
  name: 'Helios to Kubernetes',
  from: 'helios',
  to: 'kubernetes',
  baselineOn: null,
  scope: { kinds: ['backend'] },
  soakDays: 7,
}
