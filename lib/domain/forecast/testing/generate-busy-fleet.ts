import type { MigrationState } from '../../migration/state.ts'
import type { StateRun } from '../../migration/state-run.ts'
import type { Random } from '../../statistics/seeded-random.ts'
import type { ForecastService } from '../fleet-history.ts'
import { weekStart } from './generate-fleet.ts'

/** A company of another law than the model's: teams with paces of their own, quick weeks and quiet ones, services that come back or go. */
export type BusyLaw = {
  archetypes: { name: string; services: number; start: number; weeksOnBoth: number }[]
  /** Spread of the logarithm of the teams' paces. */
  teams: number
  /** As many start in a week whatever is left, the easy ones of quick teams first; without: each when it is ready. */
  hands?: number
  /** Chance a week that a moved one returns, or that one left is retired. */
  restless?: number
  weeks: number
}

type Life = { archetype: number; pace: number; runs: StateRun[]; leaves: number }

const teamCount = 24
const dayShare = 1 / 7

export function generateBusyFleet(law: BusyLaw, random: Random): ForecastService[] {
  const { archetypes, teams, hands, restless = 0, weeks } = law
  const paces = Array.from({ length: teamCount }, () => Math.exp(teams * normal(random) - teams ** 2 / 2))
  const lives = archetypes.flatMap(({ services }, archetype) =>
    Array.from(
      { length: services },
      (_, index): Life => ({
        archetype,
        pace: paces[(index * 7 + archetype) % teamCount]!,
        runs: [{ state: 'origin_only', fromAt: weekStart(-1), toAt: null }],
        leaves: 0,
      }),
    ),
  )
  const rateOf = ({ archetype, pace }: Life) => archetypes[archetype]!.start * pace
  for (let week = 0; week < weeks; week++) {
    const speed = 0.6 + 0.8 * random()
    const ready = lives.filter(one => stateOf(one) === 'origin_only')
    const starting =
      hands === undefined
        ? ready.filter(one => random() < 1 - Math.exp(-rateOf(one) * speed))
        : ready
            .map(one => ({ one, turn: waitOf(rateOf(one), random) }))
            .sort((a, b) => a.turn - b.turn)
            .slice(0, Math.round(hands * speed))
            .map(({ one }) => one)
    for (const one of lives) {
      const state = stateOf(one)
      if ((state === 'both' || state === 'back_on_origin') && one.leaves < week + 1)
        become(one, 'target_only', Math.max(week, one.leaves))
      else if (state === 'target_only' && random() < restless) {
        become(one, 'back_on_origin', week + dayShare)
        one.leaves = week + 2 + waitOf(1 / 3, random)
      } else if (state === 'origin_only' && random() < restless && !starting.includes(one))
        become(one, 'idle', week + dayShare)
    }
    for (const one of starting) {
      const from = week + random()
      become(one, 'both', from)
      one.leaves = from + 1 + waitOf(1 / (archetypes[one.archetype]!.weeksOnBoth - 1), random)
    }
  }
  return lives.map(({ archetype, runs }, index) => ({
    service: `busy-${index}`,
    archetype: archetypes[archetype]!.name,
    timeline: {
      facts: runs,
      scope: [{ fromAt: Number.NEGATIVE_INFINITY, toAt: null }],
      firstOnOriginAt: null,
    },
    held: [],
  }))
}

const stateOf = ({ runs }: Life): MigrationState => runs.at(-1)!.state

function become({ runs }: Life, state: MigrationState, week: number): void {
  const fromAt = Math.round(weekStart(week))
  runs.at(-1)!.toAt = fromAt
  runs.push({ state, fromAt, toAt: null })
}

const waitOf = (rate: number, random: Random): number => -Math.log(1 - random()) / rate
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
