import { expect, test } from 'vitest'
import { goalRows } from './goal-rows.ts'
import type { ChartGoal } from './line-chart-props.ts'

const goal = (id: string, at: number): ChartGoal => ({
  id,
  at,
  text: '80% by 31 Dec 2026',
  detail: 'set 1 Mar',
  look: 'current',
})

test('labels of goals that stand close are put below one another, and never past the end of the plot', () => {
  const placed = goalRows([goal('c', 95), goal('a', 10), goal('b', 15)], at => at / 100)
  expect(placed.map(({ goal: { id }, top, isLeft }) => [id, top, isLeft])).toEqual([
    ['a', 17, false],
    ['b', 47, false],
    ['c', 17, true],
  ])
})

test('a goal soon after the last point keeps clear of the name beside that point', () => {
  const name = { at: 10, width: 120, top: 10, bottom: 27 }
  const [placed] = goalRows([goal('a', 12)], at => at / 100, undefined, [name])
  expect(placed!.top).toBe(29)
})
