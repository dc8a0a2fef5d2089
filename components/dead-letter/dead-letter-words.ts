import { formatCount, formatCounted } from '#lib/format/number.ts'
import type { DeadLettersAnswer } from '#lib/read/answers/dead-letter-answer.ts'

type Kind = DeadLettersAnswer['items'][number]['kind']

export const kindNames: Record<Kind, string> = {
  delivery: 'Refused on arrival',
  event: 'Stored, cannot be read',
  service: 'Service not worked out',
}

/** The page's answer in one sentence. */
export function deadLettersSentence({ counts, groups }: DeadLettersAnswer): { answer: string; rest: string } {
  const total = counts.delivery + counts.event + counts.service
  if (total === 0) return { answer: 'Nothing is left over:', rest: 'all that came was understood and used.' }
  const parts = [
    counts.delivery > 0 ? `${formatCount(counts.delivery)} refused on arrival` : null,
    counts.event > 0 ? `${formatCounted(counts.event, 'stored event')} nobody can read` : null,
    counts.service > 0 ? `${formatCounted(counts.service, 'service')} that could not be worked out` : null,
  ].filter(part => part !== null)
  return {
    answer: `${formatCount(total)} ${total === 1 ? 'thing waits' : 'things wait'}, for ${formatCounted(groups.length, 'reason')}:`,
    rest: `${parts.join(', ')}. Everything else went on without them.`,
  }
}

type Outcome = { tried: number; counts: Record<string, number>; reasons: string[]; isWhole: boolean }
const resultNames: [name: string, words: string][] = [
  ['accepted', 'taken in'],
  ['duplicate', 'were in already'],
  ['conflict', 'met another body under their key'],
  ['ignored', 'stored and not used'],
  ['read', 'read again'],
  ['asked', 'will be worked out within seconds'],
  ['unchanged', 'stay'],
]

/** What a replay of many came to. */
export function outcomeSentence({ tried, counts, reasons, isWhole }: Outcome): string {
  const parts = resultNames.flatMap(([name, words]) =>
    (counts[name] ?? 0) > 0 ? [`${formatCount(counts[name])} ${words}`] : [],
  )
  const why = (counts.unchanged ?? 0) > 0 && reasons.length > 0 ? ` Why: ${reasons.join('; ')}.` : ''
  const more = isWhole ? '' : ' There are more: replay again for the rest.'
  return `${formatCount(tried)} tried: ${parts.join(', ') || 'none waits any more'}.${why}${more}`
}
