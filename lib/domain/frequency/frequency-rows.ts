import type { FrequencyFigures } from './frequency-figures.ts'
import { mixed, off, on } from './platform-side.ts'
import { noTeam } from './service-weeks.ts'
import { sideSums } from './side-sums.ts'
import type { TeamWeeks } from './team-weeks.ts'

const orNull = (value: number) => (Number.isNaN(value) ? null : value)

/** Each team with a team-week in weeks [first, end): its shares on, off and mixed, and its own rates. */
export function teamRows(
  grid: TeamWeeks,
  sides: Uint8Array,
  first: number,
  end: number,
): FrequencyFigures['teams'] {
  const [isOn, isOff, isMixed] = [on, off, mixed].map(side => sideSums(grid, sides, side, first, end))
  return grid.teams.flatMap((team, place) => {
    const [weeksOn, weeksOff, weeksMixed] = [isOn!, isOff!, isMixed!].map(sums => sums.teamWeeks[place]!)
    const teamWeeks = weeksOn! + weeksOff! + weeksMixed!
    if (teamWeeks === 0) return []
    return [
      {
        team,
        on: weeksOn! / teamWeeks,
        off: weeksOff! / teamWeeks,
        mixed: weeksMixed! / teamWeeks,
        ratePerWeek: (isOn!.deploys[place]! + isOff!.deploys[place]! + isMixed!.deploys[place]!) / teamWeeks,
        teamWeeks,
        onRate: orNull(isOn!.means[place]!),
        offRate: orNull(isOff!.means[place]!),
      },
    ]
  })
}

/** Each service counted in a team-week of weeks [first, end); its team is the owner at `at`. */
export function serviceRows(
  grid: TeamWeeks,
  first: number,
  end: number,
  at: number,
): FrequencyFigures['services'] {
  const { weekCount } = grid.axis
  return grid.services.flatMap((service, place) => {
    let serviceWeeks = 0
    let deploys = 0
    for (let week = first; week < end; week++) {
      const cell = place * weekCount + week
      const team = grid.teamOfService[cell]!
      if (team === noTeam || !grid.isTeamWeek[team * weekCount + week]) continue
      serviceWeeks++
      deploys += grid.deploysOfService[cell]!
    }
    if (serviceWeeks === 0) return []
    const owner = service.owners.find(({ fromAt, toAt }) => fromAt <= at && (toAt === null || toAt > at))
    return [
      {
        service: service.id,
        team: owner?.team ?? null,
        deploysPerWeek: deploys / serviceWeeks,
        serviceWeeks,
      },
    ]
  })
}
