import { importJob } from '#lib/read/answers/import-answer.ts'
import { jsonSchemaOf, problem } from './openapi-parts.ts'

type Call = { path: string; method: string; operation: Record<string, unknown> }

const refusals = {
  401: problem('Nobody is signed in, or the token is not good.'),
  403: problem('Only admins take files in.'),
  404: problem('There is no such import.'),
  422: problem('A parameter is not valid; `issues` names it.'),
}
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }

/** The calls of imports that stream: neither acts nor answers. */
export const importCalls = (): Call[] => [
  {
    path: '/api/v1/imports/{id}/content',
    method: 'put',
    operation: {
      summary:
        'Send the file of an import from a byte on; it is read as it arrives and answered when it ends',
      parameters: [
        id,
        {
          name: 'offset',
          in: 'query',
          description: 'The byte it begins at: `resumeAtByte` of the import.',
          schema: { type: 'integer', minimum: 0 },
        },
      ],
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
      responses: {
        200: {
          description: 'How it ended.',
          content: { 'application/json': { schema: jsonSchemaOf(importJob, 'output') } },
        },
        ...refusals,
        409: problem('It does not run, or goes on from another byte: `resumeAtByte` says which.'),
        503: problem('The database does not answer at the moment; what is in stays.'),
      },
    },
  },
  {
    path: '/api/v1/imports/{id}/rejects',
    method: 'get',
    operation: {
      summary: 'Every refused row of an import, to mend and take in again',
      parameters: [
        id,
        {
          name: 'form',
          in: 'query',
          description: 'csv for a table, where the file was one; without: NDJSON.',
          schema: { enum: ['ndjson', 'csv'] },
        },
      ],
      responses: {
        200: {
          description: 'The rows, each with refused_row and refused_because.',
          content: {
            'application/x-ndjson': { schema: { type: 'string' } },
            'text/csv': { schema: { type: 'string' } },
          },
        },
        ...refusals,
      },
    },
  },
]
