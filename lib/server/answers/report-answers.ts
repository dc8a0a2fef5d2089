import type { Agreement } from '#lib/domain/report/report.ts'
import { reportLinksParameters, reportsParameters } from '#lib/query/report-parameters.ts'
import { reportFormAnswer, reportsAnswer } from '#lib/read/answers/report-answer.ts'
import { reportLinksAnswer } from '#lib/read/answers/report-links-answer.ts'
import { readReportForm } from '#lib/read/report-form.ts'
import { readReportLinks } from '#lib/read/report-links.ts'
import { readReports } from '#lib/read/reports.ts'
import type { AnswerCall } from './answer-table.ts'

/** What teams say of themselves, beside what events say. */
export const reportAnswers: AnswerCall[] = [
  {
    path: '/api/v1/reports',
    summary: 'How each team’s report stands to what events say; those to doubt first',
    answer: reportsAnswer,
    takesFilters: true,
    parameters: reportsParameters,
    read: ({ context, filters, values }) =>
      readReports(context, filters, {
        agreement: values.agreement as Agreement[],
        limit: values.limit as number | null,
        cursor: values.cursor as string | null,
      }),
  },
  {
    path: '/api/v1/report-links',
    summary:
      'Signed links of a team’s report that open now (without their secret), for those who may make and revoke them',
    answer: reportLinksAnswer,
    takesFilters: false,
    parameters: reportLinksParameters,
    read: ({ context, values }) => readReportLinks(context, (values.team as string | null) ?? ''),
  },
  {
    path: '/api/v1/reports/[team]',
    summary:
      'A team’s report form: what events say since the last one, what only the team can tell, what it said before',
    answer: reportFormAnswer,
    takesFilters: true,
    parameters: [],
    alsoForReporters: true,
    read: ({ context, filters, params }) => readReportForm(context, params.team!, filters),
  },
]
