import type { NamesAnswer } from '#lib/read/answers/names-answer.ts'
import type {
  EnvironmentRulesAnswer,
  NameRulesAnswer,
  PlaceRulesAnswer,
} from '#lib/read/answers/rules-answer.ts'
import { answerOptions } from './answer-options.ts'

export const namesOptions = () => answerOptions<NamesAnswer>('names', '')
export const nameRulesOptions = () => answerOptions<NameRulesAnswer>('rules/names', '')
export const placeRulesOptions = () => answerOptions<PlaceRulesAnswer>('rules/places', '')
export const environmentRulesOptions = () => answerOptions<EnvironmentRulesAnswer>('rules/environments', '')
