import { dayMs } from '#lib/domain/time/durations.ts'
import type { CompanyShape } from './company-shape.ts'
import { type DemoCalendar, demoCalendar } from './demo-calendar.ts'
import { clusterById, lastTenthCluster } from './demo-clusters.ts'
import { diceFor } from './dice.ts'
import { type EffectTable, effectTable } from './effect-table.ts'
import { type DemoLife, planLife } from './plan-life.ts'
import { type Handover, planOwnership } from './plan-ownership.ts'
import { type DemoService, planServices } from './plan-services.ts'
import { type DemoTeam, planTeams } from './plan-teams.ts'

/** All that is true of the invented company, before a single event is made of it. */
export type DemoCompany = {
  shape: CompanyShape
  calendar: DemoCalendar
  teams: DemoTeam[]
  services: DemoService[]
  lives: Map<string, DemoLife>
  handovers: Map<string, Handover>
  effects: EffectTable
}

/** The same shape and day give the same company, on every machine. */
export function planCompany(shape: CompanyShape, endOn: string): DemoCompany {
  const calendar = demoCalendar(shape, endOn)
  const teams = planTeams(shape)
  const services = planServices(shape, calendar, teams)
  const handovers = planOwnership(shape, calendar, teams, services)
  const places = placesInOrder(shape, services)
  const lives = new Map(
    services.map(service => [service.id, planLife(shape, calendar, service, places.get(service.id) ?? 1)]),
  )
  placeLastTenth(shape, calendar, services, lives)
  const known = { shape, calendar, teams, services, lives, handovers }
  return { ...known, effects: effectTable(known) }
}

/** Where each service stands in its team's order of moving, 0 first to 1 last: the easy ones first, roughly. */
function placesInOrder(shape: CompanyShape, services: DemoService[]): Map<string, number> {
  const dice = diceFor(shape.seed, 'order')
  const perTeam = Map.groupBy(
    services.filter(service => service.kind === 'backend' && service.beginsOn === 'helios'),
    service => service.team.id,
  )
  const places = new Map<string, number>()
  for (const own of perTeam.values()) {
    const ranked = own
      .map(service => ({ id: service.id, hardness: service.archetype.difficulty + dice.between(0, 0.8) }))
      .sort((one, other) => one.hardness - other.hardness)
    for (const [rank, { id }] of ranked.entries()) places.set(id, rank / Math.max(1, own.length - 1))
  }
  return places
}

/** Services that also run at the site that is nearly left: one in twelve of them is still there. */
function placeLastTenth(
  shape: CompanyShape,
  calendar: DemoCalendar,
  services: DemoService[],
  lives: ReadonlyMap<string, DemoLife>,
): void {
  const site = clusterById.get(lastTenthCluster)!
  const baselineAt = calendar.mondayAt(shape.baselineWeek + 6)
  const candidates = diceFor(shape.seed, site.id)
    .shuffled(services)
    .filter(
      ({ id, kind, createdAt, helios }) =>
        kind === 'backend' &&
        createdAt < calendar.startAt &&
        helios.some(({ region }) => region === site.region) &&
        lives.get(id)!.helios.length === 1,
    )
  const endOf = ({ id }: DemoService) => lives.get(id)!.helios[0]!.toAt ?? Number.POSITIVE_INFINITY
  const leftCount = Math.ceil(shape.olderServices / 200)
  const left = candidates.filter(service => endOf(service) > calendar.endAt).slice(0, leftCount)
  const gone = candidates
    .filter(service => endOf(service) > baselineAt && endOf(service) < calendar.endAt - 7 * dayMs)
    .slice(0, 11 * leftCount)
  for (const service of [...left, ...gone]) service.helios = [...service.helios, site]
}
