import type { ChoicesAnswer } from '#lib/read/answers/choices-answer.ts'
import { knownThen } from './url-filters.ts'

/** Whether anything was known by the end of a day: before it, "as known then" has nothing to show. */
export const isKnownThen = (day: string, { knownSince }: Pick<ChoicesAnswer, 'knownSince'>): boolean =>
  knownSince !== null && Date.parse(knownSince) <= knownThen(day)
