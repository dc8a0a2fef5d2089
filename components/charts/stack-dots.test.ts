import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stackDots } from './stack-dots.ts'

test('every value is one dot or counted beyond the axis, none twice at one place', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { maxLength: 300 }), numbers => {
      const values = numbers.map((value, index) => ({ key: String(index), value }))
      const { dots, beyond, tallest } = stackDots(values, 16, 64)
      expect(dots.length + beyond).toBe(values.length)
      expect(new Set(dots.map(dot => `${dot.at} ${dot.level}`)).size).toBe(dots.length)
      expect(dots.every(dot => dot.level < tallest)).toBe(true)
    }),
  )
})
