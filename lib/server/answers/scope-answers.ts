import { pageParameters } from '#lib/query/parameters.ts'
import { auditAnswer } from '#lib/read/answers/audit-answer.ts'
import { exemptionsAnswer } from '#lib/read/answers/exemptions-answer.ts'
import { populationAnswer } from '#lib/read/answers/population-answer.ts'
import { scopeAnswer } from '#lib/read/answers/scope-answer.ts'
import { readAudit } from '#lib/read/audit.ts'
import { readExemptions } from '#lib/read/exemptions.ts'
import { readPopulation } from '#lib/read/population.ts'
import { readScope } from '#lib/read/scope.ts'
import { hashAuditEntry } from '#lib/record/append-audit.ts'
import type { AnswerCall } from './answer-table.ts'

/** Which services count, which of them are excused, and who did what. */
export const scopeAnswers: AnswerCall[] = [
  {
    path: '/api/v1/scope',
    summary: 'Which services count in a migration and since when, its baselines, and who changed them why',
    answer: scopeAnswer,
    takesFilters: true,
    parameters: [],
    read: ({ context, filters }) => readScope(context, filters),
  },
  {
    path: '/api/v1/exemptions',
    summary: 'Who is excused until when, why and by whom, and how their number falls',
    answer: exemptionsAnswer,
    takesFilters: true,
    parameters: [],
    read: ({ context, filters }) => readExemptions(context, filters),
  },
  {
    path: '/api/v1/audit',
    summary: 'Who did what, newest first, and whether the chain of hashes holds (admins, auditors, leaders)',
    answer: auditAnswer,
    takesFilters: false,
    parameters: pageParameters,
    read: ({ context, values }) =>
      readAudit(
        context,
        { limit: values.limit as number | null, cursor: values.cursor as string | null },
        hashAuditEntry,
      ),
  },
  {
    path: '/api/v1/audit/population',
    summary: 'Every rollout to production of a range, one row each (admins, auditors, leaders)',
    answer: populationAnswer,
    takesFilters: true,
    parameters: pageParameters,
    read: ({ context, filters, values }) =>
      readPopulation(context, filters, {
        limit: values.limit as number | null,
        cursor: values.cursor as string | null,
      }),
  },
]
