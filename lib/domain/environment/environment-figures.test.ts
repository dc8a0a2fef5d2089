import { describe, expect, test } from 'vitest'
import { dayMs, hourMs } from '../time/durations.ts'
import { environmentFigures } from './environment-figures.ts'
import { environmentLives } from './environment-lives.ts'
import { sightOf } from './testing/sight-of.ts'

/** A Wednesday; the running week began on Monday, 2026-03-30. */
const now = Date.UTC(2026, 3, 1, 12)
const life = (environment: string, createdAt: number, hours: number | null) => [
  sightOf({ environment, at: createdAt }),
  ...(hours === null ? [] : [sightOf({ environment, at: createdAt + hours * hourMs, change: 'removed' })]),
]
const figuresOf = (sights: ReturnType<typeof life>) => environmentFigures(environmentLives(sights, now), now)

describe('figure 19', () => {
  test('counts full weeks after the first one, empty weeks as zero', () => {
    const figures = figuresOf([
      ...life('first', now - 21 * dayMs, 2),
      ...life('a', now - 14 * dayMs, 4),
      ...life('b', now - 13 * dayMs, 6),
      ...life('running', now - dayMs / 2, null),
    ])
    expect(figures.weeks).toEqual([
      { weekOn: '2026-03-16', createdCount: 2 },
      { weekOn: '2026-03-23', createdCount: 0 },
    ])
    expect(figures).toMatchObject({ createdPerWeek: 1, medianLifeHours: 4, liveCount: 1, oldShare: 0 })
  })

  test('those that live for more than 24 hours stand out, at 24 hours not yet', () => {
    const figures = figuresOf([
      ...life('day', now - dayMs, null),
      ...life('older', now - dayMs - 1, null),
      ...life('gone', now - 9 * dayMs, 100),
    ])
    expect(figures).toMatchObject({ liveCount: 2, oldCount: 1, oldShare: 0.5 })
  })

  test('without any there is nothing to say', () => {
    expect(figuresOf([])).toEqual({
      liveCount: 0,
      oldCount: 0,
      expiredUnconfirmedCount: 0,
      createdPerWeek: null,
      medianLifeHours: null,
      oldShare: null,
      weeks: [],
    })
  })
})
