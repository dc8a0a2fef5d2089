import { bleedingLists } from '#lib/domain/migration/bleeding.ts'
import { type Parameter, pageParameters } from './parameters.ts'

export const bleedingParameters = [
  { name: 'list', kind: 'word', of: bleedingLists, description: 'Only this list.' },
  pageParameters[0],
] as const satisfies Parameter[]
