import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type SimulatedKind, type Simulation, simulatedList } from './simulated-objects.ts'

// A program of its own: the API servers of all simulated clusters, `/c/<cluster>/...`, so that what they cost is not the
// collector's. Arguments: workloads, pods and revisions per cluster, changes per second and cluster.

const [workloads, pods, revisions, changesPerSecond] = process.argv.slice(2).map(Number) as [
  number,
  number,
  number,
  number,
]
const simulation: Simulation = { workloads, pods, revisions }
const bookmarkMs = 15_000
const kindsOfPaths: Record<string, SimulatedKind> = {
  '/api/v1/namespaces': 'namespaces',
  '/api/v1/pods': 'pods',
  '/apis/batch/v1/cronjobs': 'cronjobs',
  '/apis/apps/v1/deployments': 'deployments',
  '/apis/apps/v1/statefulsets': 'statefulsets',
  '/apis/apps/v1/daemonsets': 'daemonsets',
  '/apis/apps/v1/replicasets': 'replicasets',
  '/apis/apps/v1/controllerrevisions': 'controllerrevisions',
}
let version = 1000

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const [, clusterText = '', path = ''] = /^\/c\/(\d+)(\/.*)$/.exec(url.pathname) ?? []
  const cluster = Number(clusterText)
  const kind = kindsOfPaths[path]
  if (path === '/api/v1/namespaces/kube-system')
    response.end(
      `{"metadata":{"name":"kube-system","uid":"00000000-0000-4000-8000-${clusterText.padStart(12, '0')}"}}`,
    )
  else if (kind === undefined) response.writeHead(404).end('404 page not found\n')
  else if (url.searchParams.has('watch')) watch(cluster, kind, url, response)
  else void list(cluster, kind, url, response)
})

async function list(cluster: number, kind: SimulatedKind, url: URL, response: ServerResponse): Promise<void> {
  const limit = Number(url.searchParams.get('limit') ?? 500)
  const from = Number(url.searchParams.get('continue') ?? 0)
  const { count, object } = simulatedList(simulation, cluster, kind)
  const to = Math.min(count, from + limit)
  const next = to < count ? `,"continue":"${to}"` : ''
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write(
    `{"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"${version}"${next}},"items":[`,
  )
  for (let number = from; number < to; number++) {
    const isFull = !response.write(`${number === from ? '' : ','}${object(number)}`)
    if (isFull) await drained(response)
    if (response.destroyed) return
  }
  response.end(']}')
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise(resolve => {
    const go = () => {
      response.off('drain', go).off('close', go)
      resolve()
    }
    response.on('drain', go).on('close', go)
  })
}

function watch(cluster: number, kind: SimulatedKind, url: URL, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.flushHeaders()
  const { count, object } = simulatedList(simulation, cluster, kind)
  const bookmark = setInterval(
    () => response.write(`{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"${version}"}}}\n`),
    bookmarkMs,
  )
  const isLively = kind === 'deployments' && changesPerSecond > 0
  const change = setInterval(() => {
    if (!isLively) return
    version += 1
    const ready = version % 2 === 0 ? 5 : 4
    response.write(`{"type":"MODIFIED","object":${object((version * 7) % count, version, ready)}}\n`)
  }, 1000 / Math.max(changesPerSecond, 0.001))
  const end = setTimeout(() => response.end(), Number(url.searchParams.get('timeoutSeconds') ?? 300) * 1000)
  response.on('close', () => {
    clearInterval(bookmark)
    clearInterval(change)
    clearTimeout(end)
  })
}

server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit(0))
