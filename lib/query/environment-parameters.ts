import { type Parameter, pageParameters } from './parameters.ts'

export const environmentStates = ['live', 'old', 'expired', 'ended'] as const
export const environmentSortKeys = ['created', '-created', 'ended', '-ended'] as const
export type EnvironmentSortKey = (typeof environmentSortKeys)[number]

export const environmentsParameters = [
  {
    name: 'state',
    kind: 'words',
    of: environmentStates,
    description:
      'live: not ended; old: live for more than 24 hours; expired: past its time, end not confirmed; ended.',
  },
  { name: 'service', kind: 'ids', description: 'Services of the catalogue.' },
  {
    name: 'sort',
    kind: 'word',
    of: environmentSortKeys,
    description: 'A leading minus puts the latest first, as without it; ties go by id.',
  },
  ...pageParameters,
] as const satisfies Parameter[]
