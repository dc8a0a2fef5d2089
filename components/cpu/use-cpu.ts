'use client'

import { cpuOptions } from '#lib/query/cpu-options.ts'
import { useAnswer } from '#lib/query/use-answer.ts'
import { useView } from '#lib/query/use-view.ts'

/** The CPU answer of the view; the gain needs moved services with samples on both sides, and says what is missing. */
export function useCpu() {
  const { filters } = useView()
  const answered = useAnswer(cpuOptions(filters))
  const { data } = answered
  const comparing =
    data && data.gain.ratioOfSums === null
      ? ({
          kind: 'too-little',
          title: 'Too few services to compare',
          text: data.tooLittle ?? `${data.gain.services} have samples on both sides of their move.`,
        } as const)
      : answered.state
  return { ...answered, comparing }
}
