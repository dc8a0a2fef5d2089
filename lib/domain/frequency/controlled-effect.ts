import { bootstrap, type Interval } from '../statistics/bootstrap.ts'
import type { Random } from '../statistics/seeded-random.ts'
import type { BasketSums } from './baskets.ts'
import type { ControlGroup, TeamComparison } from './team-comparisons.ts'
import { leastTeams } from './too-little.ts'

type Comparison = { ratio: number | null; low: number | null; high: number | null; teams: number }
export type ControlledEffect = {
  sameTeams: Comparison
  controlled: Comparison & { controls: number }
  droppedDraws: number
}

/** A comparison that is in the figure: its 24 weeks are complete and it has controls. */
export type KeptComparison = TeamComparison & { basket: BasketSums; controls: ControlGroup }

export const isKept = (comparison: TeamComparison): comparison is KeptComparison =>
  comparison.leftOut === null && comparison.basket !== null && comparison.controls !== null

/**
 * Figure 4: sum of after / sum of (before x the controls' after / before over the same calendar weeks), and `sameTeams`
 * = sum of after / sum of before of the same teams (definitions.md 4 and 7). A difference in differences in ratios, with
 * not-yet-moved teams as controls (compare Callaway and Sant'Anna, "Difference-in-Differences with Multiple Time
 * Periods", 2021). Draws resample moved and control teams together, so a team that is control now and moves later is one unit.
 */
export function controlledEffect(
  kept: KeptComparison[],
  isShown: boolean,
  draws: number,
  random: Random,
): ControlledEffect {
  const groups = [...new Set(kept.map(({ controls }) => controls))]
  const controlTeams = new Set(groups.flatMap(({ teams }) => teams))
  const units = [...new Set([...kept.map(({ team }) => team), ...controlTeams])].sort(
    (one, other) => one - other,
  )
  const unitOfTeam = new Map(units.map((team, unit) => [team, unit]))
  const packed = groups.map(group => ({
    units: Uint32Array.from(group.teams, team => unitOfTeam.get(team)!),
    before: Float64Array.from(group.baskets, basket => basket.before),
    after: Float64Array.from(group.baskets, basket => basket.after),
  }))
  const placeOfGroup = new Map(groups.map((group, place) => [group, place]))
  const moved = kept.map(({ team, controls, basket }) => ({
    unit: unitOfTeam.get(team)!,
    group: placeOfGroup.get(controls)!,
    before: basket.before,
    after: basket.after,
  }))
  const factors = new Float64Array(groups.length)
  let sameRatio = Number.NaN
  const effectOf = (draw: Uint16Array) => {
    for (let place = 0; place < packed.length; place++) {
      const group = packed[place]!
      let before = 0
      let after = 0
      for (let index = 0; index < group.units.length; index++) {
        const times = draw[group.units[index]!]!
        before += times * group.before[index]!
        after += times * group.after[index]!
      }
      factors[place] = before > 0 ? after / before : Number.NaN
    }
    let after = 0
    let before = 0
    let expected = 0
    for (const team of moved) {
      const factor = factors[team.group]!
      if (Number.isNaN(factor)) continue
      const times = draw[team.unit]!
      after += times * team.after
      before += times * team.before
      expected += times * team.before * factor
    }
    sameRatio = after / before
    return after / expected
  }
  const teams = kept.length
  const controls = controlTeams.size
  const none = { ratio: null, low: null, high: null, teams }
  if (!isShown || teams < leastTeams || controls < leastTeams)
    return { sameTeams: none, controlled: { ...none, controls }, droppedDraws: 0 }
  const [effect, same] = bootstrap(units.length, draws, random, [effectOf, () => sameRatio])
  const ratio = effectOf(new Uint16Array(units.length).fill(1))
  const comparison = (value: number, { low, high }: Interval): Comparison =>
    Number.isFinite(value) ? { ratio: value, low, high, teams } : none
  return {
    sameTeams: comparison(sameRatio, same!),
    controlled: { ...comparison(ratio, effect!), controls },
    droppedDraws: effect!.dropped,
  }
}
