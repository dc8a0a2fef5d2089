import { restatementsAnswer } from '#lib/read/answers/restatements-answer.ts'
import { reviewsAnswer } from '#lib/read/answers/review-answer.ts'
import { readRestatements } from '#lib/read/restatements.ts'
import { readReviews } from '#lib/read/reviews.ts'
import type { AnswerCall } from './answer-table.ts'

/** What time travel needs: days to compare with, and what was told late. */
export const timeAnswers: AnswerCall[] = [
  {
    path: '/api/v1/reviews',
    summary: 'Bookmarked reviews, newest first',
    answer: reviewsAnswer,
    takesFilters: false,
    parameters: [],
    read: ({ context }) => readReviews(context),
  },
  {
    path: '/api/v1/restatements',
    summary:
      'Weeks counted otherwise now than a day after their end (or than at `knownAt`), with the late events behind it',
    answer: restatementsAnswer,
    takesFilters: true,
    parameters: [],
    read: ({ context, filters }) => readRestatements(context, filters),
  },
]
