import { z } from 'zod'
import { reasonField } from '#lib/record/act-fields.ts'
import { newReviewSchema, recordReview, withdrawReview } from '#lib/record/record-review.ts'
import { type ActCall, defineAct } from './define-act.ts'

/** Days leadership compares with. */
export const reviewActs: ActCall[] = [
  defineAct({
    method: 'POST',
    path: '/api/v1/reviews',
    summary: 'Bookmark a day as a review: changes are counted from the last one',
    body: newReviewSchema,
    answer: z.object({ id: z.string() }),
    status: 201,
    act: async (context, _, review) => ({ id: await recordReview(context, review) }),
  }),
  defineAct({
    method: 'POST',
    path: '/api/v1/reviews/[id]/withdraw',
    summary: 'Take a bookmarked review back',
    body: z.strictObject({ reason: reasonField.optional() }),
    answer: z.object({ id: z.string() }),
    async act(context, { id }, { reason }) {
      await withdrawReview(context, id!, reason ?? null)
      return { id: id! }
    },
  }),
]
