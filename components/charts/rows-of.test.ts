import { describe, expect, test } from 'vitest'
import { rowsOf } from './rows-of.ts'

describe('stretches of one lane', () => {
  test('two entries at once stand below one another, the next takes the first row that is free', () => {
    expect(
      rowsOf([
        { from: 0, to: 4 },
        { from: 2, to: 4 },
        { from: 4, to: 6 },
      ]),
    ).toEqual({ rows: [0, 1, 0], count: 2 })
    expect(rowsOf([])).toEqual({ rows: [], count: 1 })
  })
})
