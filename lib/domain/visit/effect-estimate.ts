import { bootstrap } from '#lib/domain/statistics/bootstrap.ts'
import { drawnRatio } from '#lib/domain/statistics/drawn-ratio.ts'
import { defaultSeed, seededRandom } from '#lib/domain/statistics/seeded-random.ts'
import { fittedTerms, type MatchedVisit } from './matched-visits.ts'
import type { WindowCounts } from './team-history.ts'

/** A difference with the ends of its 95 % interval. `isClear`: the interval leaves zero out; only then may an effect be claimed. */
export type Estimate = { value: number; low: number; high: number; isClear: boolean }

/** The same difference per team visited, per visit, and per day of one person on a visit. */
export type EffectEstimate = { perTeam: Estimate; perVisit: Estimate; perVisitDay: Estimate }

export const effectDraws = 1000

/**
 * Mean of (what happened - what the matched teams did, adjusted), with a bootstrap over teams: a team carries its own
 * visits and every time it was matched, so that teams matched often count as one (Otsu and Rai, "Bootstrap inference of
 * matching estimators", 2017). Widened for few teams by Student's t (Hesterberg, "What teachers should know about the
 * bootstrap", 2015, section 4.6), for what the fitted line took from the `fitTeams` it was fitted on, and as far to either side as to
 * the wider one: teams that move many at once make the narrow one too narrow. Null: fewer than
 * two teams visited, or too few to fit on.
 */
export function effectEstimate(
  matched: readonly MatchedVisit[],
  outcome: keyof WindowCounts,
  fitTeams: number,
  seed: number = defaultSeed,
): EffectEstimate | null {
  const gains = new Map<string, number>()
  const sizes = new Map<string, { teams: number; visits: number; days: number }>()
  const add = (team: string, gain: number) => gains.set(team, (gains.get(team) ?? 0) + gain)
  for (const one of matched) {
    const size = sizes.get(one.team) ?? { teams: 0, visits: 0, days: 0 }
    sizes.set(one.team, {
      teams: size.teams + 1,
      visits: size.visits + one.share,
      days: size.days + one.personDays,
    })
    add(one.team, one.counts[outcome] - one.expected[outcome])
    for (const { team, counts, expected } of one.matches)
      add(team, -(counts[outcome] - expected[outcome]) / one.matches.length)
  }
  if (sizes.size < 2 || fitTeams <= fittedTerms) return null
  const teams = [...gains.keys()].sort()
  const numerator = teams.map(team => gains.get(team)!)
  const per = (key: 'teams' | 'visits' | 'days') => teams.map(team => sizes.get(team)?.[key] ?? 0)
  const denominators = [per('teams'), per('visits'), per('days')]
  const total = numerator.reduce((sum, gain) => sum + gain, 0)
  const intervals = bootstrap(
    teams.length,
    effectDraws,
    seededRandom(seed),
    denominators.map(denominator => drawnRatio(numerator, denominator)),
  )
  const widening = wideningFor(sizes.size) * Math.sqrt(fitTeams / (fitTeams - fittedTerms))
  const [perTeam, perVisit, perVisitDay] = intervals.map(({ low, high }, index) => {
    const value = total / denominators[index]!.reduce((sum, size) => sum + size, 0)
    const wider = Math.max(value - (low ?? Number.NaN), (high ?? Number.NaN) - value) * widening
    const ends = { low: value - wider, high: value + wider }
    return { value, ...ends, isClear: ends.low > 0 || ends.high < 0 }
  })
  return { perTeam: perTeam!, perVisit: perVisit!, perVisitDay: perVisitDay! }
}

/** Student's 97.5 % quantile over the normal one (Cornish and Fisher's expansion), and n - 1 for n. */
function wideningFor(teamCount: number): number {
  const z = 1.959964
  const free = teamCount - 1
  const t =
    z +
    (z ** 3 + z) / (4 * free) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * free ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * free ** 3)
  return (t / z) * Math.sqrt(teamCount / free)
}
