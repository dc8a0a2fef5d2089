import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { application, bodyOf, decode, entry, git, rolloutsOf, told } from './testing/notifications.ts'

describe('an application that goes', () => {
  test('is undeployed', () => {
    const metadata = { deletionTimestamp: '2026-11-21T09:00:00Z' }
    expect(told(bodyOf({ metadata }))).toMatchObject({
      id: 'u-1/deleted',
      observations: [
        {
          kind: 'undeployed',
          service: 'search',
          finishedAt: Date.UTC(2026, 10, 21, 9),
          outcome: 'succeeded',
        },
      ],
    })
  })
})

describe('a pull request`s application', () => {
  const generated = { name: 'search-pr-42', ownerReferences: [{ kind: 'ApplicationSet', name: 'previews' }] }
  const preview = {
    type: 'environment',
    environment: 'search-pr-42',
    service: 'search',
    cluster: 'https://10.0.0.1/shop',
    url: 'https://pr-42.example.com',
    repository: 'acme/search',
    pullRequest: 42,
    expiresAt: null,
  }
  const status = {
    summary: { images: ['acme/search:pr'], externalURLs: ['https://pr-42.example.com'] },
  }

  test('is a temporary environment, and its rollouts are in it', () => {
    expect(rolloutsOf({ metadata: generated, status })).toMatchObject([
      { type: 'rollout', environment: 'preview', service: 'search' },
      { ...preview, change: 'created', at: Date.UTC(2026, 10, 1) },
    ])
  })

  test('is created before its first sync, and removed with the application', () => {
    const unsynced = { ...status, operationState: undefined }
    expect(rolloutsOf({ metadata: generated, status: unsynced })).toMatchObject([
      { ...preview, change: 'created' },
    ])
    const metadata = { ...generated, deletionTimestamp: '2026-11-21T09:00:00Z' }
    expect(rolloutsOf({ metadata, status })).toMatchObject([
      { kind: 'undeployed', environment: 'preview' },
      { ...preview, change: 'removed', at: Date.UTC(2026, 10, 21, 9) },
    ])
  })

  test.each([
    [{ labels: { preview: 'true' } }, true],
    [{ labels: { 'example.com/pull-request': '42' } }, true],
    [{ annotations: { 'pull-request-number': '42' } }, true],
    [{ labels: { env: 'review/login' } }, true],
    [{ labels: { preview: 'false' } }, false],
    [{ labels: { env: 'production' } }, false],
    [{ name: 'search-pr-42' }, false],
    [{ ...generated, name: 'search' }, false],
  ])('%j: %s', (metadata, expected) => {
    const has = rolloutsOf({ metadata, status }).some(seen => seen.type === 'environment')
    expect(has).toBe(expected)
  })
})

describe('other templates', () => {
  test.each([
    ['a bare Application', application()],
    ['only the application', { app: application() }],
    ['by its whole name', { application: application() }],
    ['as text', { app: JSON.stringify(application()) }],
  ])('%s is the same event', (_name, value) => {
    expect(decode(value)).toEqual(decode(bodyOf()))
  })

  test.each([
    { app: 'search', status: 'Succeeded' },
    { app: { metadata: { name: 'search' } } },
    { text: 'Application search has been deployed', attachments: [] },
    [{ app: application() }],
  ])('%j tells no identity and is ignored', value => {
    expect(told(value)).toMatchObject({
      observations: [],
      ignored: expect.stringMatching('has no Application'),
    })
  })

  test('what is no object, and instants no event may carry, are refused', () => {
    expect(decode('hello').ok).toBe(false)
    const late = entry(7, { deployedAt: '2027-01-01T00:00:00Z' })
    expect(decode(bodyOf({ history: [late] }))).toMatchObject({
      ok: false,
      issues: [{ path: '/finishedAt' }],
    })
  })

  test('any JSON is read or refused, the same way twice, and left as it was', () => {
    const json = fc.jsonValue({ maxDepth: 4 })
    const object = fc.dictionary(fc.string(), json)
    const some = fc
      .record(
        {
          metadata: object,
          spec: fc.oneof(object, fc.constant({ sources: [git, 1], destination: null })),
          status: fc.oneof(object, fc.record({ resources: fc.array(json), summary: json, health: json })),
          operation: fc.oneof(object, fc.record({ phase: fc.constantFrom('Running', 'Failed', 'x') })),
          history: fc.array(
            fc.oneof(object, fc.record({ id: json, revisions: json, sources: fc.array(json) })),
          ),
          images: fc.array(fc.string()),
        },
        { requiredKeys: [] },
      )
      .map(body => bodyOf(body))
    fc.assert(
      fc.property(fc.oneof(json, some), value => {
        const before = structuredClone(value)
        expect(decode(value)).toEqual(decode(structuredClone(value)))
        expect(value).toEqual(before)
      }),
    )
  })
})
