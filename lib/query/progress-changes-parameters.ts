import { changeKinds } from '#lib/domain/migration/state-changes.ts'
import { type Parameter, pageParameters } from './parameters.ts'

/** Between which days: `from` and `to` of the filters. */
export const progressChangesParameters = [
  { name: 'change', kind: 'word', of: changeKinds, description: 'Only services that changed in this way.' },
  {
    name: 'fromKnownAt',
    kind: 'instant',
    description: 'What was known then of the first day; without it, as known at `knownAt` or now.',
  },
  ...pageParameters,
] as const satisfies Parameter[]
