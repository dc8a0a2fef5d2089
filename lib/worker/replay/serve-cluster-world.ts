import type { IncomingMessage, ServerResponse } from 'node:http'
import { type KindName, kinds } from '#lib/sources/kubernetes/kinds.ts'
import type { RawObject } from '#lib/sources/kubernetes/raw-object.ts'
import type { ClusterWorld } from '#lib/sources/kubernetes/replay/cluster-world.ts'
import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts'

/** What may go wrong with one request, for tests. `after`: events of a watch that still arrive. */
export type ClusterFault =
  | { type: 'status'; status: number; body?: string; headers?: Record<string, string> }
  | { type: 'drop'; after: number }
  | { type: 'silent' }
  | { type: 'expired' }

export type ClusterRequest = { kind: KindName | null; isWatch: boolean; url: URL }

/** A world, or the one that stands behind the address at the moment. */
type Served = ClusterWorld | (() => ClusterWorld)

export type ClusterServerOptions = {
  port?: number
  bookmarkMs?: number
  fault?: (request: ClusterRequest) => ClusterFault | null
}

const expired = {
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message: 'too old resource version',
  reason: 'Expired',
  code: 410,
}

/** Answers like an API server for one cluster: paged lists, watches with bookmarks, 410 for what is forgotten. */
export function serveClusterWorld(
  served: Served,
  options: ClusterServerOptions = {},
): Promise<LoopbackServer> {
  const world = typeof served === 'function' ? served : () => served
  return startLoopbackServer((request, response) => answer(world(), options, request, response), options.port)
}

function answer(
  world: ClusterWorld,
  options: ClusterServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const kind = kinds.find(entry => entry.path === url.pathname)?.name ?? null
  const isWatch = url.searchParams.has('watch')
  const fault = options.fault?.({ kind, isWatch, url }) ?? null
  if (fault?.type === 'status') {
    response.writeHead(fault.status, fault.headers).end(fault.body ?? '')
  } else if (url.pathname === '/api/v1/namespaces/kube-system')
    sendJson(response, { kind: 'Namespace', metadata: { name: 'kube-system', uid: world.clusterUid } })
  else if (kind === null || kind === 'rollouts')
    response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found\n')
  else if (isWatch) watch(world, kind, url, options, fault, response)
  else if (fault?.type === 'drop') response.destroy()
  else list(world, kind, url, response)
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

/** Lists that are being read, as they were at their first page: all pages of a list are of one version. */
const snapshots = new WeakMap<ClusterWorld, Map<string, { version: number; items: RawObject[] }>>()

function list(world: ClusterWorld, kind: KindName, url: URL, response: ServerResponse): void {
  const limit = Number(url.searchParams.get('limit') ?? 500)
  const token = url.searchParams.get('continue')
  const [key = '', fromText = '0'] = token?.split('@') ?? [`${kind}-${world.version}-${Math.random()}`]
  const from = Number(fromText)
  const held = snapshots.get(world) ?? new Map()
  snapshots.set(world, held)
  const all =
    token === null ? { version: world.version, items: [...world.kind(kind).objects.values()] } : held.get(key)
  if (all === undefined || all.version < world.forgotten) {
    response.writeHead(410, { 'content-type': 'application/json' }).end(JSON.stringify(expired))
    return
  }
  const hasMore = from + limit < all.items.length
  if (hasMore) held.set(key, all)
  else held.delete(key)
  sendJson(response, {
    kind: 'List',
    metadata: {
      resourceVersion: String(all.version),
      continue: hasMore ? `${key}@${from + limit}` : undefined,
    },
    items: all.items.slice(from, from + limit).map(({ kind: _kind, ...item }: RawObject) => item),
  })
}

function watch(
  world: ClusterWorld,
  kind: KindName,
  url: URL,
  { bookmarkMs = 30_000 }: ClusterServerOptions,
  fault: ClusterFault | null,
  response: ServerResponse,
): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.flushHeaders()
  let version = Number(url.searchParams.get('resourceVersion') ?? 0)
  // As a real one: asked to go on from a version that is still to come, it says nothing.
  if (fault?.type === 'silent' || version > world.version) return
  if (fault?.type === 'expired' || version < world.forgotten) {
    response.end(`${JSON.stringify({ type: 'ERROR', object: expired })}\n`)
    return
  }
  let left = fault?.type === 'drop' ? fault.after : Number.POSITIVE_INFINITY
  const send = () => {
    for (const event of world.kind(kind).log) {
      if (event.version <= version) continue
      if (left-- <= 0) return void response.destroy()
      version = event.version
      response.write(`${JSON.stringify({ type: event.type, object: event.object })}\n`)
    }
  }
  const bookmark = setInterval(() => {
    const metadata = { resourceVersion: String(world.version), creationTimestamp: null }
    response.write(`${JSON.stringify({ type: 'BOOKMARK', object: { metadata } })}\n`)
  }, bookmarkMs)
  const end = setTimeout(() => response.end(), Number(url.searchParams.get('timeoutSeconds') ?? 300) * 1000)
  const stop = world.listen(told => {
    if (told === kind) send()
  })
  response.on('close', () => {
    clearInterval(bookmark)
    clearTimeout(end)
    stop()
  })
  send()
}
