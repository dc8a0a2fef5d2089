import { expect, test } from 'vitest'
import type { GoalSubjectItem, GoalsAnswer } from '#lib/read/answers/goals-answer.ts'
import { chanceWords, goalShare } from './goal-words.ts'
import { goalsSentence } from './goals-sentence.ts'

const step = {
  id: 's',
  share: 0.8,
  services: 80,
  due: '2027-03-31',
  standing: 'open',
  reachedOn: null,
  needed: 17,
  neededPerWeek: 0.42,
  chance: 0.361,
  versions: [],
  split: null,
} as GoalSubjectItem['steps'][number]
const company: GoalSubjectItem = {
  type: 'company',
  id: '',
  name: null,
  area: null,
  moved: 63,
  base: 100,
  share: 0.63,
  left: 37,
  pace: { perWeek: 0.5, weeks: [1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0], mix: 1 },
  steps: [step],
  current: 's',
  proposal: null,
  justReached: null,
  mayRecord: false,
}
const answerOf = (changes: Partial<GoalSubjectItem>): GoalsAnswer => ({
  migration: 'm',
  asOf: '2026-06-09',
  knownAt: '2026-06-09T09:00:00.000Z',
  baselineOn: '2025-01-06',
  method: '',
  fewestWeeks: 6,
  subjects: [{ ...company, ...changes }],
})

test('the heading is the step, where it stands and its chance', () => {
  const { answer, rest } = goalsSentence(answerOf({}))
  expect(answer).toBe('80% of the baseline by 31 Mar 2027: 63.0% today, chance 36%.')
  expect(rest).toBe('17 more are needed, 0.4 a week; it was 0.5 services a week over the last 12 full weeks.')
})

test('a missed step says how much is missing, and reaching one is said once, quietly', () => {
  expect(goalsSentence(answerOf({ steps: [{ ...step, standing: 'missed' }] })).answer).toBe(
    '80% by 31 Mar 2027 was missed: 63.0% today, 17 short.',
  )
  const reached = { ...step, standing: 'reached' as const, reachedOn: '2026-06-01' }
  const { rest } = goalsSentence(answerOf({ steps: [reached], current: null, justReached: 's' }))
  expect(rest).toContain('The company reached 80% on 1 Jun.')
})

test('without a baseline no goal is spoken of', () => {
  expect(goalsSentence(answerOf({ base: 0, share: null })).answer).toBe('Goals begin with a baseline.')
})

test('chances and shares are worded as they are said', () => {
  expect([0.01, 0.46, 0.99, null].map(chanceWords)).toEqual([
    'very unlikely',
    'chance 46%',
    'almost certain',
    'too little data for a chance',
  ])
  expect([0.8, 0.412, 0.4117].map(goalShare)).toEqual(['80%', '41.2%', '41.17%'])
})
