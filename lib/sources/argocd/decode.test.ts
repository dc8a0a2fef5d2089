import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeArgocdEvent } from './decode.ts'

const context = { source: 'argocd', id: null, now: Date.UTC(2026, 10, 21, 12) }
const startedAt = Date.UTC(2026, 10, 20, 10)
const deployedAt = Date.UTC(2026, 10, 20, 10, 0, 30)
const sha = '0123456789abcdef0123456789abcdef01234567'
const other = 'fedcba9876543210fedcba9876543210fedcba98'
const git = { repoURL: 'https://git.example.com/acme/search.git', path: 'deploy', targetRevision: 'HEAD' }

type Body = {
  metadata?: object
  spec?: object
  status?: object
  operation?: object
  history?: object[]
  images?: string[]
}
const entry = (id: number, members: object = {}) => ({
  id,
  revision: sha,
  source: git,
  deployStartedAt: '2026-11-20T10:00:00Z',
  deployedAt: '2026-11-20T10:00:30Z',
  initiatedBy: { username: 'mkim' },
  ...members,
})
const application = (body: Body = {}) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: {
    name: 'search',
    namespace: 'argocd',
    uid: 'u-1',
    creationTimestamp: '2026-11-01T00:00:00Z',
    labels: { team: 'find' },
    annotations: { 'notified.notifications.argoproj.io': '{}', 'example.com/token': 'hush' },
    ...body.metadata,
  },
  spec: {
    destination: { server: 'https://10.0.0.1', namespace: 'shop' },
    project: 'default',
    source: git,
    ...body.spec,
  },
  status: {
    health: { status: 'Healthy', lastTransitionTime: '2026-11-20T10:00:40Z' },
    sync: { status: 'Synced', revision: sha },
    history: body.history ?? [
      entry(6, { deployStartedAt: '2026-11-10T10:00:00Z', deployedAt: '2026-11-10T10:00:30Z' }),
      entry(7),
    ],
    operationState: {
      phase: 'Succeeded',
      startedAt: '2026-11-20T10:00:00Z',
      finishedAt: '2026-11-20T10:00:30Z',
      operation: { initiatedBy: { automated: true }, sync: { revision: sha } },
      syncResult: { revision: sha, source: git },
      ...body.operation,
    },
    resources: [
      { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'search' },
      { kind: 'Service', name: 'x' },
    ],
    summary: { images: body.images ?? ['registry.example.com/acme/search:2.0'] },
    ...body.status,
  },
})
const bodyOf = (body: Body = {}) => ({
  timestamp: '2026-11-20T10:00:31Z',
  context: { argocdUrl: 'https://argocd.example.com', notificationType: 'landfall' },
  app: application(body),
})
const decode = (value: unknown, more: object = {}) => decodeArgocdEvent(value, { ...context, ...more })
const told = (value: unknown, more: object = {}) => {
  const decoded = decode(value, more)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues))
  return decoded.value
}
const rolloutsOf = (body: Body, more: object = {}) => told(bodyOf(body), more).observations

describe('a sync that succeeded', () => {
  test('is the rollout of its entry in the history, with everything that is known and nothing secret', () => {
    const event = told(bodyOf())
    expect(event).toEqual({
      source: 'argocd',
      id: 'u-1/7/healthy',
      ignored: null,
      observations: [
        {
          type: 'rollout',
          rolloutId: `u-1/${startedAt}`,
          service: 'search',
          platform: 'kubernetes',
          cluster: 'https://10.0.0.1/shop',
          environment: null,
          startedAt,
          finishedAt: deployedAt,
          outcome: 'succeeded',
          kind: 'rollout',
          isRollback: false,
          version: '2.0',
          artefact: null,
          commit: sha,
          change: null,
          actor: 'mkim',
          approvedBy: null,
          team: null,
          traits: {
            namespace: 'shop',
            repository: 'acme/search',
            image: 'registry.example.com/acme/search:2.0',
            'label:team': 'find',
          },
        },
      ],
    })
    expect(JSON.stringify(event)).not.toContain('hush')
  })

  test('that added nothing to the history is ignored: Argo CD healed by itself', () => {
    const operation = { startedAt: '2026-11-20T11:00:00Z', finishedAt: '2026-11-20T11:00:05Z' }
    expect(told(bodyOf({ operation }))).toMatchObject({
      observations: [],
      ignored: expect.stringMatching('added nothing to the history'),
    })
    const chosen = { operation: { sync: { resources: [{ kind: 'Deployment', name: 'search' }] } } }
    expect(told(bodyOf({ operation: chosen })).ignored).toMatch('chosen resources')
  })

  test('is told again when healthy: the same rollout, whose images are believed then, and that word comes first', () => {
    const early = told(bodyOf({ status: { health: { status: 'Progressing' } }, images: ['acme/search:1.9'] }))
    const late = told(bodyOf())
    expect(early).toMatchObject({ id: 'u-1/7/synced', observations: [{ version: null, commit: sha }] })
    expect(late.observations[0]).toMatchObject({
      rolloutId: early.observations[0]?.type === 'rollout' ? early.observations[0].rolloutId : '',
    })
    expect(late.id < early.id).toBe(true)
  })

  test('healthy since before the sync is the word on the pods before it', () => {
    const health = { status: 'Healthy', lastTransitionTime: '2026-11-20T09:59:59Z' }
    expect(told(bodyOf({ status: { health } }))).toMatchObject({
      id: 'u-1/7/synced',
      observations: [{ version: null, commit: sha }],
    })
  })

  test('while pods are replaced, the image of two is the one of the chart', () => {
    const chart = { repoURL: 'registry.example.com/charts', chart: 'search', targetRevision: '2.1' }
    const history = [
      entry(7, { revision: undefined, source: {}, revisions: ['2.1', sha], sources: [chart, git] }),
    ]
    const images = ['acme/search:2.0', 'acme/search:2.1']
    expect(rolloutsOf({ history, images })).toMatchObject([{ version: '2.1', commit: sha }])
    expect(rolloutsOf({ history, images: ['acme/search:8', 'acme/search:9'] })).toMatchObject([
      { version: '2.1', traits: expect.not.objectContaining({ image: expect.anything() }) },
    ])
    expect(rolloutsOf({ images })).toMatchObject([{ version: null, commit: sha }])
  })

  test('a pinned image is an artefact', () => {
    const digest = `sha256:${'b'.repeat(64)}`
    expect(rolloutsOf({ images: [`acme/search@${digest}`] })).toMatchObject([
      { artefact: digest, commit: sha },
    ])
  })

  test('its environment and service may be labels', () => {
    const labels = { env: 'production', 'app.kubernetes.io/name': 'finder' }
    expect(rolloutsOf({ metadata: { labels } })).toMatchObject([
      { environment: 'production', service: 'finder' },
    ])
  })

  test('its own cluster, which every Argo CD calls alike, is the configured one', () => {
    const destination = { server: 'https://kubernetes.default.svc', namespace: 'shop' }
    expect(rolloutsOf({ spec: { destination } })).toMatchObject([
      { cluster: 'https://kubernetes.default.svc/shop' },
    ])
    expect(rolloutsOf({ spec: { destination } }, { cluster: 'gew1' })).toMatchObject([{ cluster: 'gew1' }])
    expect(rolloutsOf({ spec: { destination: { name: 'gae2', namespace: 'shop' } } })).toMatchObject([
      { cluster: 'gae2/shop' },
    ])
  })
})

describe('several workloads', () => {
  const resources = ['search-api', 'search-index'].map(name => ({
    kind: 'Deployment',
    namespace: 'shop',
    name,
  }))

  test('are a rollout each when every one has its own image', () => {
    const images = ['acme/search-api:2', 'acme/search-index:3']
    expect(rolloutsOf({ status: { resources }, images: [] })).toHaveLength(1)
    expect(
      rolloutsOf({ status: { resources, summary: { images } } }).map(seen => seen.type === 'rollout' && seen),
    ).toMatchObject([
      { service: 'search-api', version: '2', rolloutId: `u-1/${startedAt}/deployment/shop/search-api` },
      { service: 'search-index', version: '3', rolloutId: `u-1/${startedAt}/deployment/shop/search-index` },
    ])
  })

  test('are one when images cannot be told apart', () => {
    const summary = { images: ['acme/search:2', 'acme/other:3'] }
    expect(rolloutsOf({ status: { resources, summary } })).toMatchObject([
      { service: 'search', version: '2' },
    ])
  })

  test('are waited for while there are no images, and while the sync runs', () => {
    const health = { status: 'Progressing' }
    expect(told(bodyOf({ status: { resources, health, summary: {} } })).ignored).toMatch(
      'counted when healthy',
    )
    expect(told(bodyOf({ status: { resources }, operation: { phase: 'Running' } })).ignored).toMatch(
      'when it has ended',
    )
  })
})

describe('a sync that has not succeeded', () => {
  test('runs: the rollout that is finished later', () => {
    const operation = { phase: 'Running', finishedAt: undefined, syncResult: undefined }
    expect(told(bodyOf({ operation, history: [] }))).toMatchObject({
      id: `u-1/${startedAt}/Running`,
      observations: [
        { rolloutId: `u-1/${startedAt}`, outcome: 'unfinished', startedAt, finishedAt: null, commit: sha },
      ],
    })
  })

  test.each(['Failed', 'Error'])('%s: a failure of what it was to deploy', phase => {
    const operation = { phase, syncResult: { revision: other, source: git } }
    expect(told(bodyOf({ operation }))).toMatchObject({
      id: `u-1/${startedAt}/${phase}`,
      observations: [{ outcome: 'failed', finishedAt: deployedAt, commit: other }],
    })
  })

  test('never was: ignored', () => {
    expect(told(bodyOf({ status: { operationState: undefined } })).ignored).toMatch('not been synced')
    expect(told(bodyOf({ operation: { phase: 'Dreaming' } })).ignored).toMatch('Dreaming')
  })
})

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
