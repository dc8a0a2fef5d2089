import { readFileSync } from 'node:fs'

export type Tally = { passed: number; failed: number }

type VitestReport = { numPassedTests: number; numFailedTests: number; numFailedTestSuites?: number }
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors?: unknown[] }

/**
 * Counts of a run from its JSON report. A run that ended badly counts at least one failure, whatever the report says or
 * when there is none: a file that could not even be loaded holds no failed test.
 */
export function readTally(file: string, hasEndedWell: boolean): Tally {
  const tally = { passed: 0, failed: 0 }
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport | PlaywrightReport
    if ('stats' in report) {
      tally.passed = report.stats.expected + report.stats.flaky
      tally.failed = report.stats.unexpected
    } else {
      tally.passed = report.numPassedTests
      tally.failed = report.numFailedTests
    }
  } catch {
    // No report: counted below.
  }
  if (!hasEndedWell && tally.failed === 0) tally.failed = 1
  return tally
}
