import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeSpinnakerEvent } from './decode.ts'

const context = { source: 'spinnaker', id: null, now: Date.UTC(2026, 10, 21, 12) }
const started = Date.UTC(2026, 10, 20, 10)
const ended = started + 60_000

const manifest = (kind: string, name: string, image: string, members: object = {}) => ({
  kind,
  apiVersion: 'apps/v1',
  metadata: {
    name,
    namespace: 'shop',
    labels: { 'app.kubernetes.io/name': 'search', team: 'find' },
    annotations: { 'moniker.spinnaker.io/application': 'search', 'example.com/token': 'hush' },
    ...members,
  },
  spec: {
    template: { spec: { containers: [{ name: 'web', image, env: [{ name: 'KEY', value: 'hush' }] }] } },
  },
})
const deployContext = {
  account: 'prod-gew1',
  cloudProvider: 'kubernetes',
  'outputs.manifests': [
    manifest('Service', 'search', ''),
    manifest('Deployment', 'search', `example/search:2.0@sha256:${'a'.repeat(64)}`),
  ],
}
const stage = (type: string, members: object = {}) => ({
  id: 's-1',
  refId: '2',
  type,
  status: 'SUCCEEDED',
  startTime: started,
  endTime: ended,
  context: {},
  outputs: {},
  ...members,
})
const executionOf = (stages: object[], members: object = {}) => ({
  type: 'PIPELINE',
  id: 'e-1',
  application: 'search',
  status: 'RUNNING',
  authentication: { user: 'mkim@example.com', allowedAccounts: ['prod-gew1'] },
  trigger: { user: 'someone else' },
  stages,
  ...members,
})

/** A stage's event as echo posts it, of the first stage. */
function stageEvent(stages: [object, ...object[]], phase = 'complete', members: object = {}) {
  const [own] = stages as { context?: object; startTime?: number; endTime?: number; id?: string }[]
  return {
    details: { source: 'orca', type: `orca:stage:${phase}`, created: String(ended + 5), requestHeaders: {} },
    content: {
      standalone: false,
      canceled: false,
      context: own?.context,
      startTime: own?.startTime,
      endTime: own?.endTime,
      executionId: 'e-1',
      stageId: own?.id,
      isSynthetic: false,
      name: 'A stage',
      execution: executionOf(stages),
      ...members,
    },
    eventId: '00000000-0000-4000-8000-000000000001',
  }
}
const deployEvent = (phase = 'complete', members: object = {}) =>
  stageEvent([stage('deployManifest', { context: deployContext })], phase, members)

const decode = (value: unknown) => decodeSpinnakerEvent(value, context)
const told = (value: unknown) => {
  const decoded = decode(value)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues))
  return decoded.value
}

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
    const failed = stage('deleteManifest', { context: { account: 'a', manifestName: 'deployment x' } })
    expect(told(stageEvent([failed], 'failed')).observations).toEqual([])
  })

  test.each(['bakeManifest', 'disableManifest', 'runJob', 'wait', 'somethingNew'])('%s is ignored', type => {
    expect(told(named(type)).ignored).toBe(`orca:stage:complete of a ${type} stage: deploys nothing`)
  })
})

describe('server groups', () => {
  const maker = (id: string, region: string, members: object = {}) =>
    stage('createServerGroup', {
      id,
      parentStageId: 's-1',
      syntheticStageOwner: 'STAGE_BEFORE',
      endTime: ended - 10,
      context: {
        account: 'mgmt',
        cloudProvider: 'aws',
        application: 'search',
        imageId: 'ami-1',
        amiName: 'search-1.2.3-h7',
        'deploy.server.groups': { [region]: [`search-v00${id}`] },
      },
      ...members,
    })

  test('a deploy stage is one rollout per server group its synthetic stages made', () => {
    const value = stageEvent([stage('deploy'), maker('1', 'us-east-1'), maker('2', 'eu-west-1')])
    expect(told(value).observations).toMatchObject([
      {
        rolloutId: 'e-1/1/us-east-1/search-v001',
        service: 'search',
        platform: null,
        cluster: 'mgmt/us-east-1',
        version: 'search-1.2.3-h7',
        artefact: null,
        finishedAt: ended - 10,
      },
      { rolloutId: 'e-1/2/eu-west-1/search-v002', cluster: 'mgmt/eu-west-1' },
    ])
  })

  test('of a deploy that failed each group has its own outcome, and what did not begin none', () => {
    const value = stageEvent(
      [
        stage('deploy', { status: 'TERMINAL' }),
        maker('1', 'us-east-1'),
        maker('2', 'eu-west-1', { status: 'TERMINAL' }),
        maker('3', 'ap-east-1', { status: 'NOT_STARTED', endTime: null }),
      ],
      'failed',
    )
    expect(told(value).observations).toMatchObject([{ outcome: 'succeeded' }, { outcome: 'failed' }])
  })

  test('the synthetic stages` own events are not counted again', () => {
    const value = stageEvent([maker('1', 'us-east-1'), stage('deploy')], 'complete', { isSynthetic: true })
    expect(told(value)).toMatchObject({
      observations: [],
      ignored:
        'orca:stage:complete of a createServerGroup stage: the deploy stage that holds it stands for it',
    })
  })

  test('a canary`s groups are no deploy', () => {
    const value = stageEvent([maker('1', 'us-east-1'), stage('deployCanary')], 'complete', {
      isSynthetic: true,
    })
    expect(told(value).observations).toEqual([])
  })

  test('rolling back is a rollback, resizing is scaling', () => {
    const one = (type: string) => told(stageEvent([stage(type, { context: { account: 'a', region: 'r' } })]))
    expect(one('rollbackCluster').observations).toMatchObject([{ isRollback: true, cluster: 'a/r' }])
    expect(one('rollbackServerGroup').observations).toMatchObject([{ isRollback: true }])
    expect(one('resizeServerGroup').observations).toMatchObject([{ kind: 'scaling' }])
    expect(one('cloneServerGroup').observations).toMatchObject([{ kind: 'rollout', isRollback: false }])
  })
})

describe('wrappings of echo', () => {
  const plain = deployEvent()
  const flat = { ...plain, details: JSON.stringify(plain.details), content: JSON.stringify(plain.content) }
  test.each([
    ['wrapped', { eventName: 'spinnaker_events', payload: plain }],
    ['wrapped under another name', { eventName: 'deploys', anything: plain }],
    ['flattened', flat],
    ['wrapped and flattened', { eventName: 'x', payload: flat }],
    ['templated', { text: 'a deploy', list: [1], event: plain, more: null }],
    ['templated as text', { event: JSON.stringify(plain) }],
    ['encoded twice', JSON.stringify(plain)],
  ])('%s is the same event', (_name, value) => {
    expect(decode(value)).toEqual(decode(plain))
  })

  test('a retry has the same id, even with another eventId', () => {
    expect(told({ ...plain, eventId: 'other' }).id).toBe(told(plain).id)
  })

  test('text that hides what a body may not hold is not read', () => {
    expect(decode({ details: '{"type":"a","type":"b"}', content: '{}' }).ok).toBe(false)
  })
})

describe('everything else echo sends', () => {
  const event = (type: string, members: object = {}) => ({
    details: { source: 'orca', type, created: '1' },
    content: {},
    eventId: 'ev-1',
    ...members,
  })
  test.each([
    ['orca:pipeline:complete', 'the stages of an execution are counted'],
    ['orca:pipeline:failed', 'the stages of an execution are counted'],
    ['orca:orchestration:complete', 'the stages of an execution are counted'],
    ['orca:task:complete', 'stages are counted'],
    ['orca:stage:starting', 'a stage is counted when it has ended'],
    ['orca:stage:skipped', 'a skipped stage'],
    ['orca:something:new', 'says nothing of deployed services'],
  ])('%s is ignored by name', (type, reason) => {
    const decoded = told(event(type))
    expect(decoded).toMatchObject({ id: 'ev-1', observations: [] })
    expect(decoded.ignored).toMatch(`${type}: ${reason}`)
  })

  test('without an eventId the envelope is the key, however it is wrapped', () => {
    const bare = event('build', { eventId: undefined, insertedTime: 5 })
    expect(told(bare).id).toBe(told({ eventName: 'x', payload: { ...bare, insertedTime: 6 } }).id)
    expect(told(bare).id).not.toBe(told({ ...bare, content: { a: 1 } }).id)
  })

  test('instants no event may carry and missing identity are issues', () => {
    const early = stage('deployManifest', { context: deployContext, startTime: 5, endTime: 6 })
    expect(decode(stageEvent([early])).ok).toBe(false)
    expect(decode(deployEvent('complete', { executionId: null }))).toMatchObject({
      ok: false,
      issues: [{ path: '/content/executionId' }],
    })
    expect(decode({ hello: 1 })).toMatchObject({ ok: false, issues: [{ path: '/details' }] })
  })

  test('any JSON is read or refused, the same way twice, and left as it was', () => {
    const json = fc.jsonValue({ maxDepth: 4 })
    const anyStage = fc.record(
      {
        id: fc.constantFrom('s-1', 's-2', 's-3'),
        refId: fc.constantFrom('1', '2'),
        parentStageId: fc.constantFrom('s-1', 's-2', 's-3'),
        requisiteStageRefIds: fc.oneof(fc.array(fc.constantFrom('1', '2')), json),
        type: fc.constantFrom(
          'deploy',
          'createServerGroup',
          'deployManifest',
          'deleteManifest',
          'manualJudgment',
        ),
        status: fc.constantFrom('SUCCEEDED', 'TERMINAL', 'x'),
        endTime: fc.oneof(fc.constant(ended), json),
        context: fc.oneof(fc.constant(deployContext), fc.dictionary(fc.string(), json), json),
      },
      { requiredKeys: ['id', 'type'] },
    )
    const some = fc
      .tuple(
        anyStage,
        fc.array(anyStage),
        fc.constantFrom('complete', 'failed'),
        fc.dictionary(fc.string(), json),
      )
      .map(([own, others, phase, members]) => stageEvent([own, ...others], phase, members))
    const raw = fc.array(anyStage).map(stages => executionOf(stages))
    fc.assert(
      fc.property(fc.oneof(json, some, raw), value => {
        const before = structuredClone(value)
        expect(decode(value)).toEqual(decode(structuredClone(value)))
        expect(value).toEqual(before)
      }),
    )
  })
})

describe('an execution posted as gate answers it', () => {
  const stages = [
    stage('deployManifest', { context: deployContext }),
    stage('deployManifest', { id: 's-2', context: deployContext, status: 'RUNNING', endTime: null }),
  ]
  test('has the same rollouts as its stages` events, under a key of its own', () => {
    const event = told(executionOf(stages))
    expect(event.observations).toEqual(told(deployEvent()).observations)
    expect(event.id).not.toBe('e-1/s-1/complete')
    expect(told({ id: 'e-1', steps: [], execution: executionOf(stages) }).id).toBe(event.id)
    expect(told(executionOf(stages, { status: 'SUCCEEDED' })).id).not.toBe(event.id)
  })

  test('without anything deployed, and a pipeline`s configuration, are ignored', () => {
    expect(told(executionOf([])).ignored).toMatch('no stage')
    expect(told({ application: 'x', name: 'y', stages: [{ type: 'deploy' }] }).ignored).toMatch(
      'configuration',
    )
  })
})
