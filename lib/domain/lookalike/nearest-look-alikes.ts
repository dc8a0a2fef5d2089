import { type LookAlike, type LookAlikes, usualDaysFor } from './look-alikes.ts'

/** The service that others are to be like. `ratePerWeek`: its deploys per week now. */
export type Sought = {
  service: string
  team: string | null
  archetype: string | null
  kind: string
  ratePerWeek: number | null
}

/** Keeps a service that hardly deploys from being infinitely far from one that never does. */
const floorRate = 0.1
/** As far as one without a known rate: as ten times as many deploys. */
const unknownDistance = Math.log(10)

/**
 * Finished services like a given one, the likest first: the same archetype; the same kind before another, other teams before
 * the own one (which knows already), those that took longer than nearly all last (they sat still), then how near its traffic
 * is, told by deploys per week; the latest of equals. Without an archetype: the same kind.
 */
export function nearestLookAlikes(lookAlikes: LookAlikes, sought: Sought, most: number): LookAlike[] {
  const longest = usualDaysFor(lookAlikes, sought.archetype)?.highDays ?? Number.POSITIVE_INFINITY
  return lookAlikes.finished
    .filter(
      one =>
        one.service !== sought.service &&
        (sought.archetype === null ? one.kind === sought.kind : one.archetype === sought.archetype),
    )
    .map(one => ({ one, distance: distanceOf(one.ratePerWeek, sought.ratePerWeek) }))
    .sort(
      (a, b) =>
        Number(a.one.kind !== sought.kind) - Number(b.one.kind !== sought.kind) ||
        Number(isOwn(a.one, sought)) - Number(isOwn(b.one, sought)) ||
        Number(a.one.days > longest) - Number(b.one.days > longest) ||
        a.distance - b.distance ||
        b.one.leftAt - a.one.leftAt ||
        (a.one.service < b.one.service ? -1 : 1),
    )
    .slice(0, most)
    .map(({ one }) => one)
}

const isOwn = ({ team }: LookAlike, sought: Sought): boolean => team !== null && team === sought.team

const distanceOf = (a: number | null, b: number | null): number =>
  a === null || b === null ? unknownDistance : Math.abs(Math.log((a + floorRate) / (b + floorRate)))
