import type { DeadLetterAnswer, DeadLettersAnswer } from '#lib/read/answers/dead-letter-answer.ts'
import { answerOptions } from './answer-options.ts'

const againMs = 15_000
const pageSize = 50

/** By reason, and those of one group (or all) one by one. */
export const deadLettersOptions = (group: string | null, cursor: string | null = null) => ({
  ...answerOptions<DeadLettersAnswer>('dead-letters', deadLettersSearch(group, cursor)),
  refetchInterval: againMs,
})

export const deadLetterOptions = (id: string) =>
  answerOptions<DeadLetterAnswer>(`dead-letters/${encodeURIComponent(id)}`, '')

function deadLettersSearch(group: string | null, cursor: string | null): string {
  const search = new URLSearchParams({ limit: String(pageSize) })
  if (group !== null) search.set('group', group)
  if (cursor !== null) search.set('cursor', cursor)
  return search.toString()
}
