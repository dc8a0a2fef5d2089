import type { EventKind, EventOutcome } from '#lib/domain/event/event-outcomes.ts'
import { exclusionNames } from '#lib/format/exclusion-name.ts'

/** What can be asked for, in words. */
export const kindNames: Record<EventKind, string> = {
  rollouts: 'rollouts',
  evidence: 'seen by collectors',
  ignored: 'not used',
  rejected: 'refused',
  conflicts: 'in conflict',
}

/** Outcomes as the filter names them. */
export const outcomeNames: Record<EventOutcome, string> = {
  in_ledger: 'all in the ledger',
  deploy: 'counted as deploys',
  left_out: 'left out, for any reason',
  ...exclusionNames,
  folded: 'folded into another cluster’s deploy',
  witness: 'witnesses',
  unmapped: 'not placed yet',
  evidence: 'undeployed and deleted',
}
