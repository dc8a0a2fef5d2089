import { formatDay, formatLongDay } from '#lib/format/date.ts'
import { formatCount, formatCounted, formatNumber } from '#lib/format/number.ts'
import type { ForecastAnswer } from '#lib/read/answers/forecast-answer.ts'

type Dates = Pick<ForecastAnswer, 'verdict' | 'reason' | 'evenOn' | 'sureOn'>
type Undated = Dates & Pick<ForecastAnswer, 'flows' | 'moveWeeks' | 'fewestWeeks'>

/** Why there is no day, in a few words; null: there is one. */
export function noDateWords({ verdict, reason, flows, moveWeeks, fewestWeeks }: Undated): string | null {
  if (verdict === 'dated') return null
  if (verdict === 'finished') return 'nothing is left'
  if (verdict === 'too_little') return `too few weeks of moves: ${moveWeeks} of ${fewestWeeks}`
  if (reason === 'blocked') return 'no date: a blocker without a day holds the last ones'
  if (reason === 'too_far') return 'no date within five years at this pace'
  return `not converging: ${formatCount(Math.round(flows.arrived))} arrive for ${formatCount(Math.round(flows.departed))} that leave`
}

/** `26 April and 12 July 2027`: years once where they are the same. */
export function rangeWords(evenOn: string, sureOn: string, thisYear: number): string {
  const isSameYear = evenOn.slice(0, 4) === sureOn.slice(0, 4)
  const first = formatLongDay(evenOn, isSameYear ? Number(evenOn.slice(0, 4)) : thisYear)
  return `${first} and ${formatLongDay(sureOn, thisYear)}`
}

/** The clause of a heading: when the last one leaves, and how that moved since it was said last. */
export function finishSentence(forecast: Undated & Pick<ForecastAnswer, 'asOf' | 'shift'>): string | null {
  const { evenOn, sureOn, asOf, verdict } = forecast
  const year = Number(asOf.slice(0, 4))
  if (verdict === 'finished') return null
  if (evenOn === null) {
    const why = noDateWords(forecast)
    return why === null ? null : `The finish: ${why}.`
  }
  if (sureOn === null)
    return `Even odds that the last one leaves by ${formatLongDay(evenOn, year)}; 85% sure only in over five years.`
  const moved = shiftSentence(forecast.shift)
  return `The last one leaves between ${rangeWords(evenOn, sureOn, year)}${moved === null ? '' : `, ${moved}`}.`
}

/** `four to six weeks later than we said then`; null below a week, or without an earlier forecast. */
export function shiftSentence(shift: ForecastAnswer['shift']): string | null {
  if (shift === null || shift.evenDays === null) return null
  const weeks = [shift.evenDays, shift.sureDays ?? shift.evenDays].map(days => Math.round(days / 7))
  const [low, high] = [Math.min(...weeks), Math.max(...weeks)] as [number, number]
  if (low < 0 && high > 0) return null
  if (low === 0 && high === 0) return 'as we said then'
  const sizes = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b) as [number, number]
  const size = sizes[0] === sizes[1] ? inWords(sizes[1]) : `${inWords(sizes[0])} to ${inWords(sizes[1])}`
  return `${size} ${sizes[1] === 1 ? 'week' : 'weeks'} ${high > 0 ? 'later' : 'earlier'} than we said then`
}

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const
const inWords = (count: number): string => words[count] ?? formatCount(count)

/** `28 days later`, `as said`; null: nothing to compare with. */
export function slipWords(days: number | null): string | null {
  if (days === null) return null
  if (days === 0) return 'as said'
  return `${formatCounted(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`
}

/** `5 weeks sooner`, `3.5 weeks later`, `no change`; null: no date to compare. */
export function savedWords(weeks: number | null): string | null {
  if (weeks === null) return null
  if (Math.abs(weeks) < 0.5) return 'no change'
  const size = Math.abs(weeks)
  const text = formatNumber(size, 0)
  return `${text} ${text === '1' ? 'week' : 'weeks'} ${weeks > 0 ? 'sooner' : 'later'}`
}

export const dateOr = (day: string | null, year?: number): string =>
  day === null ? 'no date' : formatDay(day, year)
