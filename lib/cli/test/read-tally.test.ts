import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readTally } from './read-tally.ts'

const folder = mkdtempSync(join(tmpdir(), 'landfall-tally-'))
afterAll(() => rmSync(folder, { recursive: true }))

const report = (value: unknown): string => {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(value))
  return file
}

test('unit and database tests are counted', () => {
  expect(readTally(report({ numPassedTests: 7, numFailedTests: 2 }), false)).toEqual({ passed: 7, failed: 2 })
})

test('browser tests are counted, one that passed at the second try as passed', () => {
  expect(readTally(report({ stats: { expected: 5, unexpected: 1, flaky: 1 } }), false)).toEqual({
    passed: 6,
    failed: 1,
  })
})

test('a run that ended badly is never counted as clean', () => {
  expect(readTally(report({ numPassedTests: 7, numFailedTests: 0 }), false)).toEqual({ passed: 7, failed: 1 })
  expect(readTally('/nowhere', false)).toEqual({ passed: 0, failed: 1 })
})
