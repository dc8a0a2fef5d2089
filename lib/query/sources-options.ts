import type { SourceAnswer, SourcesAnswer } from '#lib/read/answers/source-answer.ts'
import type { SourceKindsAnswer } from '#lib/read/answers/source-kinds-answer.ts'
import { answerOptions } from './answer-options.ts'

/** A source that falls silent changes nothing in the data: only asking again shows it. */
const againMs = 15_000

export const sourcesOptions = () => ({
  ...answerOptions<SourcesAnswer>('sources', ''),
  refetchInterval: againMs,
})

/** One source; `againEveryMs` for who waits for its first event. */
export const sourceOptions = (id: string, againEveryMs = againMs) => ({
  ...answerOptions<SourceAnswer>(`sources/${encodeURIComponent(id)}`, ''),
  refetchInterval: againEveryMs,
})

export const sourceKindsOptions = () => answerOptions<SourceKindsAnswer>('source-kinds', '')
