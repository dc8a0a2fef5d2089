import type { ReportLinksAnswer } from '#lib/read/answers/report-links-answer.ts'
import { answerOptions } from './answer-options.ts'

/** Signed links of one team's report that open now. */
export const reportLinksOptions = (team: string) =>
  answerOptions<ReportLinksAnswer>('report-links', new URLSearchParams({ team }).toString())
