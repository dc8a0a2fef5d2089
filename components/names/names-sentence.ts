import { formatCount, formatCounted } from '#lib/format/number.ts'
import type { NamesAnswer } from '#lib/read/answers/names-answer.ts'

/** The heading: how many names and places wait, and what waits with them. */
export function namesSentence({
  total,
  rollouts,
  places,
}: Pick<NamesAnswer, 'total' | 'rollouts'> & { places: readonly { rollouts: number }[] }): {
  answer: string
  rest: string
} {
  if (total === 0 && places.length === 0)
    return {
      answer: 'Every name and every place is known.',
      rest: 'All events belong to a service and a cluster.',
    }
  const named = total === 0 ? null : `${formatCounted(total, 'name')}`
  const placed = places.length === 0 ? null : `${formatCounted(places.length, 'place')}`
  const both = [named, placed].filter(part => part !== null).join(' and ')
  const many = total + places.length > 1
  const atPlaces = places.reduce((sum, place) => sum + place.rollouts, 0)
  const held = total === 0 ? atPlaces : rollouts
  return {
    answer: `${both} ${many ? 'are' : 'is'} not in the catalogue.`,
    rest:
      held === 0
        ? 'No rollout waits for them.'
        : `${formatCount(held)} ${held === 1 ? 'rollout waits and counts' : 'rollouts wait and count'} nowhere until somebody says what they are.`,
  }
}
