import { noFilters } from '#lib/domain/filter/filters.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { ReviewItem, ReviewsAnswer } from './answers/review-answer.ts'
import { ask } from './ask.ts'
import type { ReadContext } from './read-context.ts'
import type { World } from './world/world.ts'

/** Days leadership compares with, newest first; of one day the one bookmarked last comes first. */
export function reviewsIn({ records }: World): ReviewItem[] {
  return records.reviews
    .map(({ id, name, on, recordedAt, recordedBy }) => ({
      id,
      name,
      on,
      recordedAt: formatInstant(recordedAt),
      recordedBy,
    }))
    .reverse()
    .sort((one, other) => other.on.localeCompare(one.on))
}

/** All bookmarked reviews. Throws ReadErrors. */
export async function readReviews(context: ReadContext): Promise<ReviewsAnswer> {
  return { items: reviewsIn((await ask(context, noFilters)).world) }
}
