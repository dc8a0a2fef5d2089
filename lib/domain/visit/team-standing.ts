import { isSolvableOnVisit } from '../blocker/blocker.ts'

export type PlanBlocker = { id: string; type: string; title: string; promisedOn: string | null }

/** A service left to move, as a planner looks at it. `blockers`: the open ones that hold it. */
export type PlanService = {
  service: string
  archetype: string | null
  isExempt: boolean
  isBoth: boolean
  /** Figure 15. */
  isStuck: boolean
  blockers: readonly PlanBlocker[]
}

/**
 * What a visit can do for a service, each in one: `ready` nothing holds it; `stuck` on both too long, and nothing a visit
 * cannot solve holds it; `solvable` all that holds it can be solved there; `gap` a platform gap holds it; `elsewhere`
 * somebody else's work holds it; `exempt` nobody waits for it.
 */
export type VisitHope = 'ready' | 'stuck' | 'solvable' | 'gap' | 'elsewhere' | 'exempt'

export function visitHope({ isExempt, isStuck, blockers }: PlanService): VisitHope {
  if (isExempt) return 'exempt'
  if (blockers.some(({ type }) => type === 'platform_gap')) return 'gap'
  if (blockers.some(({ type }) => !isSolvableOnVisit(type))) return 'elsewhere'
  if (isStuck) return 'stuck'
  return blockers.length > 0 ? 'solvable' : 'ready'
}

/** A team with something left. `pace`: services of its own that took a step to the target in the last 30 days. */
export type TeamStanding = {
  team: string
  name: string
  area: string | null
  office: string | null
  services: readonly PlanService[]
  pace: number
  /** Days its request waits that nobody answers; null: none. */
  askedDays: number | null
}

export type HopeCounts = Record<VisitHope, number>

export function hopesOf(services: readonly PlanService[]): HopeCounts {
  const counts: HopeCounts = { ready: 0, stuck: 0, solvable: 0, gap: 0, elsewhere: 0, exempt: 0 }
  for (const service of services) counts[visitHope(service)]++
  return counts
}

/** Left, not exempt, nothing holds it: what the rest of Landfall calls movable, stuck ones included. */
export const isMovableService = ({ isExempt, blockers }: PlanService): boolean =>
  !isExempt && blockers.length === 0

/** The same standings as if one blocker were solved. */
export const withoutBlocker = (teams: readonly TeamStanding[], id: string): TeamStanding[] =>
  teams.map(team => ({
    ...team,
    services: team.services.map(service =>
      service.blockers.some(blocker => blocker.id === id)
        ? { ...service, blockers: service.blockers.filter(blocker => blocker.id !== id) }
        : service,
    ),
  }))
