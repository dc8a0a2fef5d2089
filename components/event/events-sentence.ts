import { formatCount, formatCounted } from '#lib/format/number.ts'
import type { EventsAnswer } from '#lib/read/answers/events-answer.ts'
import type { EventsUrl } from './events-url.ts'
import { outcomeNames } from './outcome-names.ts'

/** The heading of the explorer: how many there are of what was asked for. */
export function eventsSentence(
  { what, outcome, week, service }: Pick<EventsUrl, 'what' | 'outcome' | 'week' | 'service'>,
  { count, isMore }: Pick<EventsAnswer, 'count' | 'isMore'>,
): { answer: string; rest: string } {
  const of = service.length === 1 ? ` of ${service[0]}` : ''
  const when = week === null ? '' : ` in ${week}`
  const number = (one: string) =>
    isMore ? `More than ${formatCount(count)} ${one}s` : formatCounted(count, one)
  const answers = {
    rollouts: `${number('rollout')}${of} ${count === 1 && !isMore ? 'was' : 'were'} told${when}.`,
    evidence: `Collectors saw ${number('change').toLowerCase()}${of}${when}.`,
    ignored: `${number('event')} ${count === 1 ? 'is' : 'are'} stored and not used${when}.`,
    rejected: `${number('event')} ${count === 1 ? 'was' : 'were'} refused${when}.`,
    conflicts: `${number('event')} came with another body under a key that was taken${when}.`,
  }
  const rest = outcome.length === 0 ? '' : `Only ${outcome.map(name => outcomeNames[name]).join(', ')}.`
  return { answer: answers[what], rest }
}
