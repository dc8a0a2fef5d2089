import { expect, test } from 'vitest'
import type { FormBlocker } from '#lib/read/answers/report-answer.ts'
import { blockersOf } from './blockers-of.ts'

const blocker = (id: string, holds: string[]): FormBlocker => ({
  id,
  title: id,
  type: 'other',
  promisedOn: null,
  othersWaiting: 1,
  holds,
})

test('what holds a service already is offered first, the rest in its order', () => {
  const all = [blocker('most', []), blocker('second', ['other']), blocker('own', ['draught-router'])]
  expect(blockersOf(all, 'draught-router').map(({ id }) => id)).toEqual(['own', 'most', 'second'])
  expect(blockersOf(all, 'nobody').map(({ id }) => id)).toEqual(['most', 'second', 'own'])
})
