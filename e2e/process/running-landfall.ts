import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const root = join(import.meta.dirname, '..', '..')

export type Outcome = { code: number | null; output: string; errors: string }

/** One `landfall start`, as a real process on a port and a data folder of its own. */
export class RunningLandfall {
  readonly port: number
  readonly folder: string
  readonly process: ChildProcess
  output = ''
  errors = ''

  constructor(port: number, folder: string, env: Record<string, string>) {
    this.port = port
    this.folder = folder
    this.process = spawn(process.execPath, [join(root, 'lib', 'cli', 'main.ts'), 'start'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        LANDFALL_DEMO: 'off',
        PORT: String(port),
        LANDFALL_DATA_DIR: folder,
        ...env,
      } as unknown as NodeJS.ProcessEnv,
    })
    this.process.stdout?.on('data', chunk => {
      this.output += chunk
    })
    this.process.stderr?.on('data', chunk => {
      this.errors += chunk
    })
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Resolves when the block that says where to look is out. Throws with all output when it never comes. */
  async ready(): Promise<void> {
    const deadline = performance.now() + 60_000
    while (!this.output.includes('Landfall is running')) {
      if (this.process.exitCode !== null || performance.now() > deadline)
        throw new Error(this.output + this.errors)
      await sleep(20)
    }
  }

  async ended(): Promise<Outcome> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'exit')
    return { code: this.process.exitCode, output: this.output, errors: this.errors }
  }

  async stop(): Promise<Outcome> {
    this.process.kill('SIGTERM')
    return this.ended()
  }

  /** Process ids of everything that runs for this data folder or port: `web`, `worker`, `postgres`, `supervisor`. */
  running(): Map<string, number> {
    return processesOf(this.folder)
  }
}

/** Reads /proc: who carries this data folder in its environment or command line. */
export function processesOf(folder: string): Map<string, number> {
  const found = new Map<string, number>()
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8')
      if (command.includes(`-D\0${folder}/postgres`)) found.set('postgres', Number(pid))
      if (!environment.includes(`LANDFALL_DATA_DIR=${folder}\0`)) continue
      if (command.includes('lib/server/main.ts')) found.set('web', Number(pid))
      if (command.includes('lib/worker/main.ts')) found.set('worker', Number(pid))
      if (command.includes('lib/cli/main.ts')) found.set('supervisor', Number(pid))
    } catch {
      // Gone while we looked.
    }
  }
  return found
}

/** A port nobody listens on, below those the system gives to outgoing connections: none of them can take it before we do. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = 11_000 + Math.floor(Math.random() * 8_000)
    const server = createServer()
    const isFree = await new Promise<boolean>(resolve => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => resolve(true))
    })
    if (!isFree) continue
    server.close()
    await once(server, 'close')
    return port
  }
}

const folders: string[] = []

export function createDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-process-'))
  folders.push(folder)
  return folder
}

/** Ends whatever a failed test left behind, and removes its folders. */
export function cleanUp(): void {
  for (const folder of folders.splice(0)) {
    for (const pid of processesOf(folder).values()) process.kill(pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
