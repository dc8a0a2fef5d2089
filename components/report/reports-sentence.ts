import { formatCount, formatCounted } from '#lib/format/number.ts'
import type { ReportsAnswer } from '#lib/read/answers/report-answer.ts'

/** The heading of the list: how many to doubt, and why. */
export function reportsSentence({
  teams,
  doubts,
  counts,
}: Pick<ReportsAnswer, 'teams' | 'doubts' | 'counts'>): {
  answer: string
  rest: string
} {
  if (teams === 0) return { answer: 'No team has a service in scope here.', rest: '' }
  if (doubts === 0) return { answer: 'What every team says agrees with what runs.', rest: '' }
  const parts = [
    counts.ahead > 0
      ? `${formatCount(counts.ahead)} ${counts.ahead === 1 ? 'says' : 'say'} more than was seen`
      : '',
    counts.stale > 0
      ? `${formatCount(counts.stale)} ${counts.stale === 1 ? 'is' : 'are'} older than 28 days`
      : '',
    counts.none > 0 ? `${formatCount(counts.none)} never reported` : '',
    counts.behind > 0 ? `${formatCount(counts.behind)} finished and never said so` : '',
  ].filter(text => text !== '')
  return {
    answer: `Doubt what ${formatCounted(doubts, 'team')} of ${formatCount(teams)} ${doubts === 1 ? 'says' : 'say'}:`,
    rest: `${parts.join(', ')}.`,
  }
}
