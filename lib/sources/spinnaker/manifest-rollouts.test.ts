import { describe, expect, test } from 'vitest'
import {
  deployContext,
  deployEvent,
  ended,
  executionOf,
  manifest,
  stage,
  stageEvent,
  started,
  told,
} from './testing/echo-bodies.ts'

describe('a deployManifest stage', () => {
  test('is one rollout per workload, with everything Spinnaker knows of it and nothing secret', () => {
    const event = told(deployEvent())
    expect(event).toEqual({
      source: 'spinnaker',
      id: 'e-1/s-1/complete',
      ignored: null,
      observations: [
        {
          type: 'rollout',
          rolloutId: 'e-1/s-1/deployment/shop/search',
          service: 'search',
          platform: 'kubernetes',
          cluster: 'prod-gew1/shop',
          environment: null,
          startedAt: started,
          finishedAt: ended,
          outcome: 'succeeded',
          kind: 'rollout',
          isRollback: false,
          version: '2.0',
          artefact: `sha256:${'a'.repeat(64)}`,
          commit: null,
          change: null,
          actor: 'mkim@example.com',
          approvedBy: null,
          team: null,
          traits: {
            namespace: 'shop',
            image: `example/search:2.0@sha256:${'a'.repeat(64)}`,
            'label:app.kubernetes.io/name': 'search',
            'label:team': 'find',
            'annotation:moniker.spinnaker.io/application': 'search',
          },
        },
      ],
    })
    expect(JSON.stringify(event)).not.toContain('hush')
  })

  test('counts Deployments, StatefulSets, DaemonSets, CronJobs and Argo Rollouts, each once', () => {
    const kinds = [
      'Deployment',
      'StatefulSet',
      'DaemonSet',
      'CronJob',
      'Rollout',
      'ConfigMap',
      'Job',
      'Deployment',
    ]
    const manifests = kinds.map(kind => manifest(kind, 'x', 'x:1'))
    const value = stageEvent([
      stage('deployManifest', { context: { ...deployContext, 'outputs.manifests': manifests } }),
    ])
    const ids = told(value).observations.map(seen => (seen.type === 'rollout' ? seen.rolloutId : ''))
    expect(ids).toEqual(
      ['deployment', 'statefulset', 'daemonset', 'cronjob', 'rollout'].map(kind => `e-1/s-1/${kind}/shop/x`),
    )
  })

  test('of manifests none of which runs is ignored', () => {
    const manifests = [manifest('ConfigMap', 'x', '')]
    const value = stageEvent([
      stage('deployManifest', { context: { ...deployContext, 'outputs.manifests': manifests } }),
    ])
    expect(told(value)).toMatchObject({
      observations: [],
      ignored: expect.stringMatching('no workload that runs'),
    })
  })

  test('that tells of no manifests is one rollout of its application', () => {
    const value = stageEvent(
      [stage('deployManifest', { context: { account: 'a', location: 'b' } })],
      'failed',
    )
    expect(told(value).observations).toMatchObject([
      { rolloutId: 'e-1/s-1', service: 'search', cluster: 'a/b', outcome: 'failed', platform: 'kubernetes' },
    ])
  })

  test('that failed is failed, canceled is aborted, and a failure without an end ended when echo heard of it', () => {
    expect(told(deployEvent('failed'))).toMatchObject({
      id: 'e-1/s-1/failed',
      observations: [{ outcome: 'failed', rolloutId: 'e-1/s-1/deployment/shop/search' }],
    })
    expect(told(deployEvent('failed', { canceled: true })).observations).toMatchObject([
      { outcome: 'aborted' },
    ])
    const open = stage('deployManifest', { context: deployContext, endTime: null, status: 'CANCELED' })
    expect(told(stageEvent([open], 'failed')).observations).toMatchObject([
      { outcome: 'aborted', finishedAt: ended + 5 },
    ])
  })

  test('is known by its context where the execution came without stages', () => {
    const value = deployEvent('complete', {
      context: { ...deployContext, manifests: [{}] },
      execution: { ...executionOf([]), stages: undefined },
    })
    expect(told(value).observations).toMatchObject([{ service: 'search', version: '2.0' }])
    expect(told(deployEvent('complete', { execution: undefined, context: {} })).ignored).toMatch(
      'whose type the event does not tell',
    )
  })

  test('says who approved it and for which ticket, by the judgments before it only', () => {
    const judgment = (refId: string, members: object) =>
      stage('manualJudgment', { id: `j-${refId}`, refId, ...members })
    const own = stage('deployManifest', { context: deployContext, requisiteStageRefIds: ['1'] })
    const before = judgment('1', {
      context: { judgmentStatus: 'continue', judgmentInput: 'go for PLAT-812', lastModifiedBy: 'jlow' },
    })
    const beside = judgment('9', { context: { lastModifiedBy: 'nobody' } })
    expect(told(stageEvent([own, beside, before])).observations).toMatchObject([
      { approvedBy: 'jlow', change: 'PLAT-812' },
    ])
  })
})

describe('other stages of Kubernetes', () => {
  const named = (type: string, kind = 'deployment') =>
    stageEvent([
      stage(type, {
        context: { account: 'prod-gew1', location: 'shop', manifestName: `${kind} search-web` },
      }),
      stage('deployManifest', { id: 's-0', context: deployContext }),
    ])

  test.each([
    ['undoRolloutManifest', { kind: 'rollout', isRollback: true, version: null }],
    ['rollingRestartManifest', { kind: 'restart' }],
    ['scaleManifest', { kind: 'scaling' }],
    ['deleteManifest', { kind: 'undeployed' }],
  ])('%s', (type, expected) => {
    expect(told(named(type)).observations).toMatchObject([
      {
        service: 'search',
        cluster: 'prod-gew1/shop',
        platform: 'kubernetes',
        rolloutId: 'e-1/s-1/deployment/shop/search-web',
        ...expected,
      },
    ])
  })

  test('deleting what does not run, or failing to delete, is ignored', () => {
    expect(told(named('deleteManifest', 'service')).observations).toEqual([])
    expect(told(named('deleteManifest', 'replicaSet')).observations).toEqual([])
    const failed = stage('deleteManifest', { context: { account: 'a', manifestName: 'deployment x' } })
    expect(told(stageEvent([failed], 'failed')).observations).toEqual([])
  })

  test.each(['bakeManifest', 'disableManifest', 'runJob', 'wait', 'somethingNew'])('%s is ignored', type => {
    expect(told(named(type)).ignored).toBe(`orca:stage:complete of a ${type} stage: deploys nothing`)
  })
})
