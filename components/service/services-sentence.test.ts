import { expect, test } from 'vitest'
import { servicesSentence } from './services-sentence.ts'

const counts = { found: 43, inScope: 2325, left: 586, unknown: 0 }
const say = (asked: Partial<Parameters<typeof servicesSentence>[0]>, given = counts) =>
  servicesSentence({ state: [], q: '', scope: 'in', ...asked }, given)

test('the whole list answers how many still need Helios, and never calls unknown ones done', () => {
  expect(say({}).answer).toBe('2,325 services in scope; 586 still need Helios.')
  expect(say({}, { found: 9, inScope: 9, left: 0, unknown: 9 })).toEqual({
    answer: '9 services in scope.',
    rest: 'All are unknown: their sources are silent.',
  })
})

test('a narrowed list says what its services have in common', () => {
  expect(say({ state: ['both'] }).answer).toBe('43 services are on both.')
  expect(say({ state: ['both', 'origin_only', 'back_on_origin'] }).answer).toBe(
    '43 services still need Helios.',
  )
  expect(say({ q: 'seat', state: ['idle'] }, { ...counts, found: 1 }).answer).toBe(
    '1 service with “seat” is idle.',
  )
  expect(say({ scope: 'out' }).rest).toBe('They count nowhere.')
})
