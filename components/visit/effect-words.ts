import { formatCounted, formatNumber } from '#lib/format/number.ts'
import type { VisitEffectItem } from '#lib/read/answers/visit-effect-answer.ts'

const rounded = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : 1)

/** What came of a visit, in three clauses: what its teams did, what teams like them did, and what is left to speak of. */
export function effectWords(effect: VisitEffectItem): { moves: string; matched: string; more: string } {
  const { observed, matched, extraMoves, teams, need } = effect
  const moves = `${formatCounted(observed.moves, 'move')} in 30 days`
  const beside = `matched teams elsewhere ${rounded(matched.moves)}`
  if (extraMoves === null)
    return {
      moves,
      matched: beside,
      more:
        teams < need
          ? `too few teams for an interval: ${teams} of ${need}`
          : 'too few visits yet for an interval',
    }
  const { value, low, high, isClear } = extraMoves
  const range = `between ${formatNumber(low, 0)} and ${formatNumber(high, 0)}`
  return {
    moves,
    matched: beside,
    more: isClear
      ? `${formatNumber(Math.abs(value), 0)} ${value > 0 ? 'more' : 'fewer'}, ${range}`
      : `no clear change, ${range}`,
  }
}
