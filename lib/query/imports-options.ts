import type { ImportAnswer, ImportsAnswer } from '#lib/read/answers/import-answer.ts'
import { answerOptions } from './answer-options.ts'

const runningMs = 1_000

/** Imports there have been; asked again every second while one runs. */
export const importsOptions = () => ({
  ...answerOptions<ImportsAnswer>('imports', ''),
  refetchInterval: ({ state }: { state: { data?: ImportsAnswer | undefined } }) =>
    state.data?.items.some(job => job.state === 'running') ? runningMs : false,
})

/** One import with a page of its refused rows; asked again every second while it runs. */
export const importOptions = (id: string, cursor: string | null = null) => ({
  ...answerOptions<ImportAnswer>(`imports/${id}`, cursor === null ? '' : `cursor=${cursor}`),
  refetchInterval: ({ state }: { state: { data?: ImportAnswer | undefined } }) =>
    state.data?.state === 'running' ? runningMs : (false as const),
})
