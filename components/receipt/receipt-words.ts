import { formatDay, formatInstant, formatLongDay } from '#lib/format/date.ts'
import type { ReceiptAnswer } from '#lib/read/answers/receipt-answer.ts'

type Asked = Pick<ReceiptAnswer, 'filters' | 'asOf' | 'knownAt' | 'isKnownNow' | 'migration'>

/** Filters in words: `Area Freight, Booking; Kind backend`, or that nothing is left out. */
export const filterWords = ({ filters }: Pick<Asked, 'filters'>): string =>
  filters.length === 0
    ? 'no filters: the whole company'
    : filters.map(({ name, values }) => `${name} ${values.join(', ')}`).join('; ')

/** The moment in words: `as of 9 June 2026, as known now`. */
export const momentWords = ({ asOf, knownAt, isKnownNow }: Asked): string =>
  `as of ${formatLongDay(asOf)}, as known ${isKnownNow ? 'now' : 'on'} ${isKnownNow ? `(${formatInstant(knownAt)})` : formatInstant(knownAt)}`

/** Days and instants in a sentence of the API, as people read them. */
export const datesInWords = (text: string, thisYear: number): string =>
  text.replace(/\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?/g, date =>
    date.includes('T') ? formatInstant(date, thisYear) : formatDay(date, thisYear),
  )
