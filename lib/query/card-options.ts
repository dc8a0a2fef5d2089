import type { CardSubject } from '#lib/domain/card/card.ts'
import type { CardsAnswer } from '#lib/read/answers/card-answer.ts'
import { answerOptions } from './answer-options.ts'

/** Addresses of one card, and whether who asks may make one. */
export const cardsOptions = ({ kind, id }: CardSubject) =>
  answerOptions<CardsAnswer>('cards', new URLSearchParams({ kind, id }).toString())
