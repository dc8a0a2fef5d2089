import type { DefinitionsAnswer } from '#lib/read/answers/definitions-answer.ts'
import { answerOptions } from './answer-options.ts'

export const definitionsOptions = () => answerOptions<DefinitionsAnswer>('definitions', '')
