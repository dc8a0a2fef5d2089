import type { ScoreTerm, ScoreTermKey } from '#lib/domain/visit/score-term.ts'
import type { ScoreTermItem } from './answers/visit-plan-answer.ts'

const labels: Record<ScoreTermKey, string> = {
  could_move: 'Could move, wait for help',
  solve_there: 'Held by what is solvable there',
  stuck: 'Stuck on both too long',
  asked: 'Asked for us',
  not_visited: 'Not visited for a while',
  platform_gaps: 'Held by platform gaps',
  held_elsewhere: 'Held by the work of others',
  would_move: 'Would move without us',
}

/** Terms of a score with their names, in the order they add up. */
export const wireScoreTerms = (terms: readonly ScoreTerm[]): ScoreTermItem[] =>
  terms.map(term => ({ ...term, label: labels[term.key] }))
