import { dayMs } from '#lib/domain/time/durations.ts'
import type { CompanyShape } from './company-shape.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { diceFor } from './dice.ts'
import type { DemoService } from './plan-services.ts'
import type { DemoTeam } from './plan-teams.ts'

/** A service handed from its first team to another at 00:00 UTC of a day. */
export type Handover = { service: string; from: DemoTeam; to: DemoTeam; at: number }

/**
 * Reorganisations: every few months some services of a few teams go to a team of the same area that is about as far
 * with its move. On Mondays as a rule, sometimes in the middle of a week; once per service.
 */
export function planOwnership(
  shape: CompanyShape,
  calendar: DemoCalendar,
  teams: DemoTeam[],
  services: DemoService[],
): Map<string, Handover> {
  const dice = diceFor(shape.seed, 'ownership')
  const handovers = new Map<string, Handover>()
  const rounds = Math.max(2, Math.round(shape.weeks / 20))
  const perRound = Math.max(1, Math.round(shape.teams / 56))
  for (let round = 1; round <= rounds; round++) {
    const monday = calendar.mondayAt(Math.round((shape.weeks * (round - 0.4)) / rounds))
    for (let change = 0; change < perRound; change++) {
      const from = dice.pick(teams)
      const to = nearest(from, teams)
      if (!to) continue
      const at = monday + (dice.chance(0.3) ? 2 : 0) * dayMs
      const movable = services.filter(
        service => service.team === from && service.createdAt < at && !handovers.has(service.id),
      )
      for (const service of dice.shuffled(movable).slice(0, Math.floor(movable.length / 3)))
        handovers.set(service.id, { service: service.id, from, to, at })
    }
  }
  return handovers
}

const weekOfArrival = (team: DemoTeam) => team.arrivalWeek ?? 1_000

function nearest(team: DemoTeam, teams: DemoTeam[]): DemoTeam | undefined {
  const distance = (other: DemoTeam) => Math.abs(weekOfArrival(other) - weekOfArrival(team))
  return teams
    .filter(other => other !== team && other.area === team.area && distance(other) < 20)
    .sort((one, other) => distance(one) - distance(other) || (one.id < other.id ? -1 : 1))[0]
}
