import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const cache = join(import.meta.dirname, '../../node_modules/.cache/landfall')
const kept = join(cache, 'prometheus')

const run = (command: string, given: string[], cwd?: string): boolean =>
  spawnSync(command, given, { stdio: 'ignore', timeout: 120_000, ...(cwd ? { cwd } : {}) }).status === 0

/** A folder with `prometheus` and `promtool`: the machine's, or Debian's package unpacked beside our modules. Null: none to be had. */
export function findPrometheus(): string | null {
  for (const folder of ['/usr/bin', '/usr/local/bin', join(kept, 'usr/bin')])
    if (existsSync(join(folder, 'prometheus')) && existsSync(join(folder, 'promtool'))) return folder
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg-deb')) return null
  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(join(cache, 'unpack-'))
  try {
    const isHere =
      run('apt-get', ['download', '-qq', 'prometheus'], work) ||
      (run('apt-get', ['update', '-qq']) && run('apt-get', ['download', '-qq', 'prometheus'], work))
    const packed = isHere ? readdirSync(work).find(name => name.endsWith('.deb')) : undefined
    if (packed === undefined || !run('dpkg-deb', ['-x', packed, 'unpacked'], work)) return null
    rmSync(kept, { recursive: true, force: true })
    renameSync(join(work, 'unpacked'), kept)
    return join(kept, 'usr/bin')
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
