import type { FirstEvidence } from '../placement/first-evidence.ts'
import type { Placement, Span } from '../placement/placement.ts'
import { placementSpans, presenceSpans } from '../placement/platform-spans.ts'
import { coverUnknown } from './cover-unknown.ts'
import type { Migration } from './migration.ts'
import { type ScopeVersion, scopeSpans } from './scope.ts'
import type { Ownership, Service } from './service.ts'
import { unknownSpans } from './silences.ts'
import type { StateRun } from './state-run.ts'

/**
 * All a web process keeps of one service in one migration to answer every figure of progress at any instant.
 * A few hundred bytes: no evidence, no rollouts.
 */
export type Timeline = {
  service: string
  /** States from facts alone: the ground of every memory and clock. */
  facts: readonly StateRun[]
  /** What answers show: `facts` with `unknown` laid over. The same array where nothing was silent. */
  shown: readonly StateRun[]
  /** When the service counts: existence and scope rule. `fromAt` may be -Infinity. */
  scope: readonly Span[]
  /** Presence on the target over all its clusters. */
  target: readonly Span[]
  /** Born = no origin placement before the first target presence; null without any target presence. */
  isBorn: boolean | null
  /** Its first production deploy on the target. */
  firstTargetDeployAt: number | null
  /** When it was first heard of in production, if that was on the origin alone (figure 16). */
  firstOnOriginAt: number | null
  retiredAt: number | null
}

export type TimelineFacts = {
  service: Service
  ownership: readonly Pick<Ownership, 'team' | 'fromAt'>[]
  areaOf: (team: string) => string | null
  states: readonly StateRun[]
  placements: readonly Placement[]
  firstTargetDeployAt: number | null
  firstEvidence: FirstEvidence | null
  silences: ReadonlyMap<string, readonly Span[]>
}

/**
 * What one service contributes to progress. `states` are `stateSpans` of the same placements and deploys; `versions` of the
 * migration's scope rule, in order of their start.
 */
export function timelineOf(
  facts: TimelineFacts,
  migration: Migration,
  versions: readonly ScopeVersion[] = [],
): Timeline {
  const { service, placements } = facts
  const states: StateRun[] = facts.states.map(({ state, fromAt, toAt }) => ({ state, fromAt, toAt }))
  const silent = unknownSpans(placements, facts.silences, service.retiredAt)
  const { firstEvidence } = facts
  // Metadata name further platforms beside the one deployed to: alone means without the target.
  const firstOn = firstEvidence?.platforms ?? []
  const isFirstOnOrigin = firstOn.includes(migration.from) && !firstOn.includes(migration.to)
  return {
    service: service.id,
    facts: states,
    shown: silent.length === 0 ? states : coverUnknown(states, silent),
    scope: scopeSpans(service, facts.ownership, facts.areaOf, migration.scope, versions),
    target: presenceSpans(placements, migration.to),
    isBorn: isBorn(placements, migration),
    firstTargetDeployAt: facts.firstTargetDeployAt,
    firstOnOriginAt: isFirstOnOrigin ? firstEvidence!.at : null,
    retiredAt: service.retiredAt,
  }
}

/** Born = no origin placement before the first target presence, for good (definitions.md 7); null without target presence. */
export function isBorn(
  placements: readonly Placement[],
  migration: Pick<Migration, 'from' | 'to'>,
): boolean | null {
  const firstTargetAt = presenceSpans(placements, migration.to)[0]?.fromAt
  if (firstTargetAt === undefined) return null
  const firstOriginAt = placementSpans(placements, migration.from)[0]?.fromAt
  return firstOriginAt === undefined || firstOriginAt >= firstTargetAt
}
