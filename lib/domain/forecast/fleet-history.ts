import { isDone, isLeft } from '../migration/is-done.ts'
import { runAt } from '../migration/state-run.ts'
import type { Timeline } from '../migration/timeline.ts'
import { coversAny } from '../placement/covers.ts'
import type { Span } from '../placement/placement.ts'
import { weekMs } from '../time/durations.ts'

/** What the forecast looks at of one service. `held`: when it was exempt, or an open blocker held it. */
export type ForecastService = {
  service: string
  archetype: string
  timeline: Pick<Timeline, 'facts' | 'scope' | 'firstOnOriginAt'>
  held: readonly Span[]
}

/** Where a service stands: elsewhere, not started (on the origin only), on both or back, done. */
export type Stage = 0 | 1 | 2 | 3

/** From facts: silence of a source takes nobody out of what is left. */
export function stageAt({ facts, scope }: ForecastService['timeline'], at: number): Stage {
  const state = runAt(facts, at)?.state
  if (state === undefined || !coversAny(scope, at)) return 0
  if (isDone(state)) return 3
  if (!isLeft(state)) return 0
  return state === 'origin_only' ? 1 : 2
}

/** One archetype's weeks, the oldest first: how many could have moved, and what became of them. */
export type ArchetypeWeeks = {
  /** Not started and not held at the week's start. */
  notStarted: Float64Array
  /** On both (or back) and not held, from the second week on; the first apart, because leaving takes seven full days. */
  onBoth: Float64Array
  young: Float64Array
  youngFinished: Float64Array
  started: Float64Array
  finished: Float64Array
  /** From on both back to the origin alone. */
  turnedBack: Float64Array
}

/** Of everything selected, per week. Each arrival and departure of what is left is in one of these. */
export type FleetWeeks = {
  moved: Float64Array
  /** Retired, idle or out of scope without having moved. */
  gone: Float64Array
  born: Float64Array
  /** Came into scope, or woke up. */
  entered: Float64Array
  returned: Float64Array
}

export type FleetHistory = {
  weeks: number
  archetypes: readonly string[]
  byArchetype: ArchetypeWeeks[]
  fleet: FleetWeeks
  /** Arrivals by archetype over all weeks, into not started and into on both. */
  arrivals: { fresh: Float64Array; both: Float64Array }
}

const bornWithinMs = 2 * weekMs

/** What happened in each of `weeks` weeks that end with the week before `endAt` (a Monday, epoch ms). */
export function fleetHistory(
  services: readonly ForecastService[],
  archetypes: readonly string[],
  endAt: number,
  weeks: number,
): FleetHistory {
  const zeros = () => new Float64Array(weeks)
  const byArchetype = archetypes.map(
    (): ArchetypeWeeks => ({
      notStarted: zeros(),
      onBoth: zeros(),
      young: zeros(),
      youngFinished: zeros(),
      started: zeros(),
      finished: zeros(),
      turnedBack: zeros(),
    }),
  )
  const fleet: FleetWeeks = {
    moved: zeros(),
    gone: zeros(),
    born: zeros(),
    entered: zeros(),
    returned: zeros(),
  }
  const arrivals = { fresh: new Float64Array(archetypes.length), both: new Float64Array(archetypes.length) }
  const indexOf = new Map(archetypes.map((name, index) => [name, index]))
  for (const { archetype, timeline, held } of services) {
    const index = indexOf.get(archetype)
    if (index === undefined) continue
    const own = byArchetype[index]!
    let stage = stageAt(timeline, endAt - weeks * weekMs)
    let before: Stage = stage
    for (let week = 0; week < weeks; week++) {
      const at = endAt - (weeks - week) * weekMs
      const next = stageAt(timeline, at + weekMs)
      const isHeld = held.length > 0 && coversAny(held, at)
      if (stage === 1 && !isHeld) {
        own.notStarted[week]! += 1
        if (next === 2 || next === 3) own.started[week]! += 1
      }
      if (stage === 2 && before === 1 && !isHeld) {
        own.young[week]! += 1
        if (next === 3) own.youngFinished[week]! += 1
      } else if (stage === 2 && !isHeld) {
        own.onBoth[week]! += 1
        if (next === 3) own.finished[week]! += 1
        if (next === 1) own.turnedBack[week]! += 1
      }
      if (next !== stage) {
        if (next === 3 && stage !== 0) fleet.moved[week]! += 1
        if (next === 0 && stage !== 3) fleet.gone[week]! += 1
        if ((next === 1 || next === 2) && (stage === 0 || stage === 3)) {
          if (stage === 3) fleet.returned[week]! += 1
          else if (isBirth(timeline.firstOnOriginAt, at)) fleet.born[week]! += 1
          else fleet.entered[week]! += 1
          arrivals[next === 1 ? 'fresh' : 'both'][index]! += 1
        }
      }
      before = stage
      stage = next
    }
  }
  return { weeks, archetypes, byArchetype, fleet, arrivals }
}

const isBirth = (firstAt: number | null, at: number): boolean =>
  firstAt !== null && firstAt > at - bornWithinMs && firstAt <= at + weekMs

export const sumOf = (values: ArrayLike<number>, from = 0): number => {
  let sum = 0
  for (let index = Math.max(0, from); index < values.length; index++) sum += values[index]!
  return sum
}
