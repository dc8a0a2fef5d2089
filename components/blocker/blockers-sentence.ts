import { formatCount, formatCounted } from '#lib/format/number.ts'
import type { BlockersAnswer } from '#lib/read/answers/blocker-answer.ts'

/** The heading: what to clear first, and what waits altogether. */
export function blockersSentence(
  counts: BlockersAnswer['counts'],
  first: Pick<BlockersAnswer['items'][number], 'title' | 'freed' | 'teams'> | null,
): { answer: string; rest: string } {
  const { open, held, ofSeveral, withoutDate, overdue, notMoved } = counts
  const late = [
    withoutDate > 0 ? `${formatCount(withoutDate)} without a date` : null,
    overdue > 0 ? `${formatCount(overdue)} overdue` : null,
  ].filter(part => part !== null)
  const waiting =
    open === 0
      ? ''
      : `${formatCounted(held, 'service waits', 'services wait')} for ${formatCounted(open, 'open blocker')}${
          late.length > 0 ? `, ${late.join(' and ')}` : ''
        }.`
  const still =
    notMoved === 0
      ? ''
      : `${formatCounted(notMoved, 'service')} freed over 30 days ago ${notMoved === 1 ? 'has' : 'have'} not moved.`
  const rest = [waiting, still].filter(Boolean).join(' ')
  if (open === 0) return { answer: 'Nothing recorded holds a service back.', rest }
  if (first === null || first.freed === 0)
    return {
      answer:
        ofSeveral > 0
          ? 'No blocker is the last of any service: they have to go together.'
          : 'No open blocker holds a service that is left.',
      rest,
    }
  return {
    answer: `Clear “${first.title}” first: it frees ${formatCounted(first.freed, 'service')}.`,
    rest,
  }
}
