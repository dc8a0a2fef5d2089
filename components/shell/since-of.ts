import { addDays } from '#lib/domain/time/day.ts'
import { formatLongDay } from '#lib/format/date.ts'
import type { ReviewItem } from '#lib/read/answers/review-answer.ts'

const defaultDays = 30
type Review = Pick<ReviewItem, 'name' | 'on'>

/** The day changes are counted from: as asked for, else the last review before the day looked at, else 30 days before it. */
export function sinceOf(since: string | null, asOf: string, reviews: readonly Review[] = []): string {
  if (since !== null && since < asOf) return since
  return reviews.find(({ on }) => on < asOf)?.on ?? addDays(asOf, -defaultDays)
}

/** That day as people call it: `the March review`, `10 February`. */
export function sinceInWords(sinceOn: string, reviews: readonly Review[], thisYear: number): string {
  const review = reviews.find(({ on }) => on === sinceOn)
  if (review === undefined) return formatLongDay(sinceOn, thisYear)
  return /review$/i.test(review.name) && !/^the /i.test(review.name) ? `the ${review.name}` : review.name
}
