import { z } from 'zod'
import { catalogFileAnswer } from '#lib/read/answers/catalog-file-answer.ts'
import { catalogSchema } from '#lib/record/catalog-schema.ts'
import { catalogTables } from '#lib/sources/catalog-tables/read-catalog-row.ts'
import { cdeventSchema } from '#lib/sources/cloudevents/cdevent-schema.ts'
import { deploySchema } from '#lib/sources/deploys/deploy-schema.ts'
import { currentSchema, legacySchema } from '#lib/sources/devlake/devlake-schema.ts'
import { adapters } from '#lib/sources/registry.ts'
import { clusterSampleSchema, serviceSampleSchema } from '#lib/sources/samples/sample-schema.ts'
import { jsonSchemaOf, problem } from './openapi-parts.ts'

type Call = { path: string; method: string; operation: Record<string, unknown> }

const oneResult = {
  type: 'object',
  required: ['result'],
  properties: {
    result: { enum: ['accepted', 'duplicate', 'ignored'] },
    source: { type: 'string' },
    id: { type: 'string' },
    reason: { type: 'string' },
  },
}
const counts = ['received', 'accepted', 'duplicate', 'conflict', 'ignored', 'rejected']
const manyResults = {
  type: 'object',
  required: [...counts, 'items'],
  properties: {
    ...Object.fromEntries(counts.map(name => [name, { type: 'integer' }])),
    items: { type: 'array', items: { type: 'object' } },
    itemsTruncated: { type: 'boolean' },
  },
}

const json = (schema: unknown) => ({ 'application/json': { schema } })
const refusals = {
  400: problem('The body or its envelope cannot be read.'),
  401: problem('The token is not good.'),
  403: problem('The token is not for this source.'),
  409: problem('The same key came before with another body; the first is kept.'),
  413: problem('The body is too large.'),
  415: problem('Not a format we read.'),
  422: problem('What is sent is not valid; `issues` says where.'),
  429: problem('Too many attempts.'),
  503: problem('The database does not answer at the moment; send it again with the same ids.'),
}

function delivery(
  path: string,
  summary: string,
  content: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Call {
  const responses = {
    200: {
      description: 'A duplicate, or the results of many.',
      content: json({ anyOf: [oneResult, manyResults] }),
    },
    201: { description: 'Committed.', content: json(oneResult) },
    202: { description: 'Stored and not used.', content: json(oneResult) },
    ...refusals,
  }
  return {
    path,
    method: 'post',
    operation: { summary, ...more, requestBody: { required: true, content }, responses },
  }
}

const lines = {
  'application/x-ndjson': { schema: { type: 'string', description: 'One JSON value per line.' } },
}

const hookedTools = (): string =>
  adapters.flatMap(({ hook, label }) => (hook === undefined ? [] : [label])).join(', ')

/** The calls that take events in, with the schemas their decoders use. */
export function ingestCalls(): Call[] {
  const deploy = jsonSchemaOf(z.union([deploySchema, currentSchema, legacySchema]), 'input')
  const sample = jsonSchemaOf(z.union([serviceSampleSchema, clusterSampleSchema]), 'input')
  const cdevent = jsonSchemaOf(cdeventSchema, 'input')
  const cloudevent = {
    type: 'object',
    required: ['specversion', 'id', 'source', 'type'],
    properties: Object.fromEntries(
      ['specversion', 'id', 'source', 'type', 'subject', 'time'].map(name => [name, { type: 'string' }]),
    ),
  }
  const listOf = (name: string, items: unknown) => ({
    type: 'object',
    required: [name],
    properties: { [name]: { type: 'array', items } },
  })
  return [
    delivery('/api/v1/events', 'Take in CloudEvents (binary, structured, batch) or bare CDEvents', {
      'application/cloudevents+json': { schema: cloudevent },
      'application/cloudevents-batch+json': { schema: { type: 'array', items: cloudevent } },
      ...json(cdevent),
      ...lines,
    }),
    delivery('/api/v1/deploys', "Take in deploys: our shape, or DevLake's as it is", {
      ...json({ anyOf: [deploy, listOf('deploys', deploy)] }),
      ...lines,
    }),
    delivery('/api/v1/samples', 'Take in samples of CPU, capacity, traffic and autoscalers', {
      ...json({ anyOf: [sample, listOf('samples', sample)] }),
      ...lines,
    }),
    delivery(
      '/api/v1/hooks/{source}',
      'Take in what a delivery tool sends, as it is, verified the way its sender signs',
      {
        ...json({
          description: `What ${hookedTools()} send, or any other JSON: kept, and ignored with a reason.`,
        }),
        ...lines,
        'application/x-www-form-urlencoded': {
          schema: { type: 'object', required: ['payload'], properties: { payload: { type: 'string' } } },
        },
      },
      {
        description:
          'Shows a signature by one of the secrets of the source (webhook-signature, X-Hub-Signature-256, X-Signature, X-Gitlab-Token, x-vercel-signature), or an API token with the scope ingest:<source> as bearer or as the password of Basic. All that is shown must be good.',
        parameters: [
          {
            name: 'source',
            in: 'path',
            required: true,
            description:
              'The source these events are counted for. One that is called after its tool (github-web) needs no configuration.',
            schema: { type: 'string' },
          },
        ],
      },
    ),
    {
      path: '/api/v1/catalog',
      method: 'put',
      operation: {
        summary: 'Record the catalogue, whole or in part',
        parameters: [
          {
            name: 'dryRun',
            in: 'query',
            description: '1: only say what would change.',
            schema: { type: 'string' },
          },
        ],
        requestBody: { required: true, content: json(jsonSchemaOf(catalogSchema, 'input')) },
        responses: {
          200: { description: 'What changed.', content: json({ type: 'object' }) },
          400: refusals[400],
          401: refusals[401],
          403: problem('Only admins change the catalogue.'),
          413: refusals[413],
          415: refusals[415],
          422: problem('The catalogue is not valid; `issues` says where.'),
          503: refusals[503],
        },
      },
    },
    {
      path: '/api/v1/catalog/files',
      method: 'post',
      operation: {
        summary: 'Record a catalogue file: YAML, a CSV table, or catalog-info.yaml of Backstage',
        parameters: [
          { name: 'name', in: 'query', description: 'Name of the file.', schema: { type: 'string' } },
          {
            name: 'table',
            in: 'query',
            description: 'Which table a CSV is, where its columns do not tell.',
            schema: { enum: catalogTables },
          },
          {
            name: 'dryRun',
            in: 'query',
            description: '1: only say what would change.',
            schema: { type: 'string' },
          },
        ],
        requestBody: { required: true, content: { 'text/plain': { schema: { type: 'string' } } } },
        responses: {
          200: {
            description:
              'What changed or would change, or every row that is wrong: then nothing was written.',
            content: json(jsonSchemaOf(catalogFileAnswer, 'output')),
          },
          400: refusals[400],
          401: refusals[401],
          403: problem('Only admins change the catalogue.'),
          413: refusals[413],
          422: problem('`table` is none.'),
          503: refusals[503],
        },
      },
    },
  ]
}
