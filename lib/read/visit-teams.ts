import { isSolvableOnVisit } from '#lib/domain/blocker/blocker.ts'
import {
  hopesOf,
  isMovableService,
  type PlanService,
  type TeamStanding,
} from '#lib/domain/visit/team-standing.ts'
import type { VisitAnswer } from './answers/visit-answer.ts'

type TeamItem = VisitAnswer['teams'][number]

/** Open blockers that hold any of these services, those that hold most first. */
export function planBlockers(services: readonly PlanService[]): TeamItem['blockers'] {
  const found = new Map<string, TeamItem['blockers'][number]>()
  for (const { isExempt, blockers } of services) {
    if (isExempt) continue
    for (const { id, title, type, promisedOn } of blockers) {
      const known = found.get(id)
      if (known !== undefined) known.services++
      else found.set(id, { id, title, type, isSolvable: isSolvableOnVisit(type), promisedOn, services: 1 })
    }
  }
  return [...found.values()].sort((a, b) => b.services - a.services || (a.id < b.id ? -1 : 1))
}

/** A team as a plan shows it. */
export const visitTeam = ({ team, name, area, services, askedDays }: TeamStanding): TeamItem => ({
  team,
  name,
  area,
  left: services.length,
  onBoth: services.filter(({ isBoth }) => isBoth).length,
  movable: services.filter(isMovableService).length,
  stuck: hopesOf(services).stuck,
  askedDays,
  blockers: planBlockers(services),
})
