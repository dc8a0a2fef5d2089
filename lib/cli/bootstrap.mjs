// The first thing that runs, on whatever Node is there (20 or newer) and before anything is installed: so plain
// JavaScript without dependencies. Installs and builds what is stale, then hands over to the Node that came with it.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const inRoot = (...parts) => join(root, ...parts)
const say = sentence => process.stderr.write(`landfall: ${sentence}\n`)
const oldestNode = [22, 19]
const buildStamp = inRoot('.next', 'landfall-sources')

function refuse(sentence) {
  say(sentence)
  process.exit(1)
}

/** True when `node_modules` lacks something the lock file names, or has it in another version. Optional packages may lack. */
export function isInstallStale(lock, installed) {
  if (!installed) return true
  return Object.entries(lock.packages).some(([path, wanted]) => {
    if (path === '') return false
    const found = installed.packages[path]
    return found ? found.version !== wanted.version : !wanted.optional && !wanted.devOptional
  })
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

function install() {
  const lock = readJson(inRoot('package-lock.json'))
  if (!lock) refuse('package-lock.json is missing or broken: check out the repository again.')
  if (!isInstallStale(lock, readJson(inRoot('node_modules', '.package-lock.json')))) return
  say('installing packages (npm ci), which takes a minute or two the first time ...')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // Production machines build too, so development packages are needed everywhere.
  const result = spawnSync(npm, ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) refuse('npm ci failed, and its lines above say why.')
}

/** The Node that came as a package; where there is none for this machine, the one that runs this, if it is new enough. */
function findNode() {
  const pinned = inRoot('node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (
    existsSync(pinned) &&
    spawnSync(pinned, ['--version'], { shell: process.platform === 'win32' }).status === 0
  )
    return pinned
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return process.execPath
  return refuse(
    `Landfall needs Node ${oldestNode.join('.')} or newer here, and this is ${process.versions.node}: install a newer Node and start again.`,
  )
}

const builtFolders = ['app', 'components', 'lib', 'db', 'public']
const builtFiles = ['next.config.js', 'package-lock.json', 'package.json', 'tsconfig.json']
const unbuiltFolders = new Set([inRoot('lib', 'cli'), inRoot('lib', 'worker')])
const isBuilt = path => /\.(tsx?|css|js|json|svg|ico|png|woff2)$/.test(path) && !/\.test\.tsx?$/.test(path)

function* filesOf(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (unbuiltFolders.has(path)) continue
    if (entry.isDirectory()) yield* filesOf(path)
    else if (isBuilt(path)) yield path
  }
}

/** Changes whenever a file changes that `next build` reads. */
function hashSources() {
  const hash = createHash('sha256')
  const folders = builtFolders.map(name => inRoot(name)).filter(existsSync)
  const files = folders.flatMap(folder => [...filesOf(folder)])
  for (const file of [...files, ...builtFiles.map(name => inRoot(name))].sort()) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function build(node) {
  const sources = hashSources()
  if (existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === sources) return
  say('building the pages (next build), which takes a minute ...')
  const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next')
  const result = spawnSync(node, [next, 'build'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (result.status !== 0) refuse('The build failed, and its lines above say why.')
  mkdirSync(dirname(buildStamp), { recursive: true })
  writeFileSync(buildStamp, sources)
}

/** Runs the command and ends as it ends. Signals that reach only us go on to it; it decides when all is put away. */
function handOver(node, given) {
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', inRoot('lib', 'cli', 'main.ts'), ...given],
    {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, PATH: `${inRoot('node_modules', '.bin')}:${process.env.PATH ?? ''}` },
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command = 'start', ...rest] = process.argv.slice(2)
  install()
  const node = findNode()
  if (['start', 'build', 'bench'].includes(command)) build(node)
  if (command !== 'build') handOver(node, command === 'landfall' ? rest : [command, ...rest])
}
