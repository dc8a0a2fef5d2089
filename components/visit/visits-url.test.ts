import { expect, test } from 'vitest'
import { filterParsers } from '#lib/query/filter-parsers.ts'
import { visitsParsers } from './visits-url.ts'

test('what is open on the planner never changes what is asked: no name of its address is one of a filter', () => {
  expect(Object.keys(visitsParsers).filter(key => Object.hasOwn(filterParsers, key))).toEqual([])
})
