import { describe, expect, test } from 'vitest'
import { sourceSentence, sourcesSentence } from './sources-sentence.ts'

const now = Date.parse('2026-06-09T09:04:00Z')
const source = (id: string, more: object = {}) => ({
  id,
  label: null,
  isSilent: false,
  isLate: false,
  isPaused: false,
  lastEventAt: '2026-06-09T04:00:00Z' as string | null,
  lastSuccessAt: '2026-06-09T06:12:00Z' as string | null,
  lastError: null,
  services: 61,
  ...more,
})

describe('the heading of the sources page', () => {
  test('says what is silent, since when it was last heard, and what it holds back', () => {
    expect(sourcesSentence([source('apse-3', { isSilent: true }), source('euw-1')], now)).toEqual({
      answer: 'One of 2 sources, apse-3, has been silent for 2 h 52 min.',
      rest: 'It feeds 61 services: what runs there is unknown until it is heard again, and the rest is sound.',
    })
  })

  test('says of a source that was never heard, and of one that a person paused', () => {
    const never = source('new', { isSilent: true, lastEventAt: null, lastSuccessAt: null, services: 0 })
    expect(sourcesSentence([never], now)).toEqual({
      answer: 'The one source, new, has never been heard.',
      rest: 'No service depends on it now; the rest is sound.',
    })
    const paused = source('apse-3', { isSilent: true, isPaused: true })
    expect(sourceSentence(paused, now).answer).toBe('apse-3 is paused and has been silent for 2 h 52 min.')
  })

  test('says that all are fresh, and which are paused or late', () => {
    expect(sourcesSentence([source('a'), source('b', { isPaused: true })], now)).toEqual({
      answer: 'All 2 sources are fresh.',
      rest: 'One is paused.',
    })
    expect(sourcesSentence([source('a', { isLate: true }), source('b', { isLate: true })], now).rest).toBe(
      '2 are late.',
    )
  })

  test('says that nothing is connected', () => {
    expect(sourcesSentence([], now).answer).toBe('Nothing is connected yet.')
  })
})

describe('the heading of one source', () => {
  test('says when it was heard, and of how many services it tells', () => {
    expect(sourceSentence(source('euw-1'), now)).toEqual({
      answer: 'euw-1 was heard 2 h 52 min ago.',
      rest: 'It tells of 61 services.',
    })
  })

  test('says when nothing has come yet', () => {
    const fresh = source('github', { lastEventAt: null, lastSuccessAt: null, services: 0 })
    expect(sourceSentence(fresh, now).answer).toBe('Nothing has come from github yet.')
  })
})
