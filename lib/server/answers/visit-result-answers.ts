import { teamBriefAnswer, visitBriefAnswer } from '#lib/read/answers/visit-brief-answer.ts'
import { visitEffectAnswer } from '#lib/read/answers/visit-effect-answer.ts'
import { readTeamBrief } from '#lib/read/team-brief.ts'
import { readVisitBrief } from '#lib/read/visit-brief.ts'
import { readVisitEffect } from '#lib/read/visit-effect.ts'
import type { AnswerCall } from './answer-table.ts'

/** What is known of a team before a visit, and what visits brought. */
export const visitResultAnswers: AnswerCall[] = [
  {
    path: '/api/v1/visits/effect',
    summary:
      'What visits brought beside matched teams nobody visited, with intervals; says where there are too few',
    answer: visitEffectAnswer,
    takesFilters: true,
    parameters: [],
    read: ({ context, filters }) => readVisitEffect(context, filters),
  },
  {
    path: '/api/v1/visits/[id]/brief',
    summary:
      'A brief for each team of a visit: services, what holds them, contacts, promises, report, look-alikes; what came of it',
    answer: visitBriefAnswer,
    takesFilters: true,
    parameters: [],
    read: ({ context, params, filters }) => readVisitBrief(context, params.id!, filters),
  },
  {
    path: '/api/v1/teams/[id]/brief',
    summary: 'The brief of one team, also without a visit',
    answer: teamBriefAnswer,
    takesFilters: true,
    parameters: [],
    read: ({ context, params, filters }) => readTeamBrief(context, params.id!, filters),
  },
]
