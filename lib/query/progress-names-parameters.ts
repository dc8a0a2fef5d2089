import { progressLists } from '#lib/domain/migration/names-wish.ts'
import { migrationStates } from '#lib/domain/migration/state.ts'
import { flowKinds } from '#lib/domain/migration/transitions.ts'
import { type Parameter, pageParameters } from './parameters.ts'

/** One of `flow`, `state` and `list` says which number of `progress` is meant; without any, all in scope. */
export const progressNamesParameters = [
  {
    name: 'flow',
    kind: 'word',
    of: flowKinds,
    description:
      'Crossings of the ledger between `from` and `to`: a service that crossed twice is there twice.',
  },
  {
    name: 'state',
    kind: 'word',
    of: migrationStates,
    description: 'Services in scope in that state at the instant.',
  },
  {
    name: 'list',
    kind: 'word',
    of: progressLists,
    description:
      'Services behind another figure: of the baseline, on the target, opening or closing of the ledger, born on the origin or returned within 30 days, added between `from` and `to`.',
  },
  ...pageParameters,
] as const satisfies Parameter[]
