import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { environmentLives } from './environment-lives.ts'
import type { EnvironmentSight } from './environment-sight.ts'
import { sightOf } from './testing/sight-of.ts'

const now = 1_000
const lives = (...sights: EnvironmentSight[]) => environmentLives(sights, now)

describe('the life of a temporary environment', () => {
  test('begins when it is created and ends when it is removed', () => {
    expect(
      lives(sightOf({ at: 10, pullRequest: 7, url: 'https://a' }), sightOf({ at: 90, change: 'removed' })),
    ).toMatchObject([{ createdAt: 10, endedAt: 90, pullRequest: 7, url: 'https://a' }])
  })

  test('goes on while it is told of again, and what was said last counts', () => {
    expect(
      lives(
        sightOf({ at: 10, expiresAt: 50, service: 'search' }),
        sightOf({ at: 20, url: 'https://b' }),
        sightOf({ at: 30, change: 'extended', expiresAt: 2_000 }),
      ),
    ).toMatchObject([
      { createdAt: 10, endedAt: null, expiresAt: 2_000, service: 'search', isExpiredUnconfirmed: false },
    ])
  })

  test('past its time without a word of its end it is expired, unconfirmed, not gone', () => {
    expect(lives(sightOf({ at: 10, expiresAt: now }))).toMatchObject([
      { endedAt: null, isExpiredUnconfirmed: true },
    ])
    const removed = sightOf({ at: 60, change: 'removed' })
    expect(lives(sightOf({ at: 10, expiresAt: 50 }), removed)).toMatchObject([
      { endedAt: 60, isExpiredUnconfirmed: false },
    ])
  })

  test('created again after its end it is another one', () => {
    const again = lives(
      sightOf({ at: 10 }),
      sightOf({ at: 20, change: 'removed' }),
      sightOf({ at: 30 }),
      sightOf({ at: 30, source: 'other' }),
    )
    expect(again.map(life => [life.source, life.createdAt, life.endedAt])).toEqual([
      ['previews', 10, 20],
      ['other', 30, null],
      ['previews', 30, null],
    ])
    expect(new Set(again.map(({ id }) => id)).size).toBe(3)
  })

  test('more time for one that is gone does not bring it back', () => {
    expect(
      lives(
        sightOf({ at: 10 }),
        sightOf({ at: 20, change: 'removed' }),
        sightOf({ at: 30, change: 'extended', expiresAt: 2_000 }),
      ),
    ).toMatchObject([{ endedAt: 20, expiresAt: null }])
  })

  test('the end of one nobody saw makes none, and the future has not happened', () => {
    expect(lives(sightOf({ change: 'removed' }), sightOf({ at: now + 1 }))).toEqual([])
  })
})

const sights = fc.array(
  fc.record({
    source: fc.constantFrom('a', 'b'),
    environment: fc.constantFrom('x', 'y'),
    change: fc.constantFrom('created', 'extended', 'removed'),
    at: fc.integer({ min: 0, max: 12 }),
    expiresAt: fc.option(fc.integer({ min: 0, max: 30 })),
    service: fc.option(fc.constantFrom('s', 't')),
  }),
  { maxLength: 20 },
)

describe('laws', () => {
  test('order and repetition of what was said change nothing', () => {
    fc.assert(
      fc.property(
        sights,
        fc.integer({ min: 0, max: 30 }),
        fc.infiniteStream(fc.double({ noNaN: true })),
        (told, at, random) => {
          const rows = told.map(sight => sightOf(sight as Partial<EnvironmentSight>))
          const shuffled = [...rows, ...rows.slice(0, 3)]
            .map(row => ({ row, key: random.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row)
          expect(environmentLives(shuffled, at)).toEqual(environmentLives(rows, at))
        },
      ),
    )
  })

  test('lives of one environment follow one another, and only the last may be open', () => {
    fc.assert(
      fc.property(sights, told => {
        const all = environmentLives(
          told.map(sight => sightOf(sight as Partial<EnvironmentSight>)),
          30,
        )
        for (const group of Map.groupBy(all, life => `${life.source}/${life.environment}`).values())
          for (const [index, life] of group.entries()) {
            const next = group[index + 1]
            if (life.endedAt !== null) expect(life.endedAt).toBeGreaterThanOrEqual(life.createdAt)
            if (next) expect(life.endedAt).toBeLessThanOrEqual(next.createdAt)
          }
      }),
    )
  })
})
