import type { DisputeStanding, DisputeSubject } from '#lib/domain/migration/dispute.ts'

/** What may be wrong, as a choice. */
export const subjectNames: Record<DisputeSubject, string> = {
  state: 'Its state',
  owner: 'Its owner',
  deploy: 'A deploy',
  scope: 'Whether it counts',
  other: 'Something else',
}

export const standingNames: Record<DisputeStanding, string> = {
  open: 'Open',
  corrected: 'Corrected',
  declined: 'Declined',
  withdrawn: 'Taken back',
}

/** Why nothing can be written while the view is of another day. */
export const onlyNow = 'Written down is only today: go back to now in the header.'
