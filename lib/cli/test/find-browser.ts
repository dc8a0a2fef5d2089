import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const machineBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
]
const downloadWithinMs = 180_000
const installWithinMs = 300_000

const findMachineBrowser = (): string | null => machineBrowsers.find(path => existsSync(path)) ?? null

function run(command: string, given: string[], timeout: number): boolean {
  return spawnSync(command, given, { stdio: ['ignore', 'ignore', 'inherit'], timeout }).status === 0
}

/**
 * A Chromium to drive: Playwright's own, the machine's, one that Playwright downloads, or the distribution's package (as
 * root on Debian). Returns its path, or null when there is none to be had.
 */
export function findBrowser(): string | null {
  const own = chromium.executablePath()
  if (existsSync(own)) return own
  const found = findMachineBrowser()
  if (found) return found
  console.error('landfall: no Chromium here yet; trying to get one ...')
  if (run('playwright', ['install', 'chromium'], downloadWithinMs) && existsSync(own)) return own
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.env.DEBIAN_FRONTEND = 'noninteractive'
    run('apt-get', ['update', '-qq'], installWithinMs)
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], installWithinMs)
  }
  return findMachineBrowser()
}
