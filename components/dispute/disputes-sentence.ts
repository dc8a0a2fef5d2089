import { formatCounted } from '#lib/format/number.ts'
import type { DisputesAnswer } from '#lib/read/answers/dispute-answer.ts'

/** The heading of the page of corrections: how many wait for whom, and how many were answered. */
export function disputesSentence({ open, overdue, closed }: DisputesAnswer['counts']): {
  answer: string
  rest: string
} {
  const rest = closed === 0 ? '' : `${formatCounted(closed, 'other')} ${closed === 1 ? 'is' : 'are'} closed.`
  if (open === 0) return { answer: 'No correction is open.', rest }
  const late =
    overdue === 0
      ? ''
      : `, ${overdue === open ? (open === 1 ? 'and overdue' : 'all of them overdue') : `${overdue} of them overdue`}`
  return { answer: `${formatCounted(open, 'correction')} ${open === 1 ? 'is' : 'are'} open${late}.`, rest }
}
