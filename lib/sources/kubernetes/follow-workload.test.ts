import { describe, expect, it } from 'vitest'
import type { Target, Workload, WorkloadMemory } from './cluster-state.ts'
import { followWorkload } from './follow-workload.ts'
import type { RawObject } from './raw-object.ts'
import { readWorkload } from './read-workload.ts'
import { defaultServiceRules } from './service-of-workload.ts'
import { templatePrint } from './template-print.ts'

const now = 1_000_000

const print = (image: string, env = 'a', sidecar = 'envoy:1', restartedAt?: string) =>
  templatePrint({
    metadata: {
      labels: { 'pod-template-hash': image },
      annotations: restartedAt ? { 'kubectl.kubernetes.io/restartedAt': restartedAt } : {},
    },
    spec: {
      containers: [
        { name: 'app', image, env } as { name: string; image: string },
        { name: 'envoy', image: sidecar },
      ],
    },
  })

function target(revision: number, of: Target['print'], overrides: Partial<Target> = {}): Target {
  const uid = `rs-${revision}`
  const times = { createdAt: revision * 1000, writtenAt: revision * 1000 }
  return {
    uid,
    kind: 'ReplicaSet',
    seenVersion: '',
    name: uid,
    ownerUid: 'w',
    revision,
    print: of,
    isReused: false,
    ...times,
    ...overrides,
  }
}

function workload(revision: number, of: Target['print'], overrides: Partial<Workload> = {}): Workload {
  return {
    uid: 'w',
    seenVersion: '',
    kind: 'Deployment',
    namespace: 'n',
    name: 'w',
    service: 'w',
    createdAt: 0,
    revision,
    print: of,
    isObserved: true,
    isSettled: false,
    currentTarget: null,
    readyCount: 1,
    availableAt: null,
    failure: null,
    changedBy: null,
    changedAt: null,
    isTemporary: false,
    traits: {},
    ...overrides,
  }
}

const memoryOf = (seen: Workload): WorkloadMemory => ({
  workload: seen,
  lastRevision: 0,
  rollouts: [],
  past: '',
  ahead: [],
})
const context = { clusterUid: 'c', now, isFirstSight: false, wasRecreated: false }

/** Rolls prints out one after another, each to its end; answers with the kinds. */
function kindsOf(prints: Target['print'][]): string[] {
  const memory = memoryOf(workload(1, prints[0]!))
  const targets: Target[] = []
  const kinds: string[] = []
  for (const [index, of] of prints.entries()) {
    targets.push(target(index + 1, of))
    memory.workload = workload(index + 1, of, { isSettled: true })
    for (const { phase, rollout } of followWorkload(memory, targets, context))
      if (phase === 'started') kinds.push(rollout.kind)
  }
  expect(memory.rollouts).toHaveLength(1)
  return kinds
}

describe('the kind of a rollout', () => {
  it('tells versions, settings, sidecars and restarts apart', () => {
    expect(
      kindsOf([
        print('app:1'),
        print('app:2'),
        print('app:2', 'b'),
        print('app:2', 'b', 'envoy:2'),
        print('app:2', 'b', 'envoy:2', 'today'),
      ]),
    ).toEqual(['initial', 'version', 'config', 'platform', 'restart'])
  })

  it('is a rollback when an image that succeeded before comes back under a new revision', () => {
    expect(kindsOf([print('app:1'), print('app:2'), print('app:1')])).toEqual([
      'initial',
      'version',
      'rollback',
    ])
  })
})

describe('a rollout', () => {
  it('stays open while it fails, and may still succeed', () => {
    const memory = memoryOf(
      workload(1, print('app:1'), { failure: { reason: 'ProgressDeadlineExceeded', at: 5000 } }),
    )
    const targets = [target(1, print('app:1'))]
    expect(followWorkload(memory, targets, context).map(change => change.phase)).toEqual([
      'started',
      'failed',
    ])
    expect(followWorkload(memory, targets, context)).toEqual([])
    memory.workload = workload(1, print('app:1'), { isSettled: true, availableAt: 9000 })
    const [change] = followWorkload(memory, targets, context)
    expect(change).toMatchObject({ phase: 'succeeded', rollout: { finishedAt: 9000 } })
    expect(followWorkload(memory, targets, context)).toEqual([])
  })

  it('that is replaced before its end is aborted, and failed if its pods were in trouble', () => {
    const memory = memoryOf(workload(1, print('app:1')))
    followWorkload(memory, [target(1, print('app:1'))], context)
    followWorkload(memory, [target(2, print('app:2'))], context)
    memory.rollouts.at(-1)!.trouble = 'ImagePullBackOff'
    const changes = followWorkload(memory, [target(3, print('app:3'))], context)
    expect(memory.rollouts.map(rollout => rollout.outcome)).toEqual(['aborted', 'failed', 'unfinished'])
    expect(changes.map(change => change.phase)).toEqual(['failed', 'started'])
  })

  it('is not over by the counts of the one before it', () => {
    const memory = memoryOf(workload(1, print('app:1'), { isSettled: true }))
    followWorkload(memory, [target(1, print('app:1'))], context)
    // Recreate: the new template is observed while the annotation, and the counts, are still the old revision's.
    memory.workload = workload(1, print('app:2'), { isSettled: true })
    followWorkload(memory, [target(1, print('app:1')), target(2, print('app:2'))], context)
    expect(memory.rollouts.at(-1)?.outcome).toBe('unfinished')
  })

  it('is found again after its history was deleted and revisions count from one', () => {
    const memory = memoryOf(workload(7, print('app:7'), { isSettled: true }))
    followWorkload(memory, [target(7, print('app:7'))], context)
    memory.workload = workload(1, print('app:8'), { isSettled: true })
    followWorkload(memory, [target(1, print('app:8'), { uid: 'rs-new', createdAt: 50_000 })], context)
    expect(memory.rollouts.map(rollout => rollout.revision)).toEqual([1])
  })
})

describe('an Argo Rollout', () => {
  const object = (status: RawObject['status']): RawObject => ({
    metadata: { uid: 'r', name: 'r', generation: 4, annotations: { 'rollout.argoproj.io/revision': '3' } },
    spec: { replicas: 2 },
    status,
  })
  const reading = { serviceRules: defaultServiceRules, isTemporaryName: () => false }
  const read = (status: RawObject['status']) => readWorkload('Rollout', object(status), reading)!

  it('that borrows its template from a Deployment is followed by the hash of its pods', () => {
    const healthy = { observedGeneration: '4', phase: 'Healthy', stableRS: 'abc', currentPodHash: 'abc' }
    const memory = memoryOf(read(healthy))
    const changes = followWorkload(memory, [target(3, print('app:3'), { name: 'r-abc' })], context)
    expect(changes.map(change => change.phase)).toEqual(['started', 'succeeded'])
  })

  it('is rolled out when it is healthy and its stable set is the current one', () => {
    const healthy = { observedGeneration: '4', phase: 'Healthy', stableRS: 'a', currentPodHash: 'a' }
    expect(read(healthy)).toMatchObject({ isSettled: true, revision: 3 })
    expect(read({ ...healthy, observedGeneration: '3' }).isSettled).toBe(false)
    expect(read({ ...healthy, currentPodHash: 'b' }).isSettled).toBe(false)
    expect(read({ ...healthy, phase: 'Degraded', abort: true }).failure?.reason).toBe('Aborted')
  })
})
