import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

function commandOf(pid: number): string {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return ''
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

/**
 * Stops the Postgres that a killed supervisor left running on this data folder. The caller holds the folder's lock, so
 * nobody uses it. The process is asked only when its command line names the folder: a recycled pid belongs to somebody else.
 */
export async function stopOrphan(dataFolder: string): Promise<void> {
  let pid: number
  try {
    pid = Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return
  }
  const isOurs = (): boolean => commandOf(pid).includes(`-D ${dataFolder} `)
  for (const [signal, seconds] of [
    ['SIGINT', 10],
    ['SIGQUIT', 5],
    ['SIGKILL', 5],
  ] as const) {
    if (!isOurs()) return
    process.kill(pid, signal)
    const deadline = performance.now() + seconds * 1000
    while (isOurs() && performance.now() < deadline) await sleep(25)
  }
}
