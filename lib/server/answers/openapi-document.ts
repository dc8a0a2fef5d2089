import { problemKinds } from '#lib/http/problem.ts'
import { filterParameters, type Parameter } from '#lib/query/parameters.ts'
import { type ActCall, actTable } from '../acts/act-table.ts'
import { type AnswerCall, answerTable } from './answer-table.ts'
import { calendarCalls } from './calendar-calls.ts'
import { csvTableOf } from './csv-table.ts'
import { importCalls } from './import-calls.ts'
import { ingestCalls } from './ingest-calls.ts'
import { type Json, jsonSchemaOf, problem } from './openapi-parts.ts'

/** OpenAPI 3.1 of everything mounted, from the very schemas and tables the routes use. */
export function openapiDocument(): Json {
  const paths: Record<string, Json> = {}
  const calls = [
    ...answerTable.map(answerOperation),
    ...actTable.map(actOperation),
    ...ingestCalls(),
    ...importCalls(),
    ...calendarCalls(),
  ]
  for (const { path, method, operation } of calls) paths[path] = { ...paths[path], [method]: operation }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Landfall',
      version: '1',
      description:
        'Where a company-wide platform migration stands. Instants are RFC 3339 in UTC, days YYYY-MM-DD, shares 0..1, rates per week. Errors are RFC 9457 problem documents with a closed code.',
    },
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token, lf_...' },
        session: { type: 'apiKey', in: 'cookie', name: 'landfall.session' },
      },
      schemas: { Problem: problemSchema },
    },
  }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: Object.keys(problemKinds) },
    detail: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

const pathParameters = (path: string) =>
  [...path.matchAll(/\[(\w+)\]/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

const dryRunParameter = {
  name: 'dryRun',
  in: 'query',
  description: '1: answers with what it would do, and does nothing.',
  schema: { type: 'string' },
}

function actOperation({ method, path, summary, body, answer, status, takesDryRun }: ActCall) {
  const content = body && { 'application/json': { schema: jsonSchemaOf(body, 'input') } }
  return {
    path: path.replaceAll(/\[(\w+)\]/g, '{$1}'),
    method: method.toLowerCase(),
    operation: {
      summary,
      parameters: [...pathParameters(path), ...(takesDryRun ? [dryRunParameter] : [])],
      ...(content ? { requestBody: { required: true, content } } : {}),
      responses: {
        [status ?? 200]: {
          description: 'Done.',
          content: { 'application/json': { schema: jsonSchemaOf(answer, 'output') } },
        },
        401: problem('Nobody is signed in, or the token is not good.'),
        403: problem('Who asks may not do this.'),
        404: problem('There is none.'),
        409: problem('It is not in a state for that.'),
        422: problem('The body is not valid; `issues` says where.'),
        503: problem('The database does not answer at the moment; nothing was changed.'),
      },
    },
  }
}

const formatParameter = {
  name: 'format',
  in: 'query',
  description:
    'csv: all rows as a file (RFC 4180 behind lines that begin with #: definitions, filters, asOf, knownAt), at most `limit`; so does Accept: text/csv.',
  schema: { type: 'string', enum: ['json', 'csv'] },
}

function answerOperation(call: AnswerCall) {
  const { path, summary, answer, parameters, takesFilters } = call
  const hasCsv = csvTableOf(call) !== null
  const inPath = pathParameters(path)
  const inQuery = [...(takesFilters ? filterParameters : []), ...parameters].map(queryParameter)
  const preference = {
    name: 'Prefer',
    in: 'header',
    description:
      'wait=<seconds>: how long to wait until what was taken in before is in the answer; 20 without it.',
    schema: { type: 'string' },
  }
  return {
    path: path.replaceAll(/\[(\w+)\]/g, '{$1}'),
    method: 'get',
    operation: {
      summary,
      parameters: [...inPath, ...inQuery, ...(hasCsv ? [formatParameter] : []), preference],
      responses: {
        200: {
          description: 'The answer.',
          headers: {
            'Landfall-Pending': {
              description: 'Services whose latest facts are not in this answer yet.',
              schema: { type: 'integer' },
            },
          },
          content: {
            'application/json': { schema: jsonSchemaOf(answer, 'output') },
            ...(hasCsv ? { 'text/csv': { schema: { type: 'string' } } } : {}),
          },
        },
        401: problem('Nobody is signed in, or the token is not good.'),
        403: problem('The token is not for reading.'),
        ...(inPath.length > 0 ? { 404: problem('There is none.') } : {}),
        422: problem('A parameter is not valid; `issues` names it.'),
        503: problem('The database does not answer at the moment.'),
      },
    },
  }
}

function queryParameter({ name, kind, of, most, description }: Parameter): Json {
  const text = { type: 'string' }
  const words = of ? { type: 'string', enum: of } : text
  const schemas: Record<Parameter['kind'], Json> = {
    id: text,
    ids: { type: 'array', items: text },
    word: words,
    words: { type: 'array', items: words },
    text,
    cursor: text,
    day: { type: 'string', format: 'date' },
    instant: { type: 'string', format: 'date-time' },
    integer: { type: 'integer', minimum: 1, ...(most ? { maximum: most } : {}) },
    flag: { type: 'boolean' },
  }
  return {
    name,
    in: 'query',
    description,
    schema: schemas[kind],
    ...(kind.endsWith('s') ? { explode: false } : {}),
  }
}
