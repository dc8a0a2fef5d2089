import type { CompanyShape } from './company-shape.ts'
import { type Dice, diceFor } from './dice.ts'
import { demoAreas, demoOffices, teamWords } from './words.ts'

/** Through what the team's rollouts are reported. */
export type Reporting = 'deploy_api' | 'collectors' | 'cdevents' | 'cloudevents'

export type DemoTeam = {
  id: string
  name: string
  area: string
  office: string
  reporting: Reporting
  /** The week it moves its first service; null: not yet. */
  arrivalWeek: number | null
  /** Weeks from its first service to most of its services. */
  moveWeeks: number
  /** Deploys per week of the services it has when the history begins, before any effect of moving. */
  baseRatePerWeek: number
  olderServices: number
}

/** Rates fall with the place in the order of moving: early teams are keener, whatever the platform does. */
const rateAtTheMiddle = 2.53
const rateSlope = 0.78
const rateSigma = 0.45

/** Spread evenly over the normal distribution, so that small companies have no freak teams. */
function spreadNormals(count: number, dice: Dice): number[] {
  return dice.shuffled(Array.from({ length: count }, (_, index) => inverseNormal((index + 0.5) / count)))
}

/** Inverse of the normal distribution by bisection of a logistic start; four digits are plenty here. */
function inverseNormal(share: number): number {
  const logit = Math.log(share / (1 - share))
  return Math.sign(logit) * (Math.abs(logit) / 1.702) * (1 - 0.0095 * Math.abs(logit))
}

/** Begins slowly, most in the middle, and does not dry up at the end: half the inverse of the smooth step, half even. */
const smoothOrder = (share: number) => 0.5 * (0.5 - Math.sin(Math.asin(1 - 2 * share) / 3)) + 0.5 * share

/** The teams in the order in which they move, the keenest first. */
export function planTeams(shape: CompanyShape): DemoTeam[] {
  const dice = diceFor(shape.seed, 'teams')
  const names = dice.shuffled(teamWords).slice(0, shape.teams)
  const tempers = spreadNormals(shape.teams, dice)
  const sizes = sizesOf(shape, dice)
  const moving = Math.round(shape.teams * (1 - shape.neverMovedShare))
  return names.map((word, index) => {
    const name = word.replaceAll('-', ' ')
    const place = (index + 0.5) / shape.teams
    const span = shape.lastArrivalWeek - shape.firstMoveWeek
    return {
      id: word.toLowerCase(),
      name: name.charAt(0) + name.slice(1).toLowerCase(),
      area: dice.weighted(demoAreas, area => area.weight).id,
      office: dice.weighted(demoOffices, office => office.weight).id,
      reporting: dice.weighted(
        [
          ['deploy_api', 72],
          ['collectors', 15],
          ['cdevents', 8],
          ['cloudevents', 5],
        ] as [Reporting, number][],
        ([, weight]) => weight,
      )[0],
      arrivalWeek:
        index < moving ? Math.round(shape.firstMoveWeek + span * smoothOrder((index + 0.5) / moving)) : null,
      moveWeeks: Math.max(2, Math.round(dice.logNormal(shape.usualMoveWeeks, 0.4))),
      baseRatePerWeek: rateAtTheMiddle * Math.exp(-rateSlope * (place - 0.5) + rateSigma * tempers[index]!),
      olderServices: sizes[index]!,
    }
  })
}

/** How many services each team has at first; their sum is the shape's. */
function sizesOf(shape: CompanyShape, dice: Dice): number[] {
  const weights = spreadNormals(shape.teams, dice).map(normal => Math.exp(0.55 * normal))
  const spare = shape.olderServices - 2 * shape.teams
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let given = 0
  let wanted = 0
  return weights.map(weight => {
    wanted += (spare * weight) / total
    const size = Math.round(wanted) - given
    given += size
    return 2 + size
  })
}
