import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quickSteps, runStep, type Step } from './run-steps.ts'
import { findBrowser } from './test/find-browser.ts'
import { readTally } from './test/read-tally.ts'

const build: Step = { name: 'build', command: ['node', 'lib/cli/bootstrap.mjs', 'build'], limitMinutes: 15 }

function vitest(report: string): Step {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return {
    name: 'unit, architecture, database and process tests',
    command: ['vitest', 'run', '--config', 'e2e/vitest.config.ts', ...reporters],
    limitMinutes: 25,
  }
}

function playwright(report: string, browser: string): Step {
  return {
    name: 'browser tests',
    command: [
      'playwright',
      'test',
      '--config',
      'e2e/playwright.config.ts',
      '--reporter=list,json',
      '--pass-with-no-tests',
    ],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, LANDFALL_BROWSER: browser },
    limitMinutes: 25,
  }
}

/**
 * Everything that must pass. Goes on after a failure, so that one run tells all, and closes with the one line
 * `N passed, N failed`: tests, and format, types and build as one each.
 */
export async function test(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-reports-'))
  let passed = 0
  let failed = 0
  const count = (tally: { passed: number; failed: number }): void => {
    passed += tally.passed
    failed += tally.failed
  }
  const countStep = async (step: Step): Promise<boolean> => {
    const isWell = await runStep(step)
    count(isWell ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
    if (!isWell) console.error(`landfall: failed: ${step.name}`)
    return isWell
  }
  for (const step of quickSteps) await countStep(step)
  const isBuilt = await countStep(build)
  const vitestReport = join(folder, 'vitest.json')
  count(readTally(vitestReport, await runStep(vitest(vitestReport))))
  if (isBuilt) {
    const browser = findBrowser()
    if (browser === null) console.error('landfall: failed: there is no Chromium to run the browser tests in.')
    const playwrightReport = join(folder, 'playwright.json')
    const isWell = browser !== null && (await runStep(playwright(playwrightReport, browser)))
    count(readTally(playwrightReport, isWell))
  }
  rmSync(folder, { recursive: true, force: true })
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
