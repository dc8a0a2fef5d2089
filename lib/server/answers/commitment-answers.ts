import { commitmentsParameters } from '#lib/query/commitments-parameters.ts'
import { calendarFeedsAnswer } from '#lib/read/answers/calendar-feeds-answer.ts'
import { commitmentsAnswer } from '#lib/read/answers/commitments-answer.ts'
import { readCalendarFeeds } from '#lib/read/calendar-feeds.ts'
import { type CommitmentsQuestion, readCommitments } from '#lib/read/commitments.ts'
import type { AnswerCall } from './answer-table.ts'

/** What visits brought. */
export const commitmentAnswers: AnswerCall[] = [
  {
    path: '/api/v1/commitments',
    summary: 'Promises made on visits, with every day they had and what events say of them',
    answer: commitmentsAnswer,
    takesFilters: true,
    parameters: commitmentsParameters,
    read: ({ context, filters, values }) =>
      readCommitments(context, filters, values as unknown as CommitmentsQuestion),
  },
  {
    path: '/api/v1/calendar-feeds',
    summary: 'Addresses of calendars that open now (without their secret)',
    answer: calendarFeedsAnswer,
    takesFilters: false,
    parameters: [],
    read: ({ context }) => readCalendarFeeds(context),
  },
]
