import { expect, it } from 'vitest'
import { leftByArea } from './left-by-area.ts'

it('what is left is Helios only, on both and back on Helios, the area with most first', () => {
  const rows = leftByArea([
    { area: 'yard', state: 'target_only' },
    { area: 'yard', state: 'both' },
    { area: 'harbour', state: 'origin_only' },
    { area: 'harbour', state: 'back_on_origin' },
    { area: 'harbour', state: 'unknown' },
    { area: null, state: 'origin_only' },
  ])
  expect(rows).toEqual([
    { area: 'harbour', inScope: 3, originOnly: 1, both: 0, backOnOrigin: 1, left: 2 },
    { area: 'yard', inScope: 2, originOnly: 0, both: 1, backOnOrigin: 0, left: 1 },
  ])
})
