import type { Random } from '../../statistics/seeded-random.ts'
import { weekMs } from '../../time/durations.ts'
import type { FrequencyInput, FrequencyService, ServiceWeekCount } from '../frequency-input.ts'

/** Monday 2023-01-02. */
export const fleetStartAt = 1_672_617_600_000

export type FleetOptions = {
  teams: number
  servicesPerTeam: number
  weeks: number
  /** What moving does to a team's rate. */
  effect: number
  /** How strongly fast teams move first: 0 not at all, 2 strongly. */
  selection: number
}

/** A normal number, by Box and Muller. */
const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** A Poisson count, by Knuth's product for small means and a rounded normal for large ones. */
function poisson(mean: number, random: Random): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  const limit = Math.exp(-mean)
  let product = random()
  let count = 0
  while (product > limit) {
    product *= random()
    count++
  }
  return count
}

/**
 * An invented company in which moving multiplies a team's rate by `effect` and fast teams move first. Teams drift
 * apart on their own and share good and bad weeks, a part never moves, and new services are born on the target.
 */
export function generatedFleet(options: FleetOptions, random: Random): FrequencyInput {
  const { weeks, teams, servicesPerTeam } = options
  const season = Array.from({ length: weeks }, (_, week) => Math.exp(0.1 * normal(random) + 0.0015 * week))
  const services: FrequencyService[] = []
  for (let team = 0; team < teams; team++) {
    const speed = 0.6 * normal(random)
    const rate = 2 * Math.exp(speed)
    const urge = options.selection * (speed / 0.6) + normal(random)
    const moveWeek = Math.round(weeks * (0.75 - 0.2 * urge))
    const size = Math.max(2, Math.round(servicesPerTeam * (0.6 + 0.8 * random())))
    const mood = 0.25 * normal(random)
    for (let index = 0; index < size; index++) {
      const isBorn = index === size - 1 && moveWeek < weeks
      const goneWeek = Math.max(1, moveWeek) + (index % 3)
      const bornWeek = Math.max(1, Math.min(weeks - 1, moveWeek + 6))
      const fromWeek = isBorn ? bornWeek : 0
      const counts: ServiceWeekCount[] = []
      for (let week = fromWeek; week < weeks; week++) {
        const lift = week >= moveWeek ? options.effect : 1
        const pull = Math.exp(mood * Math.sin(week / 9) + 0.25 * normal(random))
        const deploys = poisson((rate / size) * season[week]! * lift * pull, random)
        if (deploys > 0)
          counts.push({
            weekAt: fleetStartAt + week * weekMs,
            deploys,
            days: (1 << Math.min(5, deploys)) - 1,
          })
      }
      const fromAt = fleetStartAt + fromWeek * weekMs - 1
      services.push({
        id: `t${String(team).padStart(3, '0')}-s${index}`,
        inScope: [{ fromAt: Number.NEGATIVE_INFINITY, toAt: null }],
        notIdle: [{ fromAt, toAt: null }],
        owners: [{ team: `t${String(team).padStart(3, '0')}`, fromAt: Number.NEGATIVE_INFINITY, toAt: null }],
        isBorn,
        presence: isBorn
          ? [{ fromAt, toAt: null }]
          : goneWeek < weeks
            ? [{ fromAt: fleetStartAt + goneWeek * weekMs - 1, toAt: null }]
            : [],
        sources: ['deploys'],
        weeks: counts,
      })
    }
  }
  const sources = [
    { id: 'deploys', hasFreshnessLimit: false, firstEventAt: fleetStartAt - weekMs, silences: [] },
  ]
  return { services, sources }
}
