import { addDays } from '#lib/domain/time/day.ts'
import type { Question } from './ask.ts'

/** From the first of February to the second of March: what a month looks back without a range. */
const flowDays = 29

/** The days flows run between: as asked for, else the month that ends on the day of the question. */
export function flowRange({ filters, asOf }: Pick<Question, 'filters' | 'asOf'>): {
  from: string
  to: string
} {
  const to = filters.to ?? asOf
  return { from: filters.from ?? addDays(to, -flowDays), to }
}
