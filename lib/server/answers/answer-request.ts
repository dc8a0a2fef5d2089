import { isDatabaseUnavailable } from '#db/is-database-unavailable.ts'
import { authenticateRequest } from '#lib/auth/authenticate-request.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { HttpProblem, problemResponse } from '#lib/http/problem.ts'
import { filtersOf, rangeIssues } from '#lib/query/decode-filters.ts'
import { decodeParameters, type ParameterIssue, type ParameterValue } from '#lib/query/decode-parameters.ts'
import { filterParameters, type Parameter } from '#lib/query/parameters.ts'
import type { ReadContext } from '#lib/read/read-context.ts'
import { AccessDenied, InvalidFilter, NotFound } from '#lib/read/read-error.ts'
import { requireReader } from '#lib/read/require-reader.ts'
import { waitForProjection } from '#lib/read/wait-for-projection.ts'
import type { DirectContext } from '../direct-route.ts'
import { answerResponse } from './answer-response.ts'
import { csvResponse } from './csv-response.ts'
import type { CsvTable } from './csv-table.ts'
import { preferredWaitMs } from './preferred-wait.ts'
import { wantsCsv } from './wants-csv.ts'

export type Asked = {
  context: ReadContext
  /** What stood in brackets in the path. */
  params: Record<string, string>
  filters: Filters
  /** Decoded parameters beside the filters. */
  values: Record<string, ParameterValue>
}

export type AnswerQuestion = {
  takesFilters: boolean
  parameters: readonly Parameter[]
  /** Who holds a signed report link may ask too, and a team's own token; `read` decides what they see. */
  alsoForReporters?: true
  read(asked: Asked): Promise<unknown>
}

/**
 * Answers one question of the API: who asks, what exactly, then wait for what they wrote to be projected, then read.
 * Every expected refusal is a problem document; what nobody expects is thrown on. With a `csvTable` the rows also leave as a file.
 */
export async function answerRequest(
  request: Request,
  { db, clientAddress, params, draining }: DirectContext,
  { takesFilters, parameters, alsoForReporters, read }: AnswerQuestion,
  csvTable: CsvTable | null = null,
): Promise<Response> {
  try {
    const now = Date.now()
    const letIn = { reportLinks: alsoForReporters === true }
    const viewer = await authenticateRequest(db, request, { now, clientAddress }, letIn)
    if (alsoForReporters !== true || viewer.kind === 'nobody') requireReader(viewer)
    const table = takesFilters ? [...filterParameters, ...parameters] : parameters
    const url = new URL(request.url)
    const search = new URLSearchParams(url.search)
    const isCsv = csvTable !== null && wantsCsv(request, search)
    if (csvTable !== null) search.delete('format')
    const decoded = decodeParameters(search, table)
    if (!decoded.ok) throw filterProblem(decoded.issues)
    const filters = filtersOf(decoded.values)
    const issues = rangeIssues(filters)
    if (issues.length > 0) throw filterProblem(issues)
    const pending = await waitForProjection(db, preferredWaitMs(request), draining)
    const context = { viewer, db, now: Date.now() }
    if (isCsv)
      return await csvResponse({
        table: csvTable,
        url,
        now: context.now,
        filters,
        values: decoded.values,
        read: values => read({ context, params, filters, values }),
      })
    const answer = await read({ context, params, filters, values: decoded.values })
    return await answerResponse(request, answer, pending)
  } catch (error) {
    return problemOfRead(error)
  }
}

const filterProblem = (issues: ParameterIssue[]): HttpProblem =>
  new HttpProblem('invalid_filter', {
    detail: issues.map(({ parameter, message }) => `${parameter}: ${message}`).join(' '),
    issues: issues.map(({ parameter, message }) => ({ path: parameter, message })),
  })

function problemOfRead(error: unknown): Response {
  if (error instanceof HttpProblem) return error.toResponse()
  if (error instanceof AccessDenied) {
    const code = error.reason === 'nobody' ? 'unauthenticated' : 'forbidden'
    return problemResponse(code, { detail: error.message })
  }
  if (error instanceof NotFound) return problemResponse('not_found', { detail: error.message })
  if (error instanceof InvalidFilter)
    return filterProblem([{ parameter: error.parameter, message: error.message }]).toResponse()
  if (isDatabaseUnavailable(error))
    return problemResponse('database_unavailable', {
      detail: 'The database cannot answer right now.',
      retryAfterSeconds: 2,
    })
  throw error
}
