import { describe, expect, test } from 'vitest'
import { sourcesSentence } from './sources-sentence.ts'

const now = Date.parse('2026-06-09T09:04:00Z')
const source = (id: string, isSilent = false, isPaused = false) => ({
  id,
  label: null,
  isSilent,
  isPaused,
  lastEventAt: '2026-06-09T06:12:00Z',
  services: 61,
})

describe('the heading of the sources page', () => {
  test('says what is silent, since when, and what it feeds', () => {
    expect(sourcesSentence([source('apse-3', true), source('euw-1')], now)).toEqual({
      answer: 'One of 2 sources, apse-3, has been silent for 2 h 52 min.',
      rest: 'It feeds 61 services: what runs there is unknown until then.',
    })
  })

  test('says that all are fresh, and which are paused', () => {
    expect(sourcesSentence([source('a'), source('b', false, true)], now)).toEqual({
      answer: 'All 2 sources are fresh.',
      rest: 'One is paused.',
    })
  })

  test('says that nothing is connected', () => {
    expect(sourcesSentence([], now).answer).toBe('Nothing is connected yet.')
  })
})
