import { expect, test } from 'vitest'
import { environmentsSentence } from './environments-sentence.ts'

const figures = { live: 0, old: 0, expiredUnconfirmed: 0, medianLifeHours: null }
const sentence = (change: Partial<typeof figures> & { medianLifeHours?: number | null }, hasEnded = true) =>
  environmentsSentence({ figures: { ...figures, ...change }, hasEnded })

test('says how many live and how many for too long', () => {
  expect(sentence({ live: 9, old: 2 }).answer).toBe(
    '9 temporary environments are alive, 2 for more than a day.',
  )
  expect(sentence({ live: 9 }).answer).toBe('9 temporary environments are alive, none for more than a day.')
  expect(sentence({ live: 1, old: 1 }).answer).toBe(
    '1 temporary environment is alive, and has been for more than a day.',
  )
  expect(sentence({ live: 3, old: 3 }).answer).toBe(
    '3 temporary environments are alive, all of them for more than a day.',
  )
})

test('names those that should be gone', () => {
  expect(sentence({ live: 2, expiredUnconfirmed: 1 }).rest).toMatch('One should be gone')
  expect(sentence({ live: 2 }).rest).toBe('')
})

test('without any alive, and without any at all', () => {
  expect(sentence({ medianLifeHours: 7.5 as never })).toEqual({
    answer: 'No temporary environment is alive.',
    rest: 'Half of the last ones lived for less than 7 h 30 min.',
  })
  expect(sentence({}, false).answer).toBe('No temporary environments here.')
})
