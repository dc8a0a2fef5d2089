import type { ScopeRule } from './migration.ts'
import { ownerAt } from './owner-at.ts'
import { isInScope, type ScopeVersion, scopeRuleAt } from './scope.ts'
import type { Ownership, Service } from './service.ts'

export type ScopedService = {
  service: Service
  ownership: readonly Pick<Ownership, 'team' | 'fromAt'>[]
}
export type Crossing = { entering: string[]; leaving: string[] }

/** Services that count at an instant by one rule and not by the other, with their owner then: who enters, who leaves, by id. */
export function crossingScope(
  services: Iterable<ScopedService>,
  areaOf: (team: string) => string | null,
  before: ScopeRule,
  after: ScopeRule,
  at: number,
): Crossing {
  const crossing: Crossing = { entering: [], leaving: [] }
  for (const { service, ownership } of services) {
    const team = ownerAt(service, ownership, at)
    const area = team === null ? null : areaOf(team)
    const was = isInScope(service, team, area, before, at)
    const is = isInScope(service, team, area, after, at)
    if (is && !was) crossing.entering.push(service.id)
    if (was && !is) crossing.leaving.push(service.id)
  }
  return crossing
}

/** Whom each version of the rule brought in and took out at the instant it came into force. `versions` in order of their start. */
export const scopeChangesOf = <Version extends ScopeVersion>(
  services: readonly ScopedService[],
  areaOf: (team: string) => string | null,
  rule: ScopeRule,
  versions: readonly Version[],
): (Crossing & { version: Version })[] =>
  versions.map((version, index) => ({
    version,
    ...crossingScope(
      services,
      areaOf,
      scopeRuleAt(rule, versions.slice(0, index), version.fromAt),
      version.rule,
      version.fromAt,
    ),
  }))
