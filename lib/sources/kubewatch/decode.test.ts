import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeKubewatchEvent } from './decode.ts'

const fixtures = join(import.meta.dirname, '../../../../shared/fixtures/events/kubewatch-cloudevents/inputs')
const context = { source: 'kubewatch-eu', id: null, now: Date.UTC(2026, 10, 21, 12) }
const time = '2026-05-01T12:00:00.123456789Z'
const at = Date.UTC(2026, 4, 1, 12, 0, 0, 123)

const workload = (image: string, generation = 3, members: object = {}) => ({
  metadata: {
    name: 'search-web',
    namespace: 'shop',
    uid: 'u-1',
    generation,
    labels: { 'app.kubernetes.io/name': 'search' },
    annotations: {
      'deployment.kubernetes.io/revision': '2',
      'example.com/token': 'hush',
      'example.com/team': 'find',
    },
  },
  spec: {
    template: { spec: { containers: [{ name: 'web', image, env: [{ name: 'KEY', value: 'hush' }] }] } },
  },
  ...members,
})
const event = (data: object, members: object = {}) => ({
  specversion: '1.0',
  type: 'KUBERNETES_TOPOLOGY_CHANGE',
  source: 'https://github.com/example/kubewatch',
  subject: '',
  id: '1700000000-1',
  time,
  datacontenttype: 'application/json',
  data: { operation: 'update', kind: 'Deployment', clusterUid: 'TODO', ...data },
  ...members,
})
const decode = (value: unknown, more: object = {}) => decodeKubewatchEvent(value, { ...context, ...more })
const told = (value: unknown, more: object = {}) => {
  const decoded = decode(value, more)
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.issues))
  return decoded.value
}

describe('a workload that changed', () => {
  test('its images: a rollout at the event`s time, with what naming rules need and nothing secret', () => {
    const value = event({ obj: workload('example/search:2.0', 4), oldObj: workload('example/search:1.9') })
    const { observations } = told(value)
    expect(observations).toEqual([
      {
        type: 'rollout',
        rolloutId: 'u-1/4/rollout',
        service: 'search',
        platform: 'kubernetes',
        cluster: null,
        environment: null,
        startedAt: at,
        finishedAt: at,
        outcome: 'succeeded',
        kind: 'rollout',
        isRollback: false,
        version: '2.0',
        artefact: null,
        commit: null,
        change: null,
        actor: null,
        approvedBy: null,
        team: null,
        traits: {
          namespace: 'shop',
          image: 'example/search:2.0',
          'label:app.kubernetes.io/name': 'search',
          'annotation:example.com/team': 'find',
        },
      },
    ])
    expect(JSON.stringify(observations)).not.toContain('hush')
  })

  test('anything else about it: ignored', () => {
    const value = event({ obj: workload('example/search:2.0', 5), oldObj: workload('example/search:2.0', 4) })
    expect(told(value)).toMatchObject({
      observations: [],
      ignored: 'update of a Deployment with the same images',
    })
  })

  test('an update without the object before is one rollout per generation', () => {
    const ids = [4, 4, 5].map(generation => {
      const [seen] = told(event({ obj: workload('example/search:2.0', generation) })).observations
      return seen?.type === 'rollout' ? seen.rolloutId : ''
    })
    expect(ids[0]).toBe(ids[1])
    expect(ids[2]).not.toBe(ids[0])
  })

  test('created and deleted', () => {
    expect(told(event({ operation: 'create', obj: workload('a:1', 1) })).observations).toMatchObject([
      { kind: 'rollout', version: '1' },
    ])
    expect(told(event({ operation: 'delete', obj: workload('a:1') })).observations).toMatchObject([
      { kind: 'undeployed', finishedAt: at },
    ])
  })

  test('a CronJob`s image stands a level deeper', () => {
    const job = { jobTemplate: { spec: { template: { spec: { containers: [{ image: 'sweep:7' }] } } } } }
    const value = event({ operation: 'create', kind: 'CronJob', obj: workload('', 1, { spec: job }) })
    expect(told(value).observations).toMatchObject([{ version: '7' }])
  })

  test('its cluster is what kubewatch was told, else what the call says', () => {
    const data = { operation: 'create', obj: workload('a:1', 1) }
    expect(told(event({ ...data, clusterUid: 'prod-eu-1' })).observations).toMatchObject([
      { cluster: 'prod-eu-1' },
    ])
    expect(told(event(data), { cluster: 'gew1' }).observations).toMatchObject([{ cluster: 'gew1' }])
  })
})

describe('what is ignored, and what is refused', () => {
  test.each([
    ['Pod', 'update of a Pod: not a workload'],
    ['ReplicaSet', 'update of a ReplicaSet: not a workload'],
  ])('%s', (kind, ignored) => {
    expect(told(event({ kind, obj: workload('a:1') })).ignored).toBe(ignored)
  })

  test('other types by name, and the plain webhook', () => {
    expect(told(event({}, { type: 'com.example.other' })).ignored).toMatch('com.example.other')
    expect(told({ eventmeta: { kind: 'deployment' }, text: '', time: '' }).ignored).toMatch('names no images')
  })

  test.each(['id', 'source', 'type', 'time', 'specversion'])('an empty or missing %s is refused', name => {
    expect(decode(event({}, { [name]: '' }))).toMatchObject({ ok: false, issues: [{ path: `/${name}` }] })
    expect(decode(event({}, { [name]: undefined })).ok).toBe(false)
  })

  test('any JSON is read or refused, the same way twice, and left as it was', () => {
    const some = fc
      .record({
        operation: fc.constantFrom('create', 'update', 'delete', 'x'),
        kind: fc.constantFrom('Deployment', 'CronJob', 'Pod'),
        obj: fc.oneof(fc.jsonValue(), fc.constant(workload('a:1'))),
        oldObj: fc.oneof(fc.jsonValue(), fc.record({ metadata: fc.jsonValue(), spec: fc.jsonValue() })),
      })
      .map(data => event(data))
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), some), value => {
        const before = structuredClone(value)
        expect(decode(value)).toEqual(decode(structuredClone(value)))
        expect(value).toEqual(before)
      }),
    )
  })
})

describe.skipIf(!existsSync(fixtures))(
  `shared fixtures${existsSync(fixtures) ? '' : ' (skipped: no shared fixtures)'}`,
  () => {
    const finishedAt = Date.UTC(2024, 11, 18, 17, 58, 39, 674)
    const rollout = { service: 'aaaaaaaaa', kind: 'rollout', version: 'v2.9.0', cluster: null, finishedAt }
    const expected: Record<string, { observations?: object[]; ignored?: string }> = {
      'deployment/update.json': { observations: [rollout] },
      'deployment/update_same.json': { ignored: 'update of a Deployment with the same images' },
      'deployment/update_missing_oldobj.json': { observations: [rollout] },
      'deployment/update_missing_obj.json': { ignored: 'update of a Deployment without the object' },
      'pod/update.json': { ignored: 'update of a Pod: not a workload' },
      'pod/delete.json': { ignored: 'delete of a Pod: not a workload' },
    }

    test('every one is read as it says, and none takes another`s key', () => {
      const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter(f =>
        f.endsWith('.json'),
      )
      expect(files.sort()).toEqual(Object.keys(expected).sort())
      const ids = files.map(file => {
        const decoded = told(JSON.parse(readFileSync(join(fixtures, file), 'utf8')))
        expect(decoded, file).toMatchObject(expected[file]!)
        expect(decoded.observations, file).toHaveLength(expected[file]!.observations?.length ?? 0)
        return decoded.id
      })
      expect(new Set(ids).size).toBe(files.length)
    })
  },
)
