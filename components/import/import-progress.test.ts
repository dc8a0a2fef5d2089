import { expect, test } from 'vitest'
import { paceOf, type Sight, seeProgress } from './import-progress.ts'

const seen = (...seconds: number[]): Sight[] =>
  seconds.reduce<Sight[]>(
    (sights, at) => seeProgress(sights, { at: at * 1_000, bytes: at * 100, rows: at * 10 }),
    [],
  )

test('the time left is held back until ten seconds were seen', () => {
  expect(paceOf(seen(1), 10_000)).toEqual({ doneShare: 0.01, rowsPerSecond: null, leftMs: null })
  expect(paceOf(seen(1, 5), 10_000)).toMatchObject({ rowsPerSecond: 10, leftMs: null })
  expect(paceOf(seen(1, 5, 11), 10_000)).toEqual({ doneShare: 0.11, rowsPerSecond: 10, leftMs: 89_000 })
})

test('speed is that of the last half minute, and a file without a length has no share', () => {
  const sights = seeProgress(seen(1, 40), { at: 60_000, bytes: 6_000, rows: 4_400 })
  expect(paceOf(sights, null)).toEqual({ doneShare: null, rowsPerSecond: 200, leftMs: null })
})
