import type { Filters } from '#lib/domain/filter/filters.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { formatCsvHead, formatCsvRow } from '#lib/format/csv.ts'
import type { ParameterValue } from '#lib/query/decode-parameters.ts'
import type { CsvTable } from './csv-table.ts'

/** As many rows at a time as an answer may hold. */
const pageRows = 5_000

export type CsvQuestion = {
  table: CsvTable
  /** The address it was asked under, as the file names it. */
  url: URL
  now: number
  filters: Filters
  values: Record<string, ParameterValue>
  read(values: Record<string, ParameterValue>): Promise<unknown>
}

type Page = { rows: object[]; nextCursor: string | null }

/**
 * The rows of an answer as a file (RFC 4180 behind comment lines): all pages from `cursor` on, at most `limit` rows where
 * it is given. Leaves page by page, no faster than it is read; the first page is read before, so that a refusal is an answer.
 */
export async function csvResponse(question: CsvQuestion): Promise<Response> {
  const { table, filters } = question
  const most = (question.values.limit as number | null | undefined) ?? Number.POSITIVE_INFINITY
  let left = most
  let cursor = (question.values.cursor as string | null | undefined) ?? null
  const readPage = async (): Promise<Page> => {
    const limit = Math.min(pageRows, left)
    const values = table.isPaged ? { ...question.values, cursor, limit } : question.values
    const answer = (await question.read(values)) as Record<string, unknown>
    const rows = answer[table.rows] as object[]
    left -= rows.length
    return { rows, nextCursor: table.isPaged && left > 0 ? (answer.nextCursor as string | null) : null }
  }
  let page: Page | null = await readPage()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(formatCsvHead(aboutOf(question), table.columns)))
    },
    async pull(controller) {
      page ??= await readPage()
      const text = page.rows.map(row => formatCsvRow(table.cellsOf(row))).join('')
      if (text !== '') controller.enqueue(encoder.encode(text))
      cursor = page.nextCursor
      page = null
      if (cursor === null) controller.close()
    },
  })
  const file = `landfall-${table.name}-${filters.asOf ?? dayOf(knownAtOf(question))}.csv`
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${file}"`,
      'cache-control': 'no-store',
      vary: 'authorization, cookie, prefer, accept',
    },
  })
}

const knownAtOf = ({ filters, now }: CsvQuestion): number => Math.min(filters.knownAt ?? now, now)

/** What the file says of itself: question, filters, the two clocks, where it can be asked again, definitions. */
function aboutOf(question: CsvQuestion): string[] {
  const { table, url, filters, values } = question
  const knownAt = knownAtOf(question)
  const asked = Object.entries(values).filter(
    ([name, value]) =>
      !['asOf', 'knownAt', 'cursor', 'limit'].includes(name) &&
      value !== null &&
      !(Array.isArray(value) && value.length === 0),
  )
  const narrowed = asked.map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(' ') : value}`)
  return [
    `Landfall: ${table.title}`,
    `filters: ${narrowed.length === 0 ? 'none' : narrowed.join(' · ')}`,
    `asOf: ${filters.asOf ?? dayOf(knownAt)}`,
    `knownAt: ${formatInstant(knownAt)}`,
    `from: ${url.origin}${url.pathname}${url.search}`,
    ...table.about,
  ]
}
