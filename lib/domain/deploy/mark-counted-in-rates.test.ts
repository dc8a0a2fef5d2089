import { describe, expect, it } from 'vitest'
import { dayMs, hourMs } from '../time/durations.ts'
import { fold, type Line } from './testing/fold-lines.ts'

describe('a change that reaches both platforms', () => {
  const counted = (lines: Line[]) =>
    fold(lines).deploys.map(({ platform, isCountedInRates }) => [platform, isCountedInRates])

  it('within 24 h counts once, on the platform of its first success', () => {
    expect(
      counted([
        ['A', 'gew1', 0],
        ['A', 'lon', 24],
      ]),
    ).toEqual([
      ['kubernetes', true],
      ['helios', false],
    ])
  })

  it('later than 24 h counts twice', () => {
    expect(
      counted([
        ['A', 'lon', 0],
        ['A', 'gew1', 24.01],
      ]),
    ).toEqual([
      ['helios', true],
      ['kubernetes', true],
    ])
  })

  it('counts twice when the artefacts differ', () => {
    expect(
      counted([
        ['A', 'lon', 0],
        ['B', 'gew1', 1],
      ]).every(([, isCounted]) => isCounted),
    ).toBe(true)
  })

  it('counts again when it is deployed anew weeks later', () => {
    expect(
      counted([
        ['A', 'lon', 0],
        ['A', 'gew1', 1],
        ['B', 'lon', 48],
        ['A', 'lon', (48 * hourMs + 31 * dayMs) / hourMs],
      ]).map(([, isCounted]) => isCounted),
    ).toEqual([true, false, true, true])
  })
})
