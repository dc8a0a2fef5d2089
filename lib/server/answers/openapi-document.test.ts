import { describe, expect, test } from 'vitest'
import { directRoutes } from '../direct-routes.ts'
import { openapiDocument } from './openapi-document.ts'
import { preferredWaitMs } from './preferred-wait.ts'

type Operation = {
  summary: string
  responses: Record<string, unknown>
  parameters?: { name: string; in: string }[]
}
const document = openapiDocument() as { openapi: string; paths: Record<string, Record<string, Operation>> }

describe('the OpenAPI document', () => {
  test('describes every mounted route of the public API, and nothing else', () => {
    const mounted = directRoutes
      .filter(({ path }) => path.startsWith('/api/v1/'))
      .map(({ method, path }) => `${method} ${path.replaceAll(/\[(\w+)\]/g, '{$1}')}`)
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map(method => `${method.toUpperCase()} ${path}`),
    )
    expect(described.toSorted()).toEqual(mounted.toSorted())
  })

  test('names every part of a path, and its refusals', () => {
    for (const [path, operations] of Object.entries(document.paths))
      for (const operation of Object.values(operations)) {
        const inPath = (operation.parameters ?? []).filter(parameter => parameter.in === 'path')
        expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
        expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403', '422']))
        expect(Object.keys(operation.responses).some(status => /^20[01]$/.test(status))).toBe(true)
      }
  })

  test('is version 3.1 and survives JSON', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })
})

describe('how long a client waits for its own writes', () => {
  test.each([
    [null, 20_000],
    ['wait=0', 0],
    ['respond-async, wait=3', 3_000],
    ['wait=100', 60_000],
    ['wait=soon', 20_000],
  ])('Prefer: %s', (prefer, expected) => {
    const headers: Record<string, string> = prefer === null ? {} : { prefer }
    expect(preferredWaitMs(new Request('http://localhost/', { headers }))).toBe(expected)
  })
})
