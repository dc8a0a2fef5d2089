import { resolve } from 'node:path'
import { readSourceConfig } from '#lib/collect/config/read-source-config.ts'
import { InvalidEnvironment, readEnvironment } from '#lib/env/environment.ts'
import { Child } from './start/child.ts'
import { childEnvironment } from './start/child-environment.ts'
import { hasAbandonedLock, lockDataFolder } from './start/data-lock.ts'
import { keepPostgres } from './start/keep-postgres.ts'
import { prepareDatabase } from './start/prepare-database.ts'
import { requireFreePort } from './start/require-free-port.ts'
import { startBanner } from './start/start-banner.ts'
import { StartError } from './start/start-error.ts'
import { workerFlags } from './start/worker-flags.ts'

/** What has to be undone, last first. */
type Undo = () => void | Promise<void>

const say = (sentence: string): void => console.error(`landfall: ${sentence}`)

/** The worker reads the sources again; a mistake in them is told before anything starts. */
function requireReadableSources(env: NodeJS.ProcessEnv): void {
  try {
    readSourceConfig(env)
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error))
  }
}

async function startAll(isDevelopment: boolean, undo: Undo[], stopping: AbortSignal): Promise<string | null> {
  const settings = readEnvironment(process.env)
  const environment = { ...settings, dataFolder: resolve(settings.dataFolder) }
  const { host, port, dataFolder } = environment
  requireReadableSources(process.env)
  await requireFreePort(host, port, hasAbandonedLock(dataFolder) ? 7_000 : 0)
  undo.push(lockDataFolder(dataFolder))
  const checked = childEnvironment(process.env, environment, environment.databaseUrl ?? '', isDevelopment)

  let url = environment.databaseUrl
  let postgresPort: number | null = null
  if (url === null) {
    const postgres = await keepPostgres(dataFolder, say)
    undo.push(() => postgres.stop())
    url = postgres.url
    postgresPort = postgres.port
  }
  if (stopping.aborted) return null
  const databaseUrl = url
  await prepareDatabase(databaseUrl, environment.initToken)
  if (stopping.aborted) return null

  const env = { ...checked, DATABASE_URL: databaseUrl }
  const web = new Child('web', 'lib/server/main.ts', { ...env, LANDFALL_PROCESS: 'web' }, say)
  const workerEnv = { ...env, LANDFALL_PROCESS: 'worker' }
  const flags = workerFlags(process.env.NODE_OPTIONS)
  const worker = new Child('worker', 'lib/worker/main.ts', workerEnv, say, flags)
  const stopBoth = async (): Promise<void> => void (await Promise.all([web.stop(), worker.stop()]))
  undo.push(stopBoth)
  stopping.addEventListener('abort', stopBoth)
  await Promise.all([web.start(), worker.start()])
  return startBanner(environment, postgresPort)
}

/**
 * The supervisor: Postgres (its own, or yours), migrations, web and worker, in this order, and back again on Ctrl-C or
 * SIGTERM. Ends with code 0 when it was asked to, with 1 and one sentence when it could not start; nothing is left running.
 */
export async function start(options: { isDevelopment: boolean }): Promise<void> {
  const undo: Undo[] = []
  const stopping = new AbortController()
  const undoAll = async (): Promise<void> => {
    for (const step of undo.reverse()) await step()
  }
  const starting = startAll(options.isDevelopment, undo, stopping.signal)
  const stop = async (): Promise<void> => {
    if (stopping.signal.aborted) return
    stopping.abort()
    // A step of the start may be under way: what it brought up is known when it is through.
    await starting.catch(() => null)
    await undoAll()
    process.exit(0)
  }
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop)
  // `npm start` holds the other end of this channel: when it is gone, so is the terminal.
  if (process.connected) process.on('disconnect', stop)
  try {
    const banner = await starting
    if (banner !== null && !stopping.signal.aborted) console.log(banner)
  } catch (error) {
    if (stopping.signal.aborted) return
    stopping.abort()
    await undoAll()
    const isExpected = error instanceof StartError || error instanceof InvalidEnvironment
    const message = error instanceof Error ? error.message : String(error)
    say(isExpected ? message : `Landfall cannot start: ${message}`)
    process.exit(1)
  }
}
