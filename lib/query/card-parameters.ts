import { cardKinds } from '#lib/domain/card/card.ts'
import type { Parameter } from './parameters.ts'

export const cardParameters = [
  {
    name: 'migration',
    kind: 'id',
    description: 'Which migration; helios-to-kubernetes, or the only one there is.',
  },
] as const satisfies Parameter[]

export const cardsParameters = [
  { name: 'kind', kind: 'word', of: cardKinds, description: 'With `id`: only addresses of this card.' },
  { name: 'id', kind: 'id', description: 'Of the service, team or migration.' },
] as const satisfies Parameter[]
