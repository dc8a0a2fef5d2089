'use client'

import { frequencyOptions } from '#lib/query/frequency-options.ts'
import { useAnswer } from '#lib/query/use-answer.ts'
import { useEmptyState } from '#lib/query/use-empty-state.ts'
import { useView } from '#lib/query/use-view.ts'

/** The frequency answer of the view; a comparison needs the ratio, and says what is missing without it. */
export function useFrequency() {
  const { filters } = useView()
  const empty = useEmptyState()
  const answered = useAnswer(frequencyOptions(filters))
  const { data } = answered
  const isEmpty = data !== undefined && data.on.teams + data.off.teams + data.mixed.teams === 0
  const state = isEmpty ? empty('No team-weeks in this selection') : answered.state
  const comparing =
    data && !isEmpty && data.ratio.value === null
      ? ({
          kind: 'too-little',
          title: 'Too little to compare',
          text: `${data.tooLittle ?? 'A side has too few teams or weeks.'} So far: ${data.on.teams} teams on, ${data.off.teams} off, ${data.window.fullWeeks} full weeks.`,
        } as const)
      : state
  return { ...answered, state, comparing }
}
