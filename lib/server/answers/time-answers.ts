import { pageParameters } from '#lib/query/parameters.ts'
import { receiptAnswer } from '#lib/read/answers/receipt-answer.ts'
import { restatementsAnswer } from '#lib/read/answers/restatements-answer.ts'
import { reviewsAnswer } from '#lib/read/answers/review-answer.ts'
import { readReceipt } from '#lib/read/receipts/read-receipt.ts'
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
  {
    path: '/api/v1/receipts/[figure]',
    summary:
      'Where a figure comes from: definition, sum, what was counted and left out, freshness, method, rows. Figures: progress.share, progress.flows.moved, progress.states.both, frequency.ratio, cpu.gain, environments, accounting, team.rate:{id}, service.state:{id}',
    answer: receiptAnswer,
    takesFilters: true,
    parameters: [pageParameters[0]],
    read: ({ context, params, filters, values }) =>
      readReceipt(context, params.figure!, filters, values.limit as number | null),
  },
]
