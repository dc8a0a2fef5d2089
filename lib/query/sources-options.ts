import type { SourcesAnswer } from '#lib/read/answers/source-answer.ts'
import { answerOptions } from './answer-options.ts'

export const sourcesOptions = () => answerOptions<SourcesAnswer>('sources', '')
