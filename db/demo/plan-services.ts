import { dayMs, hourMs, secondMs, weekMs } from '#lib/domain/time/durations.ts'
import { type Archetype, archetypes } from './archetypes.ts'
import type { CompanyShape } from './company-shape.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { type DemoCluster, type DemoRegion, productionClusters } from './demo-clusters.ts'
import { type Dice, diceFor } from './dice.ts'
import { type DemoAdoptions, planAdoptions } from './plan-adoption.ts'
import type { DemoTeam } from './plan-teams.ts'
import { demoAreas, demoOffices, serviceRoles } from './words.ts'

export type DemoService = {
  id: string
  /** The team it begins with; `planOwnership` moves some. */
  team: DemoTeam
  kind: 'backend' | 'pipeline' | 'website' | 'ml' | 'other'
  archetype: Archetype
  /** What it is called on Helios. */
  heliosName: string
  /** Where it begins: services with `createdAt` before the history begin on Helios. */
  beginsOn: 'helios' | 'kubernetes'
  createdAt: number
  /** Deploys per week before any effect. */
  ratePerWeek: number
  helios: DemoCluster[]
  kubernetes: DemoCluster[]
  adoptions: DemoAdoptions
}

const regions: DemoRegion[] = ['europe', 'america', 'asia']

/** All services of the company, in a fixed order: older ones, births on Kubernetes, births on Helios, out of scope. */
export function planServices(shape: CompanyShape, calendar: DemoCalendar, teams: DemoTeam[]): DemoService[] {
  const names = nameSource(shape)
  const dice = diceFor(shape.seed, 'services')
  const make = (
    team: DemoTeam,
    given: Pick<DemoService, 'kind' | 'beginsOn' | 'createdAt' | 'ratePerWeek'>,
  ): DemoService => {
    const archetype = dice.weighted(archetypes, known => known.weight)
    const id = names(team.area)
    const homes = regionsOf(team, archetype, dice)
    return {
      ...given,
      id,
      team,
      archetype,
      heliosName: dice.chance(0.12) ? id.replaceAll('-', '') : id,
      helios: productionClusters('helios').filter(
        ({ region, weight }) => weight > 0 && homes.includes(region),
      ),
      kubernetes: homes.flatMap(region => clustersIn(region, archetype, dice)),
      adoptions: planAdoptions(shape, calendar, { ...given, id, team }),
    }
  }
  const second = (at: number) => Math.floor(at / secondMs) * secondMs
  return [
    ...teams.flatMap(team => {
      const weights = Array.from({ length: team.olderServices }, () => dice.logNormal(1, 0.8))
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      return weights.map(weight =>
        make(team, {
          kind: 'backend',
          beginsOn: 'helios',
          createdAt: second(calendar.startAt - dice.between(70, 2_500) * dayMs),
          ratePerWeek: (team.baseRatePerWeek * weight) / total,
        }),
      )
    }),
    ...birthWeeks(shape, dice).map(week => {
      const team = dice.weighted(teams, known => birthWeight(known, week))
      return make(team, {
        kind: 'backend',
        beginsOn: 'kubernetes',
        createdAt: second(
          calendar.mondayAt(week) + dice.integer(0, 4) * dayMs + dice.between(8, 15) * hourMs,
        ),
        ratePerWeek: (0.45 * team.baseRatePerWeek * dice.logNormal(1, 0.4)) / team.olderServices,
      })
    }),
    ...Array.from({ length: shape.originBirths }, (_, index) => {
      const week = shape.weeks * ((index + 0.5) / shape.originBirths) ** 0.8
      const team = dice.weighted(teams, known =>
        known.arrivalWeek === null || known.arrivalWeek > week + 8 ? 1 : 0,
      )
      return make(team, {
        kind: 'backend',
        beginsOn: 'helios',
        createdAt: second(calendar.startAt + week * weekMs),
        ratePerWeek: (0.5 * team.baseRatePerWeek) / team.olderServices,
      })
    }),
    ...Array.from({ length: shape.outOfScopeServices }, () =>
      make(dice.pick(teams), {
        kind: dice.pick(['pipeline', 'pipeline', 'website', 'ml', 'other'] as const),
        beginsOn: dice.chance(0.5) ? 'kubernetes' : 'helios',
        createdAt: second(calendar.startAt - dice.between(70, 900) * dayMs),
        ratePerWeek: 0.1,
      }),
    ),
  ]
}

/** Births grow with the platform: few while it is an experiment, four times as many at the end. */
function birthWeeks(shape: CompanyShape, dice: Dice): number[] {
  const first = Math.max(shape.firstMoveWeek, shape.baselineWeek - 12)
  return Array.from({ length: shape.births }, (_, index) => {
    const share = (index + dice.next()) / shape.births
    const growing = (Math.sqrt(1 + 15 * share) - 1) / 3
    return Math.floor(first + (shape.weeks - first) * growing)
  }).sort((one, other) => one - other)
}

const birthWeight = (team: DemoTeam, week: number) =>
  team.baseRatePerWeek * (team.arrivalWeek !== null && team.arrivalWeek <= week ? 1 : 0.04)

function regionsOf(team: DemoTeam, archetype: Archetype, dice: Dice): DemoRegion[] {
  const home = demoOffices.find(office => office.id === team.office)!.region
  const away = { europe: 0.22, america: 0.24, asia: 0.07 }
  return regions.filter(region => region === home || dice.chance(away[region] * archetype.spread))
}

function clustersIn(region: DemoRegion, archetype: Archetype, dice: Dice): DemoCluster[] {
  const inRegion = productionClusters('kubernetes').filter(cluster => cluster.region === region)
  const first = dice.weighted(inRegion, cluster => cluster.weight)
  if (!dice.chance(0.2 * archetype.spread)) return [first]
  return [first, dice.weighted(inRegion, cluster => (cluster === first ? 0 : cluster.weight))]
}

/** Every name once: a subject of the team's area and a role. */
function nameSource(shape: CompanyShape): (area: string) => string {
  const dice = diceFor(shape.seed, 'names')
  const left = new Map(
    demoAreas.map(area => [
      area.id as string,
      dice.shuffled(area.subjects.flatMap(subject => serviceRoles.map(role => `${subject}-${role}`))),
    ]),
  )
  let extra = 0
  return area => left.get(area)?.pop() ?? `${area}-${++extra}`
}
