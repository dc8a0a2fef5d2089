/** What a goal is of: a part of the company. Empty id: the company. */
export const goalSubjectTypes = ['company', 'area', 'team'] as const
export type GoalSubjectType = (typeof goalSubjectTypes)[number]
export type GoalSubject = { type: GoalSubjectType; id: string }

/** One version of a goal as it was recorded: never altered, only followed by another or taken back. */
export type GoalRecord = {
  id: string
  migration: string
  subjectType: string
  subjectId: string
  /** Of the baseline without what was retired, above 0 and at most 1. */
  share: number
  dueOn: string
  /** The version this one takes the place of. */
  replaces: string | null
  recordedAt: number
  recordedBy: string
  reason: string | null
  withdrawnAt: number | null
  withdrawnBy: string | null
  withdrawnReason: string | null
}

export const isOfSubject = (
  goal: Pick<GoalRecord, 'subjectType' | 'subjectId'>,
  subject: GoalSubject,
): boolean => goal.subjectType === subject.type && goal.subjectId === subject.id

/** How many services a share of a baseline needs; shares are kept rounded down, so a tiny excess is not one more. */
export const servicesFor = (share: number, base: number): number => Math.ceil(share * base - 1e-9)
