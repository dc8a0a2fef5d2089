import { expect, test } from 'vitest'
import type { GoalSubjectItem } from '#lib/read/answers/goals-answer.ts'
import { type BurnContext, burnEnd, burnMarks, burnWords } from './burn-marks.ts'

const at = (on: string) => Date.parse(`${on}T00:00:00Z`)
const said = { reason: null, recordedBy: 'Ada', withdrawnAt: null, withdrawnBy: null, withdrawnReason: null }
const goals = {
  steps: [
    {
      id: 'b',
      share: 0.8,
      due: '2027-03-31',
      standing: 'open',
      reachedOn: null,
      versions: [
        { ...said, id: 'a', share: 0.8, due: '2026-12-31', recordedAt: '2025-11-14T09:00:00.000Z' },
        { ...said, id: 'b', share: 0.8, due: '2027-03-31', recordedAt: '2026-05-02T09:00:00.000Z' },
      ],
    },
  ],
} as unknown as GoalSubjectItem
const context: BurnContext = {
  goals,
  annotations: [],
  phases: [{ phase: 'beta', from: '2026-01-01', to: null }],
  restated: [],
  scopeChanges: [
    {
      on: '2026-04-01',
      number: 2,
      servicesIn: 14,
      servicesOut: 3,
      reason: null,
      recordedAt: '2026-04-01T00:00:00.000Z',
      recordedBy: 'Ada',
    },
  ],
}
const [from, to] = [at('2025-06-01'), at('2026-06-09')]

test('a moved goal is drawn with what it was, and the chart reaches beyond both', () => {
  const end = burnEnd(goals, to)
  expect(end).toBeGreaterThan(at('2027-03-31'))
  const marks = burnMarks(context, from, to, end)
  expect(marks.goals?.map(({ text, look }) => [text, look])).toEqual([
    ['80% by 31 Dec 2026', 'former'],
    ['goal 80% by 31 Mar 2027', 'current'],
  ])
  expect(marks.scopeTicks).toEqual([{ at: at('2026-04-01'), text: 'rule 2: +14 −3' }])
  expect(marks.phases).toEqual([{ from: at('2026-01-01'), to: end, text: 'Beta' }])
})

test('without goals the chart ends today', () => {
  expect(burnEnd(null, to)).toBe(to)
})

test('what is drawn is said in words', () => {
  expect(burnWords(context, from, to, burnEnd(goals, to))).toBe(
    'Goal 80% by 31 Mar 2027, before that 80% by 31 Dec 2026. Beta since 1 January 2026. Scope rule 2 since 1 April 2026: 14 in, 3 out.',
  )
})
