/** How one platform's attempt to bring one version of one workload into one cluster ended. */
export const rolloutOutcomes = ['succeeded', 'failed', 'aborted', 'rolled_back', 'unfinished'] as const
export type RolloutOutcome = (typeof rolloutOutcomes)[number]

/** What kind of change the platform reports. `undeployed` and `deleted` are evidence, never rollouts of a version. */
export const rolloutKinds = [
  'rollout',
  'scaling',
  'restart',
  'hosts_changed',
  'undeployed',
  'deleted',
] as const
export type RolloutKind = (typeof rolloutKinds)[number]

/** The raw event a fact rests on. */
export type EventRef = { source: string; id: string }

/**
 * One rollout of one service, after names were mapped to the catalogue. Instants are epoch ms.
 * Its key is (`source`, `id`); for a pushed deploy that is the event's own key.
 */
export type Rollout = EventRef & {
  platform: string
  cluster: string
  /** Free text as the sender wrote it; null when it said nothing. */
  environment: string | null
  startedAt: number | null
  /** Null only while the rollout is unfinished. */
  finishedAt: number | null
  outcome: RolloutOutcome
  kind: RolloutKind
  /** The sender itself calls it a return to an earlier version (CDEvents `service.rolledback`). */
  isRollback: boolean
  version: string | null
  /** Image digest, where the sender knows it. */
  artefact: string | null
  commit: string | null
  /** What it counts as, where a witness added identifiers the rollout does not name itself. */
  countsAs?: string
  /** What the sender said of it beside this, of the keys some migration asks for. */
  traits?: Readonly<Record<string, string>> | null
}
