import { expect, test } from 'vitest'
import type { MigrationState } from '../migration/state.ts'
import type { TeamReport } from './report-standing.ts'
import { reportedDoneMarks } from './reported-done.ts'

const always = [{ fromAt: Number.NEGATIVE_INFINITY, toAt: null }]
const service = (id: string, ...runs: [MigrationState, number][]) => ({
  timeline: {
    service: id,
    scope: always,
    facts: runs.map(([state, fromAt], index) => ({ state, fromAt, toAt: runs[index + 1]?.[1] ?? null })),
  },
  owners: [{ ...always[0]!, team: 'core' }],
})
const report = (recordedAt: number, done: string[], rest: Partial<TeamReport> = {}): TeamReport => ({
  id: `r${recordedAt}`,
  team: 'core',
  recordedAt,
  recordedBy: 'Ebba Tiller',
  withdrawnAt: null,
  confidence: 'on_track',
  note: null,
  nextService: null,
  nextOn: null,
  visitWish: null,
  evidenceVerdict: null,
  claims: done.map(id => ({ service: id, kind: 'done', blocker: null, byOn: null })),
  via: 'session',
  tookSeconds: null,
  ...rest,
})
const left = service('left', ['origin_only', 1])
const moved = service('moved', ['origin_only', 1], ['target_only', 5])

test('a team reported that it is done once it said so of every service that was left', () => {
  expect(
    reportedDoneMarks([left, moved], [report(10, ['moved']), report(20, ['left']), report(30, [])]).get(
      'core',
    ),
  ).toEqual([20])
})

test('where nothing is left, calling what was seen right is enough; saying nothing is not', () => {
  expect(reportedDoneMarks([moved], [report(10, [], { evidenceVerdict: 'right' })]).get('core')).toEqual([10])
  expect(reportedDoneMarks([moved], [report(10, [])]).has('core')).toBe(false)
  expect(reportedDoneMarks([], [report(10, [], { evidenceVerdict: 'right' })]).has('core')).toBe(false)
})

test('what is said to be on its way again is not done', () => {
  const back = report(30, [], {
    evidenceVerdict: 'right',
    claims: [{ service: 'left', kind: 'moving', blocker: null, byOn: null }],
  })
  expect(reportedDoneMarks([left], [back, report(20, ['left'])]).get('core')).toEqual([20])
})
