import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from './start-error.ts'

const readyWithinMs = 120_000
/** Above the drain deadline of the web process. */
const killAfterMs = 7_000
const longestRestMs = 10_000

/** A process that is kept running: at once again after a fall, with doubling rests while it does not even get ready. */
export class Child {
  readonly name: string
  readonly entry: string
  readonly env: NodeJS.ProcessEnv
  readonly report: (sentence: string) => void
  /** Of Node. */
  readonly flags: readonly string[]
  #process: ChildProcess | null = null
  #isStopping = false

  constructor(
    name: string,
    entry: string,
    env: NodeJS.ProcessEnv,
    report: (sentence: string) => void,
    flags: readonly string[] = [],
  ) {
    this.name = name
    this.entry = entry
    this.env = env
    this.report = report
    this.flags = flags
  }

  get pid(): number | undefined {
    return this.#process?.pid
  }

  /** Resolves when it says it is ready. Throws when it ends before; after that it is restarted whenever it ends. */
  async start(): Promise<void> {
    const child = this.#spawn()
    const ended = once(child, 'exit').then(() => false)
    const isReady = await Promise.race([
      once(child, 'message').then(() => true),
      ended,
      sleep(readyWithinMs, false, { ref: false }),
    ])
    if (this.#isStopping) return
    if (!isReady) {
      this.#isStopping = true
      child.kill('SIGKILL')
      throw new StartError(`The ${this.name} process did not become ready; its lines above say why.`)
    }
    void this.#watch(child)
  }

  /** Asks it to finish, and ends it when it does not in time. */
  async stop(): Promise<void> {
    this.#isStopping = true
    const child = this.#process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    await exited
    clearTimeout(timer)
  }

  #spawn(): ChildProcess {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', ...this.flags, this.entry],
      {
        env: this.env,
        // A process group of its own: Ctrl-C in the terminal reaches the supervisor, which stops us in the right order.
        detached: true,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    )
    child.on('error', () => {})
    this.#process = child
    return child
  }

  async #watch(first: ChildProcess): Promise<void> {
    let child = first
    let wasReady = true
    let restMs = 0
    for (;;) {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      if (this.#isStopping) return
      restMs = wasReady ? 0 : Math.min(Math.max(250, restMs * 2), longestRestMs)
      this.report(
        `The ${this.name} process ended (${child.signalCode ?? `code ${child.exitCode}`}); it is started again.`,
      )
      await sleep(restMs)
      if (this.#isStopping) return
      wasReady = false
      child = this.#spawn()
      child.once('message', () => {
        wasReady = true
      })
    }
  }
}
