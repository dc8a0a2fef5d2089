import type { CardKind } from '#lib/domain/card/card.ts'
import { readEnvironment } from '#lib/env/environment.ts'
import { cardParameters, cardsParameters } from '#lib/query/card-parameters.ts'
import { cardAnswer, cardsAnswer } from '#lib/read/answers/card-answer.ts'
import { readCard } from '#lib/read/card.ts'
import { readCards } from '#lib/read/cards.ts'
import type { AnswerCall } from './answer-table.ts'

const cardOf = (kind: CardKind, summary: string): AnswerCall => ({
  path: `/api/v1/cards/${kind}/[id]`,
  summary,
  answer: cardAnswer,
  takesFilters: false,
  parameters: kind === 'migration' ? [] : cardParameters,
  read: ({ context, params, values }) =>
    readCard(context, { kind, id: params.id! }, (values.migration as string | null | undefined) ?? null),
})

/** What portals show of us, and which addresses open it. */
export const cardAnswers: AnswerCall[] = [
  cardOf('service', 'What fits on a card of a service: state, since when, days in it'),
  cardOf('team', 'What fits on a card of a team: services by state, and how many are left'),
  cardOf('migration', 'What fits on a card of a migration: services by state, and the share that has moved'),
  {
    path: '/api/v1/cards',
    summary: 'Addresses of cards that open now (without their secret), and whether who asks may make more',
    answer: cardsAnswer,
    takesFilters: false,
    parameters: cardsParameters,
    read: ({ context, values }) => {
      const { kind, id } = values as { kind: CardKind | null; id: string | null }
      const { embedOrigins } = readEnvironment(process.env)
      return readCards(context, kind !== null && id !== null ? { kind, id } : null, embedOrigins)
    },
  },
]
