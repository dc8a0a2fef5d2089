import { describe, expect, test } from 'vitest'
import { isInstallStale } from './bootstrap.mjs'

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b-linux': { version: '2.0.0', optional: true },
  },
}

describe('whether packages must be installed', () => {
  test.each([
    ['nothing is installed', null, true],
    [
      'all is there',
      { packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-linux': { version: '2.0.0' } } },
      false,
    ],
    [
      'only a package for other machines lacks',
      { packages: { 'node_modules/a': { version: '1.0.0' } } },
      false,
    ],
    ['a package lacks', { packages: { 'node_modules/b-linux': { version: '2.0.0' } } }, true],
    ['a package has another version', { packages: { 'node_modules/a': { version: '1.0.1' } } }, true],
    [
      'an optional package has another version',
      { packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-linux': { version: '1.9.0' } } },
      true,
    ],
  ])('%s', (_, installed, expected) => {
    expect(isInstallStale(lock, installed)).toBe(expected)
  })
})
