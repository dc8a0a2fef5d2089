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
  const groups = [...new Set(kept.map(({ controls }) => controls))].sort(
    (one, other) => one.after - other.after,
  )
  const controlTeams = new Set(groups.flatMap(({ teams }) => teams))
  const units = [...new Set([...kept.map(({ team }) => team), ...controlTeams])].sort(
    (one, other) => one - other,
  )
  const unitOfTeam = new Map(units.map((team, unit) => [team, unit]))
  const rows = units.map(() => new Float64Array(2 * groups.length))
  const ends = new Uint32Array(units.length)
  groups.forEach((group, place) => {
    group.teams.forEach((team, index) => {
      const unit = unitOfTeam.get(team)!
      rows[unit]![2 * place] = group.baskets[index]!.before
      rows[unit]![2 * place + 1] = group.baskets[index]!.after
      // Groups are in the order of their last week, and a team is control until it arrives: the rest of its row is empty.
      ends[unit] = 2 * place + 2
    })
  })
  const placeOfGroup = new Map(groups.map((group, place) => [group, place]))
  const moved = kept.map(({ team, controls, basket }) => ({
    unit: unitOfTeam.get(team)!,
    group: placeOfGroup.get(controls)!,
    before: basket.before,
    after: basket.after,
  }))
  const sums = new Float64Array(2 * groups.length)
  let sameRatio = Number.NaN
  const effectOf = (draw: Uint16Array) => {
    sums.fill(0)
    for (let unit = 0; unit < rows.length; unit++) {
      const times = draw[unit]!
      if (times === 0) continue
      const row = rows[unit]!
      const end = ends[unit]!
      for (let place = 0; place < end; place++) sums[place]! += times * row[place]!
    }
    let after = 0
    let before = 0
    let expected = 0
    for (const team of moved) {
      const controlsBefore = sums[2 * team.group]!
      if (controlsBefore === 0) continue
      const times = draw[team.unit]!
      after += times * team.after
      before += times * team.before
      expected += (times * team.before * sums[2 * team.group + 1]!) / controlsBefore
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
