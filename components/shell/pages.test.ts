import { expect, test } from 'vitest'
import { firstPages, shellPages } from './pages.ts'

test.each([
  ['/overview', '/overview'],
  ['/visits', '/visits'],
  ['/teams/gangway', '/teams'],
])('who starts on %s finds %s first, and every page once', (landing, first) => {
  const pages = firstPages(landing)
  expect(pages[0]!.path).toBe(first)
  expect(new Set(pages)).toEqual(new Set(shellPages.filter(({ group }) => group === 'first')))
})

test('every page has a key of its own', () => {
  expect(new Set(shellPages.map(({ key }) => key)).size).toBe(shellPages.length)
})
