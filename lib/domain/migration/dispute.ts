/** What about a service is said to be wrong. */
export const disputeSubjects = ['state', 'owner', 'deploy', 'scope', 'other'] as const
export type DisputeSubject = (typeof disputeSubjects)[number]

/** `corrected`: the claim held and the data was set right. `declined`: it was not, with the reason why. */
export const disputeOutcomes = ['corrected', 'declined'] as const
export type DisputeOutcome = (typeof disputeOutcomes)[number]

export const disputeStandings = ['open', ...disputeOutcomes, 'withdrawn'] as const
export type DisputeStanding = (typeof disputeStandings)[number]

/** What decides where a correction stands: when it was asked for, answered and taken back. */
export type DisputeRecord = {
  recordedAt: number
  outcome: string | null
  answeredAt: number | null
  withdrawnAt: number | null
}

/** Where a correction stands at an instant; null: nobody had asked for it by then. */
export function disputeStanding(
  { recordedAt, outcome, answeredAt, withdrawnAt }: DisputeRecord,
  at: number,
): DisputeStanding | null {
  if (recordedAt > at) return null
  if (answeredAt !== null && answeredAt <= at) return outcome === 'corrected' ? 'corrected' : 'declined'
  return withdrawnAt !== null && withdrawnAt <= at ? 'withdrawn' : 'open'
}
