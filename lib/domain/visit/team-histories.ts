import type { OwnerSpan } from '../frequency/frequency-input.ts'
import { isDone } from '../migration/is-done.ts'
import type { Timeline } from '../migration/timeline.ts'
import { mergeSpans } from '../placement/merge-spans.ts'
import type { OwnedService, TeamHistory } from './team-history.ts'

export type HistoryService = {
  timeline: Pick<Timeline, 'service' | 'facts' | 'scope' | 'isBorn'>
  owners: readonly OwnerSpan[]
  archetype: string | null
}

/**
 * What every team had to move and when it did: services in scope that were on the origin, in the time the team owned them and
 * they were not idle. Started = first `both`, moved = first done (definitions.md, figure 7). Born ones have nothing to move.
 */
export function teamHistories(services: Iterable<HistoryService>): TeamHistory[] {
  const byTeam = new Map<string, OwnedService[]>()
  for (const { timeline, owners, archetype } of services) {
    const { facts, scope, service, isBorn } = timeline
    if (isBorn === true) continue
    const active = mergeSpans(
      facts.filter(({ state }) => state !== 'idle').map(({ fromAt, toAt }) => ({ fromAt, toAt })),
    )
    const startedAt = facts.find(({ state }) => state === 'both')?.fromAt ?? null
    const movedAt = facts.find(({ state }) => isDone(state))?.fromAt ?? null
    for (const owner of owners)
      for (const counted of scope)
        for (const alive of active) {
          const fromAt = Math.max(owner.fromAt, counted.fromAt, alive.fromAt)
          const toAt = Math.min(owner.toAt ?? never, counted.toAt ?? never, alive.toAt ?? never)
          if (fromAt >= toAt) continue
          const own = byTeam.get(owner.team) ?? []
          byTeam.set(owner.team, own)
          own.push({
            service,
            archetype: archetype ?? 'none',
            fromAt,
            toAt: toAt === never ? null : toAt,
            startedAt,
            movedAt,
          })
        }
  }
  return [...byTeam]
    .map(([team, own]) => ({ team, services: own.sort((a, b) => (a.service < b.service ? -1 : 1)) }))
    .sort((a, b) => (a.team < b.team ? -1 : 1))
}

const never = Number.POSITIVE_INFINITY
