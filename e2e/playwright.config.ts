import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

// Read again in every worker: what is chosen once goes through the environment. Outgoing connections begin at 32,768.
process.env.LANDFALL_E2E_PORT ??= String(20_000 + (process.pid % 10_000))
process.env.LANDFALL_E2E_FOLDER ??= mkdtempSync(join(tmpdir(), 'landfall-browser-'))
const port = process.env.LANDFALL_E2E_PORT
const baseURL = `http://localhost:${port}`
const machineBrowser = existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Browser tests against the built application with the demo company, on a port and a data folder of their own. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  globalTeardown: './remove-data-folder.ts',
  use: {
    baseURL,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.LANDFALL_BROWSER || machineBrowser,
      chromiumSandbox: process.getuid?.() !== 0,
      args: quiet,
    },
  },
  webServer: {
    command: 'node_modules/.bin/node lib/cli/main.ts start',
    cwd: '..',
    // Figures move while the company comes in: nothing is compared before.
    wait: { stderr: /The demo company is complete/ },
    timeout: 400_000,
    stdout: 'ignore',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: {
      PORT: port,
      LANDFALL_DATA_DIR: process.env.LANDFALL_E2E_FOLDER,
      LANDFALL_DEMO: 'on',
      LANDFALL_LOG_LEVEL: 'warn',
      // The portal of exports.spec.ts.
      LANDFALL_EMBED_ORIGINS: `http://127.0.0.1:${Number(port) + 1}`,
    },
  },
})
