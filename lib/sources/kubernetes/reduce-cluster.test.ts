import { describe, expect, it } from 'vitest'
import type { ClusterChange } from './cluster-change.ts'
import { indexState } from './cluster-index.ts'
import { emptyClusterState } from './cluster-state.ts'
import { versionOfWorkload } from './event-body.ts'
import type { RolloutChange } from './follow-workload.ts'
import { kinds } from './kinds.ts'
import { reduceCluster } from './reduce-cluster.ts'
import { type ServiceEvidence, serviceEvidence } from './service-evidence.ts'
import { defaultServiceRules } from './service-of-workload.ts'
import { slimObject } from './slim-object.ts'
import { headOf, restoreState, takeChangedParts } from './stored-state.ts'
import { type RecordedEvent, readRecording, recordedScenarios } from './testing/read-recording.ts'

const now = Date.parse('2026-11-21T08:00:00Z')
const options = {
  serviceRules: defaultServiceRules,
  excludeNamespaces: [],
  includeNamespaces: [],
  isTemporaryName: () => false,
  now,
}

function toChange({ kind: name, type, object }: RecordedEvent): ClusterChange[] {
  const version = object.metadata?.resourceVersion ?? ''
  const kind = kinds.find(entry => entry.name === name)!
  if (type === 'DELETED')
    return kind.role === 'pod' ? [] : [{ type: 'deleted', version, uid: object.metadata!.uid! }]
  const slim = slimObject(kind, object, options)
  return slim === null ? [] : [slim]
}

/** Plays scenarios in order; answers with each rollout's kind and last outcome, by the scenario in which it began. */
function play(order: (events: RecordedEvent[]) => RecordedEvent[] = events => events, isRestored = false) {
  let state = emptyClusterState('recorded')
  let index = indexState(state)
  const stored = new Map<string, unknown>()
  const latest = new Map<string, RecordedEvent>()
  const began = new Map<string, string>()
  const last = new Map<string, RolloutChange>()
  const evidence: ServiceEvidence[] = []
  const finishedAfter: string[] = []
  /** Stores what changed, forgets everything, and lists what is there. */
  const restart = (): void => {
    for (const [key, part] of takeChangedParts(state))
      if (part === null) stored.delete(key)
      else stored.set(key, part)
    const [head, parts] = JSON.parse(JSON.stringify([headOf(state), [...stored]]))
    state = restoreState(head, new Map(parts))!
    index = indexState(state)
    const objects = [...latest.values()].flatMap(toChange)
    const listed = objects.map(change => ('isListed' in change ? { ...change, isListed: true } : change))
    reduceCluster(state, index, listed, now)
  }
  for (const scenario of recordedScenarios()) {
    if (isRestored) restart()
    for (const event of order(readRecording(scenario))) {
      if (event.type === 'DELETED') latest.delete(event.object.metadata!.uid!)
      else latest.set(event.object.metadata!.uid!, event)
      for (const change of reduceCluster(state, index, toChange(event), now).rollouts) {
        if (!began.has(change.rollout.id)) began.set(change.rollout.id, scenario)
        const before = last.get(change.rollout.id)
        if (before?.phase === 'succeeded') finishedAfter.push(change.rollout.id)
        last.set(change.rollout.id, change)
      }
    }
    evidence.push(...serviceEvidence(state, { now, canRetract: () => true, versionOf: versionOfWorkload }))
  }
  const told: Record<string, string[]> = {}
  for (const scenario of recordedScenarios()) told[scenario] = []
  for (const [id, change] of last) {
    const { rollout, workload } = change
    told[began.get(id)!]!.push(`${workload.name} ${rollout.kind} ${rollout.revision} ${rollout.outcome}`)
  }
  return { told, evidence, last, finishedAfter, state }
}

/** By hand, from what was typed in each scenario (commands.txt of the recordings). */
const expected = {
  '01-create': ['playlist-api initial 1 succeeded'],
  '02-rollout-image': ['playlist-api version 2 succeeded'],
  '03-config-only': ['playlist-api config 3 succeeded'],
  '04-scale': [],
  '05-annotate-only': [],
  '06-restart': ['playlist-api restart 4 succeeded'],
  '07-rollback-undo': ['playlist-api rollback 5 succeeded'],
  '08-bad-image-then-undo': ['playlist-api version 6 failed', 'playlist-api rollback 7 succeeded'],
  '10-pause-two-changes-resume': ['playlist-api version 10 succeeded'],
  '12-delete-recreate': ['playlist-api recreated 1 succeeded'],
  '14-daemonset': [
    'log-agent initial 1 succeeded',
    'log-agent version 2 succeeded',
    'log-agent rollback 3 succeeded',
  ],
  '15-hpa': [],
  '16-zero-replicas-recreate': [
    'batch-worker initial 1 succeeded',
    'batch-worker version 2 succeeded',
    'batch-worker version 3 succeeded',
  ],
  '18-unschedulable': ['giant initial 1 failed'],
  '19-pod-errors': [
    'err-crash initial 1 failed',
    'err-oom initial 1 failed',
    'err-cfgerr initial 1 failed',
    'err-notready initial 1 aborted',
  ],
}

describe('rollouts of the recorded cluster', () => {
  it('are the 27 of the whole history less the seven of the four scenarios that were not kept', () => {
    const { told } = play()
    expect(told).toEqual(expected)
    expect(Object.values(told).flat()).toHaveLength(20)
  })

  it('never change again once they succeeded', () => {
    expect(play().finishedAfter).toEqual([])
  })

  it('are the same when every event comes twice', () => {
    expect(play(events => events.flatMap(event => [event, event])).told).toEqual(expected)
  })

  it('are the same when the stream of workloads runs ahead of that of their revisions', () => {
    const isWorkload = ({ kind }: RecordedEvent) => /deployments|daemonsets/.test(kind)
    const ahead = (events: RecordedEvent[]) =>
      events.some(event => event.type === 'DELETED')
        ? events
        : [...events.filter(isWorkload), ...events.filter(event => !isWorkload(event))]
    expect(play(ahead).told).toEqual(expected)
  })

  it('finish when the cluster says so, not when we look', () => {
    const { last } = play()
    const second = [...last.values()].find(
      ({ rollout }) => rollout.kind === 'version' && rollout.revision === 2,
    )
    expect(second?.rollout.startedAt).toBe(Date.parse('2026-11-21T07:14:56Z'))
    expect(second?.rollout.finishedAt).toBe(Date.parse('2026-11-21T07:15:01Z'))
  })

  it('let go of every revision once it is recorded', () => {
    expect(Object.keys(play().state.targets)).toEqual([])
  })

  it('go on from the stored pieces as if nothing had been between', () => {
    expect(play(events => events, true).told).toEqual(expected)
  })

  it('keep no environment value, no annotation and no template in the state', () => {
    const text = JSON.stringify(play().state)
    expect(text).not.toMatch(/LOG_LEVEL|"env"|change-cause|last-applied/)
  })
})

describe('evidence of the recorded cluster', () => {
  it('places a service when its workload appears and lets it go when the last one is deleted', () => {
    const { evidence } = play()
    const of = (service: string) => evidence.filter(item => item.service === service).map(item => item.change)
    expect(of('playlist-api')).toEqual(['placed', 'ready'])
    expect(of('batch-worker')).toEqual(['placed', 'ready'])
    // Created and deleted within one batch here, so nothing is said of it.
    expect(of('giant')).toEqual([])
  })

  it('goes forward in time for each service', () => {
    const at = new Map<string, number>()
    for (const item of play().evidence) {
      expect(item.at).toBeGreaterThanOrEqual(at.get(item.service) ?? 0)
      at.set(item.service, item.at)
    }
  })
})
