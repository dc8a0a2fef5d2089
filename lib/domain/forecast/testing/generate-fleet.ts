import type { StateRun } from '../../migration/state-run.ts'
import type { Random } from '../../statistics/seeded-random.ts'
import { weekMs } from '../../time/durations.ts'
import type { ForecastService } from '../fleet-history.ts'

/** A process whose law is known: what each archetype does in a week, and what arrives. */
export type FleetLaw = {
  archetypes: { name: string; services: number; start: number; finish: number }[]
  /** Spread of the own hazards within an archetype: 0 = all alike; above, the easy ones go first. */
  unlike?: number
  /** Births on the origin a week, over all archetypes. */
  births?: number
  weeks: number
}

const origin = 1_000 * weekMs
export const weekStart = (week: number): number => origin + week * weekMs

/** A company that follows the law, every service's whole life written down. */
export function generateFleet(
  { archetypes, unlike = 0, births = 0, weeks }: FleetLaw,
  random: Random,
): ForecastService[] {
  const services: ForecastService[] = []
  const add = (archetype: FleetLaw['archetypes'][number], bornWeek: number | null) => {
    const factor = unlike === 0 ? 1 : Math.exp(unlike * normal(random) - unlike ** 2 / 2)
    const from = bornWeek ?? -1
    const started = from + waitOf(archetype.start * factor, random)
    const finished = started + 1 + waitOf(archetype.finish, random)
    const runs: StateRun[] = [{ state: 'origin_only', fromAt: at(from), toAt: at(started) }]
    runs.push({ state: 'both', fromAt: at(started), toAt: at(finished) })
    runs.push({ state: 'target_only', fromAt: at(finished), toAt: null })
    services.push({
      service: `${archetype.name}-${services.length}`,
      archetype: archetype.name,
      timeline: {
        facts: runs,
        scope: [{ fromAt: Number.NEGATIVE_INFINITY, toAt: null }],
        firstOnOriginAt: bornWeek === null ? null : at(bornWeek),
      },
      held: [],
    })
  }
  for (const archetype of archetypes)
    for (let index = 0; index < archetype.services; index++) add(archetype, null)
  if (births > 0)
    for (let week = waitOf(births, random); week < weeks; week += waitOf(births, random))
      add(archetypes[Math.floor(random() * archetypes.length)]!, week)
  return services
}

const at = (week: number): number => origin + Math.round(week * weekMs)
const waitOf = (rate: number, random: Random): number => -Math.log(1 - random()) / rate
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
