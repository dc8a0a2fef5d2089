import type { Agreement } from '#lib/domain/report/report.ts'

/** How a team's words stand to what events say. */
export const agreementNames: Record<Agreement, string> = {
  agree: 'Agrees with evidence',
  ahead: 'Ahead of evidence',
  behind: 'Behind evidence',
  none: 'No report',
  stale: 'Older than 28 days',
}
