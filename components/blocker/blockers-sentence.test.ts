import { describe, expect, test } from 'vitest'
import { blockersSentence } from './blockers-sentence.ts'

const counts = {
  open: 23,
  withoutDate: 4,
  overdue: 1,
  ended: 6,
  held: 210,
  lastOf: 170,
  ofSeveral: 40,
  teams: 60,
  notMoved: 0,
}

describe('the heading of blockers', () => {
  test('names what frees most, and what is wrong with the rest', () => {
    expect(blockersSentence(counts, { title: 'Stateful volumes', freed: 31, teams: [] })).toEqual({
      answer: 'Clear “Stateful volumes” first: it frees 31 services.',
      rest: '210 services wait for 23 open blockers, 4 without a date and 1 overdue.',
    })
  })

  test('says it when none frees anything alone, when nothing is held, and what was freed and stayed', () => {
    expect(blockersSentence(counts, { title: 'A', freed: 0, teams: [] }).answer).toContain('together')
    const none = { ...counts, open: 0, held: 0, lastOf: 0, ofSeveral: 0, withoutDate: 0, overdue: 0 }
    expect(blockersSentence({ ...none, notMoved: 1 }, null)).toEqual({
      answer: 'Nothing recorded holds a service back.',
      rest: '1 service freed over 30 days ago has not moved.',
    })
  })
})
