import type { z } from 'zod'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import type { Weight } from '#lib/domain/migration/weigh-progress.ts'
import {
  accountingParameters,
  type Parameter,
  pageParameters,
  progressParameters,
  servicesParameters,
  teamsParameters,
} from '#lib/query/parameters.ts'
import { readAccounting } from '#lib/read/accounting.ts'
import { accountingAnswer } from '#lib/read/answers/accounting-answer.ts'
import { choicesAnswer } from '#lib/read/answers/choices-answer.ts'
import { cpuAnswer } from '#lib/read/answers/cpu-answer.ts'
import { frequencyAnswer } from '#lib/read/answers/frequency-answer.ts'
import { namesAnswer } from '#lib/read/answers/names-answer.ts'
import { progressAnswer } from '#lib/read/answers/progress-answer.ts'
import { environmentRulesAnswer, nameRulesAnswer, placeRulesAnswer } from '#lib/read/answers/rules-answer.ts'
import { serviceAnswer, serviceEvidenceAnswer, servicesAnswer } from '#lib/read/answers/service-answer.ts'
import { serviceNextAnswer } from '#lib/read/answers/service-next-answer.ts'
import { sourceAnswer, sourcesAnswer } from '#lib/read/answers/source-answer.ts'
import { sourceKindsAnswer } from '#lib/read/answers/source-kinds-answer.ts'
import { teamAnswer, teamsAnswer } from '#lib/read/answers/team-answer.ts'
import { teamNextAnswer } from '#lib/read/answers/team-next-answer.ts'
import { readChoices } from '#lib/read/choices.ts'
import { readCpu } from '#lib/read/cpu.ts'
import { readFrequency } from '#lib/read/frequency.ts'
import { readNames } from '#lib/read/names.ts'
import { readProgress } from '#lib/read/progress.ts'
import { readEnvironmentRules, readNameRules, readPlaceRules } from '#lib/read/rules.ts'
import { readService } from '#lib/read/service.ts'
import { readServiceEvidence } from '#lib/read/service-evidence.ts'
import { readServiceNext } from '#lib/read/service-next.ts'
import { readServices } from '#lib/read/services.ts'
import { readSource, readSources } from '#lib/read/sources.ts'
import { readTeam } from '#lib/read/team.ts'
import { readTeamNext } from '#lib/read/team-next.ts'
import { readTeams } from '#lib/read/teams.ts'
import { kindLabels, readSourceKinds } from '../sources/source-kinds.ts'
import type { AnswerQuestion, Asked } from './answer-request.ts'
import { bleedingAnswers } from './bleeding-answers.ts'
import { blockerAnswers } from './blocker-answers.ts'
import { cardAnswers } from './card-answers.ts'
import { commitmentAnswers } from './commitment-answers.ts'
import { contactAnswers } from './contact-answers.ts'
import { definitionAnswers } from './definition-answers.ts'
import { disputeAnswers } from './dispute-answers.ts'
import { endgameAnswers } from './endgame-answers.ts'
import { environmentAnswers } from './environment-answers.ts'
import { eventAnswers } from './event-answers.ts'
import { findAnswers } from './find-answers.ts'
import { forecastAnswers } from './forecast-answers.ts'
import { goalAnswers } from './goal-answers.ts'
import { intakeAnswers } from './intake-answers.ts'
import { migrationAnswers } from './migration-answers.ts'
import { progressAnswers } from './progress-answers.ts'
import { reportAnswers } from './report-answers.ts'
import { scopeAnswers } from './scope-answers.ts'
import { timeAnswers } from './time-answers.ts'
import { visitAnswers } from './visit-answers.ts'
import { visitResultAnswers } from './visit-result-answers.ts'

export type AnswerCall = AnswerQuestion & { path: string; summary: string; answer: z.ZodType }

const none: readonly Parameter[] = []
const page = ({ values }: Asked) => ({
  limit: values.limit as number | null,
  cursor: values.cursor as string | null,
})

/** Every question of the API: where it is asked, what it takes, who answers, and the schema of the answer. */
export const answerTable: AnswerCall[] = [
  {
    path: '/api/v1/progress',
    summary: 'How far the migration is: figures 6-9 and 16, states, flows, daily series',
    answer: progressAnswer,
    takesFilters: true,
    parameters: progressParameters,
    read: ({ context, filters, values }) =>
      readProgress(context, filters, (values.weight as Weight | null) ?? 'count'),
  },
  {
    path: '/api/v1/frequency',
    summary: 'Deploys per week on and off the platform: figures 1-5, both other rules, the exclusions',
    answer: frequencyAnswer,
    takesFilters: true,
    parameters: none,
    read: ({ context, filters }) => readFrequency(context, filters),
  },
  {
    path: '/api/v1/cpu',
    summary: 'CPU utilization, gain, cores freed and returned: figures 10, 11, 13',
    answer: cpuAnswer,
    takesFilters: true,
    parameters: none,
    read: ({ context, filters }) => readCpu(context, filters),
  },
  {
    path: '/api/v1/accounting',
    summary: 'What came in per source, and what became of every rollout per week',
    answer: accountingAnswer,
    takesFilters: true,
    parameters: accountingParameters,
    read: ({ context, filters, values }) => readAccounting(context, filters, values.source as string[]),
  },
  {
    path: '/api/v1/services',
    summary: 'Services with their state, a page at a time',
    answer: servicesAnswer,
    takesFilters: true,
    parameters: servicesParameters,
    read: asked =>
      readServices(asked.context, asked.filters, {
        ...page(asked),
        state: asked.values.state as MigrationState[],
        q: asked.values.q as string | null,
        inScope: asked.values.inScope as boolean | null,
        exempt: asked.values.exempt as boolean | null,
        sort: asked.values.sort as string | null,
      }),
  },
  {
    path: '/api/v1/services/[id]',
    summary: 'One service: placements, states with the events behind them, deploys, what would change it',
    answer: serviceAnswer,
    takesFilters: true,
    parameters: none,
    read: ({ context, params, filters }) => readService(context, params.id!, filters),
  },
  {
    path: '/api/v1/services/[id]/evidence',
    summary: 'The events behind a service, newest first, with what became of each',
    answer: serviceEvidenceAnswer,
    takesFilters: false,
    parameters: pageParameters,
    read: asked => readServiceEvidence(asked.context, asked.params.id!, page(asked)),
  },
  {
    path: '/api/v1/services/[id]/next',
    summary:
      'What stands between a service and being moved: days it should still take, who has done one like it, and what was said, promised and visited about it',
    answer: serviceNextAnswer,
    takesFilters: true,
    parameters: none,
    read: ({ context, params, filters }) => readServiceNext(context, params.id!, filters),
  },
  {
    path: '/api/v1/teams',
    summary: 'Teams with what is left and how often they deploy, a page at a time',
    answer: teamsAnswer,
    takesFilters: true,
    parameters: teamsParameters,
    read: asked =>
      readTeams(asked.context, asked.filters, {
        ...page(asked),
        q: asked.values.q as string | null,
        sort: asked.values.sort as string | null,
      }),
  },
  {
    path: '/api/v1/teams/[id]',
    summary: 'One team: what is left, rates before and after its move, pace, services',
    answer: teamAnswer,
    takesFilters: true,
    parameters: none,
    read: ({ context, params, filters }) => readTeam(context, params.id!, filters),
  },
  {
    path: '/api/v1/teams/[id]/next',
    summary:
      'What is left of a team, the easiest first: what holds each, days it should still take, who has done one like it, the chance of the next step, what the rest can expect',
    answer: teamNextAnswer,
    takesFilters: true,
    parameters: none,
    read: ({ context, params, filters }) => readTeamNext(context, params.id!, filters),
  },
  {
    path: '/api/v1/sources',
    summary: 'Feeds of events: freshness, counts, coverage, names that wait to be mapped',
    answer: sourcesAnswer,
    takesFilters: false,
    parameters: none,
    read: ({ context }) => readSources(context, kindLabels),
  },
  {
    path: '/api/v1/sources/[id]',
    summary: 'One source: its settings, days, errors, secrets and pauses',
    answer: sourceAnswer,
    takesFilters: false,
    parameters: none,
    read: ({ context, params }) => readSource(context, params.id!, kindLabels),
  },
  {
    path: '/api/v1/source-kinds',
    summary: 'Kinds of sources that can be connected, and what each needs',
    answer: sourceKindsAnswer,
    takesFilters: false,
    parameters: none,
    read: async ({ context }) => readSourceKinds(context.viewer),
  },
  {
    path: '/api/v1/names',
    summary: 'Names and places the catalogue does not know, by rollouts waiting, with suggestions',
    answer: namesAnswer,
    takesFilters: false,
    parameters: none,
    read: ({ context }) => readNames(context),
  },
  {
    path: '/api/v1/rules/names',
    summary: 'Ordered rules that place names nobody listed',
    answer: nameRulesAnswer,
    takesFilters: false,
    parameters: none,
    read: ({ context }) => readNameRules(context),
  },
  {
    path: '/api/v1/rules/places',
    summary: 'Ordered rules from what sources call a place to a cluster',
    answer: placeRulesAnswer,
    takesFilters: false,
    parameters: none,
    read: ({ context }) => readPlaceRules(context),
  },
  {
    path: '/api/v1/rules/environments',
    summary: 'Ordered rules from environment texts to their class, and the built-in ones behind them',
    answer: environmentRulesAnswer,
    takesFilters: false,
    parameters: none,
    read: ({ context }) => readEnvironmentRules(context),
  },
  {
    path: '/api/v1/choices',
    summary: 'What the filters offer, and which sources are silent',
    answer: choicesAnswer,
    takesFilters: false,
    parameters: none,
    read: ({ context }) => readChoices(context),
  },
  ...eventAnswers,
  ...cardAnswers,
  ...commitmentAnswers,
  ...visitResultAnswers,
  ...definitionAnswers,
  ...environmentAnswers,
  ...intakeAnswers,
  ...progressAnswers,
  ...bleedingAnswers,
  ...timeAnswers,
  ...scopeAnswers,
  ...endgameAnswers,
  ...goalAnswers,
  ...forecastAnswers,
  ...disputeAnswers,
  ...migrationAnswers,
  ...contactAnswers,
  ...blockerAnswers,
  ...findAnswers,
  ...reportAnswers,
  ...visitAnswers,
]
