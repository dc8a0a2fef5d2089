import { dayOf } from '../../time/day.ts'
import { type ForecastService, fleetHistory, stageAt } from '../fleet-history.ts'
import { fleetModel } from '../fleet-model.ts'
import { type Finish, forecastFinish } from '../forecast-finish.ts'
import { type FleetNow, newWeeks } from '../simulate-fleet.ts'
import { weekStart } from './generate-fleet.ts'

export const leftOf = (services: readonly ForecastService[], at: number): number =>
  services.filter(({ timeline }) => [1, 2].includes(stageAt(timeline, at))).length

/** Whether it is over: of every archetype no more is left than arrived within the weeks before. */
export function isOver(
  services: readonly ForecastService[],
  archetypes: readonly string[],
  week: number,
): boolean {
  const at = weekStart(week)
  const old = new Map(archetypes.map(name => [name, 0]))
  for (const { archetype, timeline } of services) {
    const { firstOnOriginAt: born } = timeline
    const stage = stageAt(timeline, at)
    const isLeft = stage === 1 || stage === 2
    const isNew = born !== null && born <= at && born > weekStart(week - newWeeks)
    old.set(archetype, old.get(archetype)! + Number(isLeft) - Number(isNew))
  }
  return [...old.values()].every(count => count <= 0)
}

/** The forecast made at the start of a week of a generated company, from what had happened by then. */
export function forecastFleet(
  services: readonly ForecastService[],
  archetypes: readonly string[],
  week: number,
  { runs, seed }: { runs: number; seed: number },
): Finish {
  const at = weekStart(week)
  const history = fleetHistory(services, archetypes, at, week)
  const count = (stage: number) =>
    archetypes.map(
      name => services.filter(one => one.archetype === name && stageAt(one.timeline, at) === stage).length,
    )
  const now: FleetNow = {
    movable: { notStarted: count(1), onBoth: count(2) },
    waiting: [],
    blockers: [],
    solvedWeeks: [],
  }
  return forecastFinish({ on: dayOf(at), history, model: fleetModel(history), now, runs, seed })
}
