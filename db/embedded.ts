import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve as resolvePath } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findPostgresBinaries } from './embedded/postgres-binaries.ts'
import { findPostgresUser, type PostgresUser } from './embedded/postgres-user.ts'
import { stopOrphan } from './embedded/stop-orphan.ts'

export type EmbeddedPostgres = {
  /** For the application: owner of the database `landfall`, no superuser. */
  url: string
  /** The superuser on database `postgres`. */
  adminUrl: string
  port: number
  pid: number
  /** Resolves when the server is gone, asked or not. */
  exited: Promise<void>
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  /** Holds `postgres/`, the password and the log. Created when missing. */
  folder: string
  /** False only in tests: a crash of the machine may lose everything, and each start is faster. */
  durable?: boolean
  port?: number
}

const startSeconds = 60
const maxLogBytes = 10_000_000

/** For a machine of two cores that the application shares; durability is spelled out because the contract rests on it. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '512MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '2GB',
  random_page_cost: '1.1',
  max_wal_size: '4GB',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  jit: 'off',
  max_parallel_workers_per_gather: '1',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  // Values of people and tokens stay out of the log: errors are written without their statement.
  log_min_error_statement: 'panic',
}

const fastSettings = {
  shared_buffers: '64MB',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  max_connections: '200',
}

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string')
    throw new Error('No free port on 127.0.0.1 for Postgres.')
  return address.port
}

function readOrMakePassword(folder: string): string {
  const file = join(folder, 'postgres-password')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const password = randomBytes(24).toString('base64url')
  writeFileSync(file, password, { mode: 0o600 })
  return password
}

function initialise(
  initdb: string,
  user: PostgresUser,
  folder: string,
  password: string,
  durable: boolean,
): void {
  // Made beside and renamed when whole: an interrupted first start leaves nothing that looks like a database.
  const fresh = join(folder, 'postgres.new')
  const passwordFile = join(fresh, 'password')
  const home = join(fresh, 'home')
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o711 })
  mkdirSync(home, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  const { owner } = user
  if (owner) for (const path of [fresh, home, passwordFile]) chownSync(path, owner.uid, owner.gid)
  const line = [
    ...user.wrapper,
    initdb,
    `--pgdata=${home}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  ]
  const [command, ...rest] = line as [string, ...string[]]
  const result = spawnSync(command, rest, {
    uid: user.uid,
    gid: user.gid,
    cwd: fresh,
    encoding: 'utf8',
    env: postgresEnvironment(),
  })
  if (result.status !== 0) {
    throw new Error(
      `Postgres could not be set up in ${folder}: ${(result.stderr || String(result.error ?? '')).trim().split('\n').at(-1)}`,
    )
  }
  renameSync(home, join(folder, 'postgres'))
  rmSync(fresh, { recursive: true, force: true })
}

function postgresEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}

/** The application's password follows from the superuser's, so that one file holds both. */
function urlsOf(password: string, port: number): { url: string; adminUrl: string } {
  const applicationPassword = createHmac('sha256', password).update('landfall').digest('base64url')
  return {
    url: `postgres://landfall:${applicationPassword}@127.0.0.1:${port}/landfall`,
    adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
  }
}

/** Address of the server that runs on this data folder now, started by whomever; null when none is ready. */
export function findRunningEmbedded(folder: string): string | null {
  try {
    const lines = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
    if (lines[7]?.trim() !== 'ready') return null
    return urlsOf(readOrMakePassword(folder), Number(lines[3])).url
  } catch {
    return null
  }
}

/** Waits until the postmaster writes `ready` into its pid file; null when it ended instead. */
async function waitUntilReady(dataFolder: string, child: ChildProcess): Promise<boolean> {
  const deadline = performance.now() + startSeconds * 1000
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) return false
    try {
      const lines = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')
      if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true
    } catch {
      // Not written yet.
    }
    await sleep(20)
  }
  return false
}

async function ensureDatabase(adminUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    const { rows: roles } = await client.query(`select 1 from pg_roles where rolname = 'landfall'`)
    if (roles.length === 0) await client.query(`create role landfall login password '${password}'`)
    const { rows: databases } = await client.query(`select 1 from pg_database where datname = 'landfall'`)
    if (databases.length === 0) await client.query('create database landfall owner landfall')
  } finally {
    await client.end()
  }
}

/**
 * Starts the built-in Postgres on its data folder, making both at the first start. It listens on 127.0.0.1 only and runs in a
 * process group of its own, so that a Ctrl-C in the terminal reaches it last, through `stop()`. A server that a killed
 * supervisor left behind on the same folder is stopped first. Throws one sentence when it cannot run.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = resolvePath(options.folder)
  const durable = options.durable ?? true
  const binaries = await findPostgresBinaries()
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const user = findPostgresUser(binaries.postgres, folder)
  const dataFolder = join(folder, 'postgres')
  const password = readOrMakePassword(folder)
  if (existsSync(join(dataFolder, 'PG_VERSION'))) await stopOrphan(dataFolder)
  else initialise(binaries.initdb, user, folder, password, durable)

  const logFile = join(folder, 'postgres.log')
  const isLogFull = existsSync(logFile) && statSync(logFile).size > maxLogBytes
  const log = openSync(logFile, isLogFull ? 'w' : 'a', 0o600)
  const port = options.port ?? (await findFreePort())
  const all = Object.entries({ ...settings, ...(durable ? {} : fastSettings), port: String(port) })
  const line = [
    ...user.wrapper,
    binaries.postgres,
    '-D',
    dataFolder,
    ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const [command, ...rest] = line as [string, ...string[]]
  const child = spawn(command, rest, {
    uid: user.uid,
    gid: user.gid,
    cwd: folder,
    detached: true,
    stdio: ['ignore', log, log],
    env: postgresEnvironment(),
  })
  const exited = new Promise<void>(resolve => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const stop = async (): Promise<void> => {
    child.kill('SIGINT')
    const late = setTimeout(() => child.kill('SIGQUIT'), durable ? 10_000 : 2_000)
    await exited
    clearTimeout(late)
  }
  if (!(await waitUntilReady(dataFolder, child)) || child.pid === undefined) {
    await stop()
    throw new Error(`Postgres did not start; the reason stands at the end of ${logFile}.`)
  }
  child.unref()
  const { url, adminUrl } = urlsOf(password, port)
  await ensureDatabase(adminUrl, new URL(url).password)
  return {
    url,
    adminUrl,
    port,
    pid: child.pid,
    exited,
    stop,
  }
}
