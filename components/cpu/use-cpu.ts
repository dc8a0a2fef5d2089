'use client'

import { cpuOptions } from '#lib/query/cpu-options.ts'
import { type CpuHeadline, cpuHeadlineOptions } from '#lib/query/headline-options.ts'
import { type AnswerState, useAnswer } from '#lib/query/use-answer.ts'
import { useView } from '#lib/query/use-view.ts'

export type CpuState = AnswerState | { kind: 'too-little'; title: string; text: string }

/** The gain needs moved services with samples on both sides of their move; says what is missing. */
function comparingOf(data: CpuHeadline | undefined, state: AnswerState): CpuState {
  if (data === undefined || data.gain.ratioOfSums !== null) return state
  return {
    kind: 'too-little',
    title: 'Too few services to compare',
    text: data.tooLittle ?? `${data.gain.services} have samples on both sides of their move.`,
  }
}

/** The whole answer of the view. `comparing` is the state of frames that need both sides. */
export function useCpu() {
  const { filters } = useView()
  const answered = useAnswer(cpuOptions(filters))
  return { ...answered, comparing: comparingOf(answered.data, answered.state) }
}

/** The same without its lists. */
export function useCpuHeadline() {
  const { filters } = useView()
  const answered = useAnswer(cpuHeadlineOptions(filters))
  return { ...answered, comparing: comparingOf(answered.data, answered.state) }
}
