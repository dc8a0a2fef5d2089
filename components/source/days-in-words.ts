import type { StripDay } from '#components/charts/day-strip.tsx'
import { formatCounted } from '#lib/format/number.ts'
import type { SourceItem } from '#lib/read/answers/source-answer.ts'

type Day = SourceItem['days'][number]

const fills = {
  before: 'none',
  complete: 'whole',
  events: 'whole',
  late: 'marked',
  missing: 'missing',
  paused: 'paused',
  quiet: 'quiet',
} as const satisfies Record<Day['state'], StripDay['fill']>

const words: [Day['state'], (count: string) => string][] = [
  ['complete', count => `${count} complete`],
  ['events', count => `${count} with events`],
  ['late', count => `${count} arrived late`],
  ['missing', count => `${count} with something missing`],
  ['paused', count => `${count} paused`],
  ['quiet', count => `${count} without events`],
]

/** The days of a source as boxes. */
export const stripOf = (days: readonly Day[]): StripDay[] =>
  days.map(({ on, state }) => ({ key: on, fill: fills[state] }))

/** What the boxes show: "30 days: 28 complete, 1 arrived late, 1 with something missing". */
export function daysInWords(days: readonly Day[]): string {
  const known = days.filter(({ state }) => state !== 'before')
  if (known.length === 0) return `Not heard in ${formatCounted(days.length, 'day')}`
  const parts = words.flatMap(([state, say]) => {
    const count = known.filter(day => day.state === state).length
    return count === 0 ? [] : [say(String(count))]
  })
  return `${formatCounted(known.length, 'day')}: ${parts.join(', ')}`
}
