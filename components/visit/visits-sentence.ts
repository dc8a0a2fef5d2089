import { formatCounted, formatNumber } from '#lib/format/number.ts'
import { formatNumberInWords } from '#lib/format/number-in-words.ts'
import type { VisitPlanAnswer } from '#lib/read/answers/visit-plan-answer.ts'
import type { VisitsAnswer } from '#lib/read/answers/visits-answer.ts'

const capital = (text: string) => `${text[0]!.toUpperCase()}${text.slice(1)}`

const counted = (count: number, one: string, many: string) =>
  `${capital(formatNumberInWords(count))} ${count === 1 ? one : many}`

/** The next office and what a day there frees; who waits; what clashes. `freed` opens how it is computed. */
export function visitsSentence(
  plan: Pick<VisitPlanAnswer, 'offices' | 'trips'>,
  visits: Pick<VisitsAnswer, 'facts' | 'conflicts'>,
): { lead: string; freed: { office: string; text: string } | null; tail: string; rest: string } {
  const best = plan.offices.find(({ score }) => score !== null && score > 0)
  const { waiting, oldestDays } = visits.facts.requests
  const asked =
    waiting === 0
      ? 'Nobody waits for a visit.'
      : `${counted(waiting, 'request waits', 'requests wait')}, ${oldestDays ? `${waiting === 1 ? 'for' : 'the oldest'} ${formatCounted(oldestDays, 'day')}` : 'since today'}.`
  const clashes = new Set(visits.conflicts.map(({ visit, other }) => [visit, other].sort().join())).size
  const settle = clashes === 0 ? '' : ` ${counted(clashes, 'clash', 'clashes')} to settle.`
  const rest = `${asked}${settle}`
  if (plan.offices.every(({ left }) => left === 0))
    return { lead: 'No office has services left.', freed: null, tail: '', rest }
  if (best === undefined)
    return { lead: 'No visit would free a service in these weeks.', freed: null, tail: '', rest }
  return {
    lead: `${best.name} next: about`,
    freed: { office: best.office, text: `${formatNumber(best.score!, 1)} services freed` },
    tail: 'per travel day.',
    rest,
  }
}
