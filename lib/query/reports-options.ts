import type { Filters } from '#lib/domain/filter/filters.ts'
import type { Agreement } from '#lib/domain/report/report.ts'
import type { ReportFormAnswer, ReportsAnswer } from '#lib/read/answers/report-answer.ts'
import { answerOptions } from './answer-options.ts'
import { timeOf } from './goals-options.ts'
import { searchOfFilters } from './search-of-filters.ts'

export type ReportsList = { agreement: Agreement[]; limit: number | null; cursor: string | null }

export const reportsOptions = (filters: Partial<Filters>, list: ReportsList) =>
  answerOptions<ReportsAnswer>('reports', searchOfFilters(filters, list))

/** What the card of the overview needs: the counts. */
export const reportsCard: ReportsList = { agreement: [], limit: 1, cursor: null }

/** One team's form: what it said, what was seen, what only it can tell. */
export const reportFormOptions = (team: string, view: Partial<Filters>) =>
  answerOptions<ReportFormAnswer>(`reports/${encodeURIComponent(team)}`, searchOfFilters(timeOf(view)))
