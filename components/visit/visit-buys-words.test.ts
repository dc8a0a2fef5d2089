import { describe, expect, test } from 'vitest'
import { zeroTicks } from '#components/charts/effect-line.tsx'
import type { LeverItem } from '#lib/read/answers/forecast-answer.ts'
import type { VisitEffectAnswer } from '#lib/read/answers/visit-effect-answer.ts'
import { dayEffectRange, dayEffectWords, peopleWords, tooFewVisits } from './visit-buys-words.ts'

const clear = { value: 1.3, low: 0.6, high: 2.1, isClear: true }
const effect = (changes: Partial<VisitEffectAnswer['effect']>): Pick<VisitEffectAnswer, 'effect'> => ({
  effect: {
    have: 12,
    need: 10,
    needMoves: 10,
    teamVisits: 40,
    visitDays: 80,
    observed: { moves: 3, steps: 4 },
    matched: { moves: 2.5, steps: 3 },
    moves: null,
    steps: null,
    ...changes,
  },
})

describe('what a visit buys, in words', () => {
  test('a clear effect is a number a day with its range', () => {
    expect(dayEffectWords(clear)).toBe('1.3 more moves a day')
    expect(dayEffectRange(clear, 41)).toBe('Between 0.6 and 2.1; 41 visits.')
  })

  test('with zero within the interval nothing is claimed', () => {
    const unclear = { value: 0.12, low: -0.31, high: 0.55, isClear: false }
    expect(dayEffectWords(unclear)).toBe('no clear effect')
    expect(dayEffectRange(unclear, 24)).toBe('Between −0.31 and 0.55 a day, zero within; 24 visits.')
  })

  test('too little says what is there and what it takes', () => {
    expect(tooFewVisits(effect({ have: 4 }))!.title).toBe('Too few visits: 4 of 10')
    expect(tooFewVisits(effect({}))!.title).toBe('Too few moves: 5 of 10')
    const per = { perTeam: clear, perVisit: clear, perVisitDay: clear }
    expect(tooFewVisits(effect({ moves: per }))).toBeNull()
  })

  test('two more people are told in weeks, or not at all', () => {
    const lever: LeverItem = { kind: 'people', amount: 2, blocker: null, weeksSaved: 5, low: 2, high: 8 }
    expect(peopleWords(lever)).toEqual({ gain: 'finish 5 weeks sooner', range: ', between 2 and 8' })
    expect(peopleWords({ ...lever, weeksSaved: 1, low: 1, high: 1 })).toEqual({
      gain: 'finish 1 week sooner',
      range: '',
    })
    expect(peopleWords({ ...lever, weeksSaved: 0, low: 0, high: 1 })).toEqual({
      gain: 'finish no week sooner',
      range: ', at most 1',
    })
    expect(peopleWords({ ...lever, weeksSaved: 0, low: 0, high: 0 })).toEqual({
      gain: 'finish no week sooner',
      range: '',
    })
    expect(peopleWords({ ...lever, weeksSaved: null })).toBeNull()
    expect(peopleWords(undefined)).toBeNull()
  })

  test('the axis holds both ends and zero', () => {
    expect(zeroTicks(0.6, 2.1)).toEqual([0, 1, 2, 3])
    expect(zeroTicks(-0.31, 0.55)).toContain(0)
    expect(zeroTicks(-3, -1).at(-1)).toBe(0)
  })
})
