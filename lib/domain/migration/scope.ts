import { mergeSpans } from '../placement/merge-spans.ts'
import type { Span } from '../placement/placement.ts'
import type { ScopeRule } from './migration.ts'
import { ownerAt } from './owner-at.ts'
import type { Ownership, Service } from './service.ts'

/** The earliest instant there is: since when a service without `createdAt` exists. Sorts and compares as a number, crosses no border. */
export const always = Number.NEGATIVE_INFINITY

/** Whether a service exists: from its `createdAt` (missing: always) to its `retiredAt` (definitions.md 7, Baseline). */
export const isInCatalogue = (service: Pick<Service, 'createdAt' | 'retiredAt'>, at: number): boolean =>
  at >= (service.createdAt ?? always) && (service.retiredAt === null || at < service.retiredAt)

/** Whether a service, owned as said, matches a scope rule. A missing `stateless` matches neither `true` nor `false`. */
export function matchesScope(
  service: Service,
  team: string | null,
  area: string | null,
  rule: ScopeRule,
): boolean {
  if (rule.kinds !== undefined && !rule.kinds.includes(service.kind)) return false
  if (rule.stateless !== undefined && service.stateless !== rule.stateless) return false
  if (
    rule.archetypes !== undefined &&
    (service.archetype === null || !rule.archetypes.includes(service.archetype))
  )
    return false
  if (rule.teams !== undefined && (team === null || !rule.teams.includes(team))) return false
  return rule.areas === undefined || (area !== null && rule.areas.includes(area))
}

/** Whether a service counts at an instant: it exists then and matches the rule with its owner then. */
export const isInScope = (
  service: Service,
  team: string | null,
  area: string | null,
  rule: ScopeRule,
  at: number,
): boolean => isInCatalogue(service, at) && matchesScope(service, team, area, rule)

/** A scope rule in force from an instant on, until the next one. */
export type ScopeVersion = { fromAt: number; rule: ScopeRule }

/** The rule in force at an instant: of the last version begun by then, else the migration's own. `versions` in order of their start. */
export const scopeRuleAt = (rule: ScopeRule, versions: readonly ScopeVersion[], at: number): ScopeRule =>
  versions.findLast(version => version.fromAt <= at)?.rule ?? rule

const followsOwner = (rule: ScopeRule): boolean => rule.teams !== undefined || rule.areas !== undefined

/**
 * When a service counts, over all time, following its ownership and the versions of the rule: at each instant by the rule
 * then in force. `fromAt` may be -Infinity; `areaOf` gives a team's area; `versions` in order of their start.
 */
export function scopeSpans(
  service: Service,
  ownership: readonly Pick<Ownership, 'team' | 'fromAt'>[],
  areaOf: (team: string) => string | null,
  rule: ScopeRule,
  versions: readonly ScopeVersion[] = [],
): Span[] {
  const start = service.createdAt ?? always
  const end = service.retiredAt ?? Number.POSITIVE_INFINITY
  const hasOwnerRule = followsOwner(rule) || versions.some(version => followsOwner(version.rule))
  const changes = [...versions, ...(hasOwnerRule ? ownership : [])]
    .map(({ fromAt }) => fromAt)
    .filter(at => at > start && at < end)
  const starts = [start, ...changes.sort((a, b) => a - b)]
  const spans = starts.flatMap((fromAt, index) => {
    const toAt = starts[index + 1] ?? service.retiredAt
    const team = ownerAt(service, ownership, fromAt)
    const isMatch = matchesScope(
      service,
      team,
      team === null ? null : areaOf(team),
      scopeRuleAt(rule, versions, fromAt),
    )
    return isMatch && fromAt < (toAt ?? Number.POSITIVE_INFINITY) ? [{ fromAt, toAt }] : []
  })
  return mergeSpans(spans)
}
