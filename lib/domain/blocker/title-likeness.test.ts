import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { similarTitles, titleLikeness, titleMatch } from './title-likeness.ts'

const titles = [
  'No stateful volumes in region C',
  'Stateful volume support missing',
  'Security review of the gateway',
  'Timed jobs have no home',
  'Nobody knows how to move pipelines',
].map((title, index) => ({ id: String(index), title }))

describe('titles of blockers that say the same', () => {
  test('another wording of the same thing is offered first', () => {
    expect(similarTitles('Missing support for stateful volumes', titles).map(({ id }) => id)[0]).toBe('1')
    expect(similarTitles('Statefull volumes', titles).map(({ id }) => id)).toContain('0')
    expect(similarTitles('Licence server', titles)).toEqual([])
  })

  test('what is typed finds titles by the beginnings of their words', () => {
    const typed = (text: string) =>
      similarTitles(text, titles, { likeness: titleMatch, from: 0.7 }).map(({ id }) => id)
    expect(typed('sec rev')).toEqual(['2'])
    expect(typed('pipel')).toEqual(['4'])
    expect(typed('TIMED')).toEqual(['3'])
  })

  test('likeness is the same either way round, 1 of itself, and never beyond', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (a, b) => {
        const likeness = titleLikeness(a, b)
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1)
        expect(titleLikeness(b, a)).toBeCloseTo(likeness, 12)
      }),
    )
    for (const { title } of titles) expect(titleLikeness(title, title)).toBeCloseTo(1, 12)
  })
})
