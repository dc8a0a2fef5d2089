import type { VisitKind } from '#lib/domain/visit/visit.ts'
import { formatDay, formatDayOfYear } from '#lib/format/date.ts'

export const kindNames: Record<VisitKind, string> = { help: 'Help', workshop: 'Workshop', review: 'Review' }
export const kindHints: Record<VisitKind, string> = {
  help: 'pairing on services',
  workshop: 'teaching many at once',
  review: 'reviews and decisions',
}
export const absenceKinds = ['leave', 'training', 'other'] as const

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const dayMs = 86_400_000

/** `Mon`. */
export const weekdayOf = (day: string): string =>
  weekdays[(Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs) + 3) % 7]!

/** `Mon 22 Jun`; the year only where it is not `thisYear`. */
export const formatWeekday = (day: string, thisYear?: number): string =>
  `${weekdayOf(day)} ${formatDay(day, thisYear)}`

/** `22 to 25 June`, `29 June to 2 July`, `22 June`; with the year where it is not `thisYear`. */
export function formatStretch(from: string, to: string, thisYear?: number): string {
  const year = Number(to.slice(0, 4)) === thisYear ? '' : ` ${to.slice(0, 4)}`
  if (from === to) return `${formatDayOfYear(to)}${year}`
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))} to ${formatDayOfYear(to)}${year}`
  const firstYear = from.slice(0, 4) === to.slice(0, 4) ? '' : ` ${from.slice(0, 4)}`
  return `${formatDayOfYear(from)}${firstYear} to ${formatDayOfYear(to)}${year}`
}

/** `Ilse`, `Ilse and Piotr`, `Ilse, Piotr and Noor`. */
export function listNames(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? 'nobody'
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

const typeNames: Record<string, string> = {
  knowledge: 'knowledge',
  time: 'time',
  review: 'review',
  platform_gap: 'platform gap',
  dependency: 'dependency',
  other: 'other',
}
export const blockerTypeName = (type: string): string => typeNames[type] ?? type

/** `19 d` of days, for narrow columns. */
export const shortDays = (days: number): string => `${days} d`
