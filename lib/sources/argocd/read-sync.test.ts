import { describe, expect, test } from 'vitest'
import {
  bodyOf,
  deployedAt,
  entry,
  git,
  other,
  rolloutsOf,
  sha,
  startedAt,
  told,
} from './testing/notifications.ts'

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
