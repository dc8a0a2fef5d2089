import { formatBetween, formatCounted, formatNumber } from '#lib/format/number.ts'
import type { LeverItem } from '#lib/read/answers/forecast-answer.ts'
import type { EffectDifference, VisitEffectAnswer } from '#lib/read/answers/visit-effect-answer.ts'

/** One decimal; two where the whole interval lies below one. */
export const dayEffectFormat =
  ({ low, high }: EffectDifference) =>
  (value: number): string =>
    formatNumber(value, Math.max(Math.abs(low), Math.abs(high)) < 1 ? 2 : 1)

/** `1.3 more moves a day`; with zero within the interval nothing is claimed. */
export function dayEffectWords(effect: EffectDifference): string {
  if (!effect.isClear) return 'no clear effect'
  const value = dayEffectFormat(effect)(Math.abs(effect.value))
  return `${value} ${effect.value > 0 ? 'more' : 'fewer'} moves a day`
}

/** `Between 0.6 and 2.1; 41 visits.` */
export function dayEffectRange(effect: EffectDifference, visits: number): string {
  const between = formatBetween(effect, dayEffectFormat(effect))!
  const range = between.charAt(0).toUpperCase() + between.slice(1)
  const within = effect.isClear ? '' : ' a day, zero within'
  return `${range}${within}; ${formatCounted(visits, 'visit')}.`
}

/** Why there is no figure: too few visits, or hardly a move; null: there is one. */
export function tooFewVisits({
  effect: { have, need, needMoves, moves, observed, matched },
}: Pick<VisitEffectAnswer, 'effect'>): { title: string; text: string } | null {
  if (have < need)
    return {
      title: `Too few visits: ${have} of ${need}`,
      text: 'A visit counts once the 30 days after it are over: then its teams are held against teams like them that nobody visited.',
    }
  if (moves !== null) return null
  const seen = Math.floor(observed.moves + matched.moves)
  return {
    title: `Too few moves: ${Math.min(seen, needMoves - 1)} of ${needMoves}`,
    text: `After ${formatCounted(have, 'visit')} hardly a service moved, with a visit or without one.`,
  }
}

/** `finish 5 weeks sooner`, and within which range; null: there is no day to compare. */
export function peopleWords(lever: LeverItem | undefined): { gain: string; range: string } | null {
  if (lever === undefined || lever.weeksSaved === null) return null
  const weeks = (value: number) => Math.max(0, Math.round(value))
  const [saved, low, high] = [lever.weeksSaved, lever.low ?? 0, lever.high ?? 0].map(weeks)
  if (saved === 0) return { gain: 'finish no week sooner', range: high! > 0 ? `, at most ${high}` : '' }
  const between = low === high ? null : formatBetween(lever, value => formatNumber(Math.max(0, value), 0))
  return {
    gain: `finish ${formatCounted(saved!, 'week')} sooner`,
    range: between === null ? '' : `, ${between}`,
  }
}
