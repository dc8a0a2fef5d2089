import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { type Agreement, agreements } from '#lib/domain/report/report.ts'

export const reportsParsers = {
  agreement: parseAsArrayOf(parseAsStringLiteral(agreements)).withDefault([]),
  cursor: parseAsString,
}
export const loadReportsUrl = createLoader(reportsParsers)
export const reportsPageSize = 50

/** In the order a leader looks at them. */
export const doubtful: readonly Agreement[] = ['ahead', 'stale', 'none', 'behind']

/** The list, of these agreements only; of none: all there is to doubt. */
export function reportsHref(linkTo: (path: string) => string, only: readonly Agreement[]): string {
  const path = linkTo('/reports')
  if (only.length === 0) return path
  return `${path}${path.includes('?') ? '&' : '?'}agreement=${only.join(',')}`
}

type Asked = { agreement: Agreement[]; cursor: string | null }

/** What the page asks for: without a choice, all that are to be doubted. */
export const reportsListOf = ({ agreement, cursor }: Asked) => ({
  agreement: agreement.length === 0 ? [...doubtful] : agreement,
  limit: reportsPageSize,
  cursor,
})
