import { describe, expect, test } from 'vitest'
import type { NextItem } from '#lib/read/answers/team-next-answer.ts'
import { holdsWords, likeItWords, tookWords } from './left-words.ts'

const item = (changes: Partial<NextItem> = {}): NextItem => ({
  service: 'seat-hold',
  archetype: 'http',
  kind: 'backend',
  state: 'origin_only',
  since: null,
  leavingSince: null,
  exemptUntil: null,
  ease: 'ready',
  isStuck: false,
  blockers: [],
  said: null,
  usual: { medianDays: 9.2, lowDays: 6, highDays: 15, finished: 14, isOfArchetype: true },
  daysSoFar: null,
  daysLeft: 9.2,
  longer: 14,
  stuckAfterDays: 24,
  ...changes,
})

describe('what services like it took, in words', () => {
  test('one that has not begun: the usual days and their range', () => {
    expect(tookWords(item())).toEqual({ strong: '9 days', soft: '6 to 15' })
    expect(likeItWords(item())).toBe('services like it took 9 days')
  })

  test('one under way: what is left of it', () => {
    const half = item({ state: 'both', ease: 'started', daysSoFar: 4, daysLeft: 5.4 })
    expect(tookWords(half)).toEqual({ strong: '5 days left', soft: 'usual 9' })
    expect(likeItWords(half)).toBe('about 5 days are left of it')
  })

  test('one that took longer than all that finished is stuck, and of how many', () => {
    const stuck = item({
      state: 'both',
      ease: 'stuck',
      isStuck: true,
      daysSoFar: 31,
      daysLeft: null,
      longer: 0,
    })
    expect(tookWords(stuck)).toEqual({ strong: 'stuck', soft: 'longest of 14' })
    expect(holdsWords(stuck)).toEqual({ text: 'past 24 days, as few are', isWarning: true })
  })

  test('of a kind too few finished of it says that it looks at all of them, or at none', () => {
    const usual = { ...item().usual!, isOfArchetype: false }
    expect(tookWords(item({ usual })).soft).toBe('6 to 15, all kinds')
    expect(tookWords(item({ usual: null, daysLeft: null }))).toEqual({
      strong: '',
      soft: 'too few like it finished',
    })
    expect(likeItWords(item({ usual: null }))).toBeNull()
  })
})
