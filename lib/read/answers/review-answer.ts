import { z } from 'zod'
import { wireDay, wireInstant } from './shared.ts'

export const reviewItem = z.object({
  id: z.string(),
  name: z.string(),
  on: wireDay,
  recordedAt: wireInstant,
  recordedBy: z.string(),
})
export type ReviewItem = z.infer<typeof reviewItem>

/** `GET /api/v1/reviews`: bookmarked days, newest first. */
export const reviewsAnswer = z.object({ items: z.array(reviewItem) })
export type ReviewsAnswer = z.infer<typeof reviewsAnswer>
