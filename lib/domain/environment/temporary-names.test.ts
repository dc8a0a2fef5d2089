import { expect, test } from 'vitest'
import { isTemporaryName } from './is-temporary-name.ts'
import { pullRequestOf } from './pull-request-of.ts'

test('names of pull requests` environments are known, those of others are not', () => {
  for (const name of [
    'preview',
    'Preview/pr-42',
    'review/login',
    'pr-1',
    'search-pr-7',
    'mr42',
    'ephemeral-x',
  ])
    expect(isTemporaryName(name), name).toBe(true)
  for (const name of ['production', 'staging', 'pr', 'reviews-service', 'prod-1', 'april-2', 'temperature'])
    expect(isTemporaryName(name), name).toBe(false)
})

test('the number of the pull request is read from names and refs', () => {
  expect(pullRequestOf('preview/pr-42')).toBe(42)
  expect(pullRequestOf('refs/pull/7/merge')).toBe(7)
  expect(pullRequestOf('refs/merge-requests/9/head')).toBe(9)
  expect(pullRequestOf('search_pr12')).toBe(12)
  expect(pullRequestOf('review/login')).toBeNull()
  expect(pullRequestOf('spr-42')).toBeNull()
})
