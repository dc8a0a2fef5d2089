import { dayMs } from '#lib/domain/time/durations.ts'
import { dayOf, formatAge, formatDay } from '#lib/format/date.ts'
import type { ServiceItem } from '#lib/read/answers/service-answer.ts'

/** Full days since an instant, counted from one: the first day is day 1. */
export const dayNumber = (since: string, now: number): number =>
  Math.floor((now - Date.parse(since)) / dayMs) + 1

/** When a state began, as tables say it: `day 19`, `3 days silent`, `since 12 Mar`, `since 2021`. */
export function sinceText({ state, since }: Pick<ServiceItem, 'state' | 'since'>, now: number): string {
  if (since === null) return ''
  if (state === 'both') return `day ${dayNumber(since, now)}`
  if (state === 'unknown') return `silent for ${formatAge(now - Date.parse(since))}`
  const day = dayOf(since)
  const year = new Date(now).getUTCFullYear()
  return Number(day.slice(0, 4)) === year ? `since ${formatDay(day, year)}` : `since ${day.slice(0, 4)}`
}
