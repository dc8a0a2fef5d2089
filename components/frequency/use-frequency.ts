'use client'

import { frequencyOptions } from '#lib/query/frequency-options.ts'
import { type FrequencyHeadline, frequencyHeadlineOptions } from '#lib/query/headline-options.ts'
import { type AnswerState, useAnswer } from '#lib/query/use-answer.ts'
import { type EmptyState, useEmptyState } from '#lib/query/use-empty-state.ts'
import { useView } from '#lib/query/use-view.ts'

type TooLittle = { kind: 'too-little'; title: string; text: string }
export type FrequencyState = AnswerState | EmptyState | TooLittle

/** What a comparison shows while a side has too little: have, need, and the counts so far. */
function comparingOf(data: FrequencyHeadline): TooLittle | null {
  if (data.ratio.value !== null) return null
  const { on, off, window } = data
  return {
    kind: 'too-little',
    title: 'Too little to compare',
    text: `${data.tooLittle ?? 'A side has too few teams or weeks.'} So far: ${on.teams} teams on, ${off.teams} off, ${window.fullWeeks} full weeks.`,
  }
}

function statesOf(
  data: FrequencyHeadline | undefined,
  state: AnswerState,
  empty: (title: string) => EmptyState,
) {
  const isEmpty = data !== undefined && data.on.teams + data.off.teams + data.mixed.teams === 0
  const shown: FrequencyState = isEmpty ? empty('No team-weeks in this selection') : state
  const comparing: FrequencyState = (data && !isEmpty && comparingOf(data)) || shown
  return { state: shown, comparing }
}

/** The whole answer of the view. `comparing` is the state of frames that need both sides. */
export function useFrequency() {
  const { filters } = useView()
  const empty = useEmptyState()
  const answered = useAnswer(frequencyOptions(filters))
  return { ...answered, ...statesOf(answered.data, answered.state, empty) }
}

/** The same without its lists. */
export function useFrequencyHeadline() {
  const { filters } = useView()
  const empty = useEmptyState()
  const answered = useAnswer(frequencyHeadlineOptions(filters))
  return { ...answered, ...statesOf(answered.data, answered.state, empty) }
}
