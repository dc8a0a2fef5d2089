import type { DemoCompany } from './plan-company.ts'
import type { DemoLife } from './plan-life.ts'
import type { DemoService } from './plan-services.ts'

/** What moving does to a team's rate of deploys once half its services run on Kubernetes. */
export const trueEffect = 1.5

/** Per team and week: how many of its services (not born on Kubernetes) it has, and how many are present there on Monday. */
export type TeamWeek = { owned: number; present: number }

export type EffectTable = {
  teamWeek(team: string, week: number): TeamWeek
  /** By how much the team's services deploy more often in that week: 1 with none on Kubernetes, `trueEffect` from half on. */
  factor(team: string, week: number): number
}

type Known = Pick<DemoCompany, 'calendar' | 'services' | 'lives' | 'handovers'>

export function effectTable({ calendar, services, lives, handovers }: Known): EffectTable {
  const table = new Map<string, TeamWeek[]>()
  const weeksOf = (team: string) => {
    const known = table.get(team)
    if (known) return known
    const made = Array.from({ length: calendar.weeks + 1 }, () => ({ owned: 0, present: 0 }))
    table.set(team, made)
    return made
  }
  for (const service of services) {
    const life = lives.get(service.id)!
    if (service.kind !== 'backend' || service.beginsOn !== 'helios') continue
    for (let week = 0; week <= calendar.weeks; week++) {
      const monday = calendar.mondayAt(week)
      if (!isAlive(life, monday)) continue
      const entry = weeksOf(ownerAt(handovers, service, monday))[week]!
      entry.owned++
      if (isOn(life.kubernetes, monday)) entry.present++
    }
  }
  const teamWeek = (team: string, week: number) => weeksOf(team)[week] ?? { owned: 0, present: 0 }
  return {
    teamWeek,
    factor(team, week) {
      const { owned, present } = teamWeek(team, week)
      return owned === 0 ? trueEffect : trueEffect ** Math.min(1, (2 * present) / owned)
    },
  }
}

export const isOn = (stays: DemoLife['helios'], at: number): boolean =>
  stays.some(stay => stay.fromAt <= at && (stay.toAt === null || stay.toAt > at))

const isAlive = (life: DemoLife, at: number) => isOn(life.helios, at) || isOn(life.kubernetes, at)

/** The team that owns a service at an instant. */
export function ownerAt(handovers: DemoCompany['handovers'], service: DemoService, at: number): string {
  const handover = handovers.get(service.id)
  return handover && handover.at <= at ? handover.to.id : service.team.id
}
