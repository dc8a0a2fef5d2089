import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatNumber, formatShare } from '#lib/format/number.ts'
import type { GoalStepItem, GoalSubjectItem } from '#lib/read/answers/goals-answer.ts'

/** A goal's share: whole per cent where it is, else as many decimals as it was set with. */
export function goalShare(share: number): string {
  for (const decimals of [0, 1]) {
    const scale = 10 ** (decimals + 2)
    if (Math.abs(share * scale - Math.round(share * scale)) < 1e-6) return formatShare(share, decimals)
  }
  return formatShare(share, 2)
}

/** `almost certain`, `very unlikely`, else `chance 46%`. */
export function chanceWords(chance: number | null): string {
  if (chance === null) return 'too little data for a chance'
  if (chance >= 0.99) return 'almost certain'
  if (chance <= 0.01) return 'very unlikely'
  return `chance ${formatNumber(chance * 100)}%`
}

/** The subject as a page names it. */
export const subjectName = ({ type, id, name }: Pick<GoalSubjectItem, 'type' | 'id' | 'name'>): string =>
  type === 'company' ? 'The company' : (name ?? id)

/** `company`, `area:music`: as calls name it. */
export const subjectKey = ({ type, id }: Pick<GoalSubjectItem, 'type' | 'id'>): string =>
  type === 'company' ? type : `${type}:${id}`

/** `80% by 31 Dec 2026`. */
export const goalText = ({ share, due }: { share: number; due: string }, year?: number): string =>
  `${goalShare(share)} by ${formatDay(due, year)}`

/** What a step asks for in services, from where it stands. */
export const needWords = ({ needed, neededPerWeek }: GoalStepItem): string =>
  neededPerWeek === null
    ? `${formatCount(needed)} more`
    : `${formatCount(needed)} more, ${formatNumber(neededPerWeek, neededPerWeek < 10 ? 1 : 0)} a week`

/** The step that counts now. */
export const currentStep = ({
  steps,
  current,
}: Pick<GoalSubjectItem, 'steps' | 'current'>): GoalStepItem | null =>
  steps.find(({ id }) => id === current) ?? null

/** What stood before the version that stands: drawn struck through. */
export const formerVersions = ({ id, versions }: GoalStepItem): GoalStepItem['versions'] =>
  versions.filter(version => version.id !== id)
