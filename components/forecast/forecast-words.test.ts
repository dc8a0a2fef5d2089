import { describe, expect, test } from 'vitest'
import { finishSentence, noDateWords, savedWords, shiftSentence, slipWords } from './forecast-words.ts'

const flows = { weeks: 12, arrived: 14, departed: 11, moved: 10, gone: 1, born: 9, entered: 1, returned: 4 }
const forecast = {
  verdict: 'dated' as const,
  reason: null,
  evenOn: '2027-04-26',
  sureOn: '2027-07-12',
  asOf: '2026-06-09',
  moveWeeks: 60,
  fewestWeeks: 8,
  flows,
  shift: null,
}
const was = {
  madeOn: '2026-03-09',
  verdict: 'dated' as const,
  evenOn: '2027-03-29',
  sureOn: '2027-05-31',
  left: 649,
}
const shift = { since: '2026-03-10', was, evenDays: 28, sureDays: 42 }

describe('the finish in words', () => {
  test('both days, and how they moved since they were said', () => {
    expect(finishSentence({ ...forecast, shift })).toBe(
      'The last one leaves between 26 April and 12 July 2027, four to six weeks later than we said then.',
    )
  })
  test('as many that arrive as leave: no day', () => {
    const growing = {
      ...forecast,
      verdict: 'not_converging' as const,
      reason: 'inflow' as const,
      evenOn: null,
      sureOn: null,
    }
    expect(noDateWords(growing)).toBe('not converging: 14 arrive for 11 that leave')
    expect(finishSentence(growing)).toBe('The finish: not converging: 14 arrive for 11 that leave.')
  })
  test('too few weeks of moves say how many there are', () => {
    expect(noDateWords({ ...forecast, verdict: 'too_little', moveWeeks: 3 })).toBe(
      'too few weeks of moves: 3 of 8',
    )
  })
  test('a shift that goes both ways is no shift', () => {
    expect(shiftSentence({ ...shift, evenDays: -14, sureDays: 14 })).toBeNull()
    expect(shiftSentence({ ...shift, evenDays: 1, sureDays: 2 })).toBe('as we said then')
  })
  test('days and weeks carry their direction', () => {
    expect(slipWords(28)).toBe('28 days later')
    expect(slipWords(-1)).toBe('1 day earlier')
    expect(savedWords(5.2)).toBe('5 weeks sooner')
    expect(savedWords(0.2)).toBe('no change')
  })
})
