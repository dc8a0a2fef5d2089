import { noTeam } from './service-weeks.ts'
import type { TeamWeeks } from './team-weeks.ts'
import { windowWeeks } from './week-axis.ts'

/** Places of the first of twelve weeks before and of twelve weeks after. */
export type TwoWindows = { before: number; after: number }

/** Deploys of one team's fixed basket; `size` is how many services it holds. */
export type BasketSums = { size: number; before: number; after: number; services: number[] }

export type Baskets = (team: number, windows: TwoWindows) => BasketSums

/**
 * The fixed basket of figure 4: the services a team counted in all 24 weeks, so that neither births nor services that
 * changed hands can raise "after" (definitions.md 4 and 7). Running lengths and sums make a basket cost one look per service.
 */
export function baskets(grid: TeamWeeks): Baskets {
  const { weekCount } = grid.axis
  const { teamOfService, deploysOfService } = grid
  const runs = new Uint16Array(teamOfService.length)
  const sums = new Uint32Array(grid.services.length * (weekCount + 1))
  for (let service = 0; service < grid.services.length; service++) {
    for (let week = 0; week < weekCount; week++) {
      const cell = service * weekCount + week
      const team = teamOfService[cell]!
      const isSame = week > 0 && teamOfService[cell - 1] === team
      runs[cell] = team === noTeam ? 0 : isSame ? runs[cell - 1]! + 1 : 1
      const sum = service * (weekCount + 1) + week
      sums[sum + 1] = sums[sum]! + deploysOfService[cell]!
    }
  }
  const ownsTwelve = (team: number, service: number, first: number) => {
    const last = service * weekCount + first + windowWeeks - 1
    return teamOfService[last] === team && runs[last]! >= windowWeeks
  }
  const twelve = (service: number, first: number) => {
    const start = service * (weekCount + 1) + first
    return sums[start + windowWeeks]! - sums[start]!
  }
  return (team, { before, after }) => {
    const found: BasketSums = { size: 0, before: 0, after: 0, services: [] }
    for (const service of grid.servicesOfTeam[team]!) {
      if (!ownsTwelve(team, service, before) || !ownsTwelve(team, service, after)) continue
      found.services.push(service)
      found.size++
      found.before += twelve(service, before)
      found.after += twelve(service, after)
    }
    return found
  }
}
