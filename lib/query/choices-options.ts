import type { ChoicesAnswer } from '#lib/read/answers/choices-answer.ts'
import { answerOptions } from './answer-options.ts'

export const choicesOptions = () => answerOptions<ChoicesAnswer>('choices', '')
