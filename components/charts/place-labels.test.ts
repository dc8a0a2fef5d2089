import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeLabels } from './place-labels.ts'

test('the widest part first carries its own name, small neighbours stand in two rows', () => {
  const placed = placeLabels([
    { label: 'Moved off Helios', count: 941, share: 941 / 1480 },
    { label: 'Retired', count: 104, share: 104 / 1480 },
    { label: 'On both', count: 103, share: 103 / 1480 },
    { label: 'Helios only', count: 310, share: 310 / 1480 },
    { label: 'Unknown or idle', count: 22, share: 22 / 1480 },
  ])
  expect(placed.map(part => part.place)).toEqual(['inside', 'above', 'below', 'above', 'below'])
  expect(placed.at(-1)?.anchor).toBe('end')
})

test('parts lie end to end, whatever their sizes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 7 }), counts => {
      const whole = counts.reduce((sum, count) => sum + count, 0)
      const placed = placeLabels(counts.map(count => ({ label: 'State', count, share: count / whole })))
      let end = 0
      for (const part of placed) {
        expect(part.start).toBeCloseTo(end)
        end = part.start + part.share
      }
      expect(end).toBeCloseTo(1)
    }),
  )
})
