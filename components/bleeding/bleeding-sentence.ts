import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import { formatCount } from '#lib/format/number.ts'
import type { BleedingAnswer } from '#lib/read/answers/bleeding-answer.ts'
import { bleedingWordsOf } from './bleeding-words.ts'

/** The heading of the page: what is growing back, list by list, and what is set aside. */
export function bleedingSentence(
  { lists, muted }: Pick<BleedingAnswer, 'lists' | 'muted'>,
  platforms: PlatformNames,
): { answer: string; rest: string } {
  const words = bleedingWordsOf(platforms)
  const parts = lists
    .filter(({ count }) => count > 0)
    .map(({ list, count }) => `${formatCount(count)} ${words[list].inHeading}`)
  const rest = muted === 0 ? '' : `${formatCount(muted)} muted.`
  if (parts.length === 0) return { answer: 'Nothing is growing back.', rest }
  const last = parts.at(-1)!
  const before = parts.slice(0, -1).join(', ')
  return { answer: `Growing back: ${before === '' ? last : `${before}, and ${last}`}.`, rest }
}
