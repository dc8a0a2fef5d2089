/**
 * `booked_twice`: in two places; `away`: absent; `not_there`: before they came or after they leave; `too_many_days`: more days
 * of a week than they travel; `too_long`: longer away than they stay; `office_closed`: holiday or closure; `freeze`: a freeze
 * of the company or of a team met that day; `outside`: the agenda leaves the visit's days, or meets a team of another office;
 * `weekend`: no working day in it.
 */
export const conflictCodes = [
  'booked_twice',
  'away',
  'not_there',
  'too_many_days',
  'too_long',
  'office_closed',
  'freeze',
  'outside',
  'weekend',
] as const
export type ConflictCode = (typeof conflictCodes)[number]

/** Why a visit cannot be as it is, in words that name both entries. Days `YYYY-MM-DD`, both included. */
export type Conflict = {
  code: ConflictCode
  text: string
  visit: string
  /** The other visit; null: the other entry is no visit. */
  other: string | null
  engineer: string | null
  fromOn: string
  toOn: string
}
