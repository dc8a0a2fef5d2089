import type { FrequencyInput, FrequencyService } from './frequency-input.ts'
import { fillServiceWeeks, noTeam } from './service-weeks.ts'
import { sourceGaps } from './source-gaps.ts'
import { placeOf, type WeekAxis, weekAxis } from './week-axis.ts'
import { joinSpans } from './week-marks.ts'

/**
 * Every team-week of the history. Cell of a team and a week: `team * weekCount + week`; of a service and a week:
 * `service * weekCount + week`. Teams and services are in the order of their ids.
 */
export type TeamWeeks = {
  axis: WeekAxis
  teams: string[]
  services: FrequencyService[]
  /** Places of the services a team ever counted. */
  servicesOfTeam: number[][]
  /** A team-week: at least one service counted, all its sources covered the week. */
  isTeamWeek: Uint8Array
  /** It would be one, but a source has a gap. */
  isGap: Uint8Array
  deploys: Uint32Array
  /** Deploys with what was folded into them; rollbacks. Known of the window's weeks. */
  rollouts: Uint32Array
  rollbacks: Uint32Array
  /** Bit n: a deploy on UTC day Monday + n. */
  days: Uint8Array
  /** Services counted; of them not born on the target; of those present there at the start of the week. */
  serviceCount: Uint16Array
  movableCount: Uint16Array
  presentCount: Uint16Array
  /** Place of the week of the first presence of an owned, not-born service; NaN without one by the instant. */
  arrival: Float64Array
  /** Per service and week: the team that counts it, and its deploys. */
  teamOfService: Int16Array
  deploysOfService: Uint32Array
}

const byId = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** Builds the team-weeks up to the last full week at `at` (definitions.md 3 and 7). */
export function teamWeeks(input: FrequencyInput, at: number): TeamWeeks {
  const axis = weekAxis(input, at)
  const { weekCount } = axis
  const services = input.services.toSorted((one, other) => byId(one.id, other.id))
  const teams = [...new Set(services.flatMap(service => service.owners.map(owner => owner.team)))].sort(byId)
  const placeOfTeam = new Map(teams.map((team, place) => [team, place]))
  const cells = teams.length * weekCount
  const grid: TeamWeeks = {
    axis,
    teams,
    services,
    servicesOfTeam: teams.map(() => []),
    isTeamWeek: new Uint8Array(cells),
    isGap: new Uint8Array(cells),
    deploys: new Uint32Array(cells),
    rollouts: new Uint32Array(cells),
    rollbacks: new Uint32Array(cells),
    days: new Uint8Array(cells),
    serviceCount: new Uint16Array(cells),
    movableCount: new Uint16Array(cells),
    presentCount: new Uint16Array(cells),
    arrival: new Float64Array(teams.length).fill(Number.NaN),
    teamOfService: new Int16Array(services.length * weekCount),
    deploysOfService: new Uint32Array(services.length * weekCount),
  }
  const sourcesOfTeam = teams.map(() => new Set<string>())
  const daysOf = new Uint8Array(weekCount)
  const isPresent = new Uint8Array(weekCount)
  const rolloutsOf = new Uint32Array(weekCount)
  const rollbacksOf = new Uint32Array(weekCount)
  services.forEach((service, place) => {
    const start = place * weekCount
    const teamOf = grid.teamOfService.subarray(start, start + weekCount)
    const deploysOf = grid.deploysOfService.subarray(start, start + weekCount)
    daysOf.fill(0)
    isPresent.fill(0)
    rolloutsOf.fill(0)
    rollbacksOf.fill(0)
    const cells = { teamOf, deploysOf, daysOf, isPresent, rolloutsOf, rollbacksOf }
    fillServiceWeeks(axis, service, placeOfTeam, cells)
    let last = noTeam
    for (let week = 0; week < weekCount; week++) {
      const team = teamOf[week]!
      if (team === noTeam) continue
      if (team !== last && !grid.servicesOfTeam[team]!.includes(place)) grid.servicesOfTeam[team]!.push(place)
      last = team
      const cell = team * weekCount + week
      grid.deploys[cell]! += deploysOf[week]!
      grid.rollouts[cell]! += rolloutsOf[week]!
      grid.rollbacks[cell]! += rollbacksOf[week]!
      grid.days[cell]! |= daysOf[week]!
      grid.serviceCount[cell]!++
      if (service.isBorn) continue
      grid.movableCount[cell]!++
      grid.presentCount[cell]! += isPresent[week]!
    }
    noteOwners(grid, service, placeOfTeam, sourcesOfTeam, at)
  })
  markCoverage(grid, input, sourcesOfTeam)
  return grid
}

/** A team's sources are those of its in-scope services, and it arrives with the first of them that is present and not born. */
function noteOwners(
  grid: TeamWeeks,
  service: FrequencyService,
  placeOfTeam: ReadonlyMap<string, number>,
  sourcesOfTeam: Set<string>[],
  at: number,
): void {
  const inScope = joinSpans(service.inScope)
  for (const owner of service.owners) {
    const team = placeOfTeam.get(owner.team)!
    for (const scope of inScope) {
      const fromAt = Math.max(owner.fromAt, scope.fromAt)
      const toAt = Math.min(owner.toAt ?? Number.POSITIVE_INFINITY, scope.toAt ?? Number.POSITIVE_INFINITY)
      if (fromAt >= toAt || fromAt > at) continue
      for (const source of service.sources) sourcesOfTeam[team]!.add(source)
      if (service.isBorn) continue
      for (const presence of service.presence) {
        const firstAt = Math.max(fromAt, presence.fromAt)
        if (firstAt > at || firstAt >= Math.min(toAt, presence.toAt ?? Number.POSITIVE_INFINITY)) continue
        const week = placeOf(grid.axis, firstAt)
        if (!(week >= grid.arrival[team]!)) grid.arrival[team] = week
      }
    }
  }
}

function markCoverage(grid: TeamWeeks, input: FrequencyInput, sourcesOfTeam: readonly Set<string>[]): void {
  const { axis } = grid
  const sourceById = new Map(input.sources.map(source => [source.id, source]))
  const gapsById = new Map<string, Uint8Array>()
  sourcesOfTeam.forEach((sources, team) => {
    const start = team * axis.weekCount
    for (const id of sources) {
      const gaps = gapsById.get(id) ?? sourceGaps(axis, sourceById.get(id))
      gapsById.set(id, gaps)
      for (let week = 0; week < axis.weekCount; week++) if (gaps[week]) grid.isGap[start + week] = 1
    }
    for (let cell = start; cell < start + axis.weekCount; cell++) {
      if (grid.serviceCount[cell] === 0) grid.isGap[cell] = 0
      else if (!grid.isGap[cell]) grid.isTeamWeek[cell] = 1
    }
  })
}
