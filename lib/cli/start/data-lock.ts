import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from './make-folder.ts'
import { StartError } from './start-error.ts'

type Holder = { pid: number; startedAt: string }

/** Tells a process from a later one that got the same pid; empty where the system does not say. */
function startOf(pid: number): string {
  try {
    // The name in parentheses may hold spaces; start time is the 20th field behind it.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return startOf(holder.pid) === holder.startedAt
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

const fileOf = (folder: string): string => join(folder, 'landfall.lock')

/** Whether the last supervisor on this folder died without cleaning up, a moment or a month ago. */
export function hasAbandonedLock(folder: string): boolean {
  const holder = readHolder(fileOf(folder))
  return holder !== null && !isAlive(holder)
}

/** Makes the folder and claims it for this process. Throws one sentence; returns what gives it back. */
export function lockDataFolder(folder: string): () => void {
  const file = fileOf(folder)
  const own: Holder = { pid: process.pid, startedAt: startOf(process.pid) }
  try {
    makeFolder(folder)
    for (let attempt = 0; ; attempt++) {
      try {
        writeFileSync(file, JSON.stringify(own), { flag: 'wx', mode: 0o600 })
        break
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 3) throw error
        const holder = readHolder(file)
        if (holder && isAlive(holder)) {
          throw new StartError(
            `The data folder ${folder} is in use by process ${holder.pid}: stop that one first, or set LANDFALL_DATA_DIR.`,
          )
        }
        rmSync(file, { force: true })
      }
    }
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(
      `The data folder ${folder} cannot be written (${(error as NodeJS.ErrnoException).code}): set LANDFALL_DATA_DIR to one that can.`,
    )
  }
  return () => {
    if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true })
  }
}
