import { answerRequest } from './answers/answer-request.ts'
import { answerTable } from './answers/answer-table.ts'
import { csvTableOf } from './answers/csv-table.ts'
import { openapiDocument } from './answers/openapi-document.ts'
import { populationExport } from './answers/population-export.ts'
import { respondStream } from './answers/respond-stream.ts'
import type { DirectRoute } from './direct-route.ts'

let document: string | null = null

/** Answers, their description and the stream of changes, given before Next's router sees the request. */
export const answerRoutes: DirectRoute[] = [
  ...answerTable.map((call): DirectRoute => {
    const csvTable = csvTableOf(call)
    return {
      method: 'GET',
      path: call.path,
      respond: (request, context) =>
        populationExport(request) ?? answerRequest(request, context, call, csvTable),
    }
  }),
  { method: 'GET', path: '/api/stream', respond: respondStream },
  {
    method: 'GET',
    path: '/api/openapi.json',
    respond: () => {
      document ??= JSON.stringify(openapiDocument())
      return new Response(document, {
        headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' },
      })
    },
  },
]
