import { expect, test } from 'vitest'
import type { Observation } from './observation.ts'
import { latestOf } from './occurred-at.ts'

const sample = { type: 'cluster_sample', at: 1_000, seconds: 60 } as Observation
const started = { type: 'rollout', startedAt: 5_000, finishedAt: null } as Observation
const finished = { type: 'rollout', startedAt: 5_000, finishedAt: 9_000 } as Observation
const coverage: Observation = { type: 'coverage', fromAt: 0, toAt: 99_000 }

test('an event happened when the last thing in it was over; coverage is no thing', () => {
  expect(latestOf([])).toBeNull()
  expect(latestOf([coverage])).toBeNull()
  expect(latestOf([started])).toBe(5_000)
  expect(latestOf([finished, started, coverage])).toBe(9_000)
  expect(latestOf([sample, finished])).toBe(61_000)
})
