import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decode,
  deployContext,
  deployEvent,
  ended,
  executionOf,
  stage,
  stageEvent,
  told,
} from './testing/echo-bodies.ts'

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
    expect(decode({ details: '{"type":"a","type":"b"}', content: '{}' })).toMatchObject({
      value: { observations: [], ignored: expect.stringMatching('no event of echo') },
    })
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
