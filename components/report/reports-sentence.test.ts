import { expect, test } from 'vitest'
import { reportsSentence } from './reports-sentence.ts'

const none = { agree: 0, ahead: 0, behind: 0, none: 0, stale: 0 }

test('the heading names what there is to doubt, and nothing else', () => {
  expect(reportsSentence({ teams: 9, doubts: 0, counts: { ...none, agree: 9 } }).answer).toBe(
    'What every team says agrees with what runs.',
  )
  const { answer, rest } = reportsSentence({
    teams: 9,
    doubts: 3,
    counts: { ...none, agree: 6, ahead: 1, stale: 2 },
  })
  expect(`${answer} ${rest}`).toBe(
    'Doubt what 3 teams of 9 say: 1 says more than was seen, 2 are older than 28 days.',
  )
})
