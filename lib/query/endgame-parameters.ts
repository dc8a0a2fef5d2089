import type { Parameter } from './parameters.ts'

export const endgameParameters = [
  {
    name: 'site',
    kind: 'id',
    description: 'Whose services are listed: a cluster of the origin; the one nearest to its end without it.',
  },
] as const satisfies Parameter[]
