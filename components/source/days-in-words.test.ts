import { expect, test } from 'vitest'
import { daysInWords, stripOf } from './days-in-words.ts'

const day = (state: 'before' | 'complete' | 'late' | 'missing' | 'quiet') => ({
  on: '2026-06-01',
  state,
  missingMs: 0,
})

test('the days of a source are counted from when it was known', () => {
  expect(daysInWords([day('before'), day('complete'), day('complete'), day('late'), day('missing')])).toBe(
    '4 days: 2 complete, 1 arrived late, 1 with something missing',
  )
  expect(daysInWords([day('before')])).toBe('Not heard in 1 day')
})

test('each kind of day looks different', () => {
  const fills = stripOf([day('before'), day('complete'), day('late'), day('missing'), day('quiet')])
  expect(new Set(fills.map(({ fill }) => fill)).size).toBe(5)
})
