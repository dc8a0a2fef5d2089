import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../../shared/fixtures/events')

/** For the name of a test that has nothing to read here. */
export const fixturesNote = existsSync(folder) ? '' : ' (skipped: no shared fixtures)'
export const hasFixtures = existsSync(folder)

export type EventFixture = { path: string; raw: Buffer; value: unknown; headers: Record<string, string> }

/** What GitHub calls an event stands in a header, and here in the path. */
function headersOf(path: string): Record<string, string> {
  const parts = path.split('/')
  const isGithub = parts[0] === 'github' || (parts[0] === 'preview-env' && parts[1]!.startsWith('github.'))
  if (!isGithub) return {}
  const name = parts[0] === 'github' ? (parts[2] ?? '') : parts.at(-1)!.split('.')[1]!
  return { 'x-github-event': name, 'x-github-delivery': path.slice(0, 100) }
}

/** Every JSON payload of every sender known, in the order of their paths; none where the folder is not there. */
export function eventFixtures(): EventFixture[] {
  if (!hasFixtures) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.json') && !/schema|metrics\//.test(path))
    .sort()
    .map(path => {
      const raw = readFileSync(join(folder, path))
      return { path, raw, value: JSON.parse(raw.toString('utf8')), headers: headersOf(path) }
    })
}
