import { visitPlanParameters, visitsParameters } from '#lib/query/parameters.ts'
import { visitAnswer } from '#lib/read/answers/visit-answer.ts'
import { visitPlanAnswer } from '#lib/read/answers/visit-plan-answer.ts'
import { visitsAnswer } from '#lib/read/answers/visits-answer.ts'
import { readVisit } from '#lib/read/visit.ts'
import { readVisitPlan } from '#lib/read/visit-plan.ts'
import { readVisits } from '#lib/read/visits.ts'
import type { AnswerCall } from './answer-table.ts'

/** Where the road team goes, who asked, and what a visit looks like. */
export const visitAnswers: AnswerCall[] = [
  {
    path: '/api/v1/visits/plan',
    summary:
      'Offices ranked by services freed per travel day, with the terms, and trips that break no constraint',
    answer: visitPlanAnswer,
    takesFilters: true,
    parameters: visitPlanParameters,
    read: ({ context, filters, values }) =>
      readVisitPlan(context, filters, {
        weeks: values.weeks as number | null,
        people: values.people as number | null,
      }),
  },
  {
    path: '/api/v1/visits',
    summary: 'Visits booked, requests waiting, who is free in which week, and what clashes',
    answer: visitsAnswer,
    takesFilters: true,
    parameters: visitsParameters,
    read: ({ context, filters, values }) => readVisits(context, filters, values.weeks as number | null),
  },
  {
    path: '/api/v1/visits/[id]',
    summary: 'One visit with every version of it and how its teams stand',
    answer: visitAnswer,
    takesFilters: true,
    parameters: [],
    read: ({ context, params, filters }) => readVisit(context, params.id!, filters),
  },
]
