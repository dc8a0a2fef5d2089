import { deadLetterKinds } from '#lib/domain/observation/dead-letter-id.ts'
import { type Parameter, pageParameters } from './parameters.ts'

export const deadLetterParameters = [
  { name: 'kind', kind: 'word', of: deadLetterKinds, description: 'Only of this kind.' },
  { name: 'source', kind: 'id', description: 'Only of this source.' },
  { name: 'group', kind: 'id', description: 'Only with this reason: `group` of one of the groups.' },
  ...pageParameters,
] as const satisfies Parameter[]
