import type { HttpClient } from '../collector.ts'
import { ApiError } from './api-error.ts'
import type { ClusterChange } from './cluster-change.ts'
import type { Target, Workload } from './cluster-state.ts'
import type { kinds } from './kinds.ts'
import type { KubernetesOptions } from './kubernetes-options.ts'
import { listKind } from './list-kind.ts'
import type { RawObject } from './raw-object.ts'
import { slimObject } from './slim-object.ts'
import { type WatchEvent, watchKind } from './watch-kind.ts'

type Kind = (typeof kinds)[number]

/** How one kind of one cluster is doing. A connected watch proves nothing: `provenAt` is the last time we heard anything. */
export type KindHealth = {
  /** `absent`: not installed, so there is nothing of it. `forbidden`: we may not look. */
  state: 'starting' | 'listed' | 'failing' | 'forbidden' | 'absent'
  provenAt: number
  listedAt: number | null
  error: string | null
  version: string
}

export type FollowTools = {
  client: HttpClient
  options: KubernetesOptions
  health: KindHealth
  push: (change: ClusterChange) => void
  /** Lists of one cluster take turns: their pages are the largest thing a collector ever holds. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>
  clock: () => number
  random: () => number
  signal: AbortSignal
}

/** Pods are the largest objects and the most of them, and next to nothing of them is kept. */
const podPageSize = 200

/** Lists and watches one kind until `signal` aborts. Never throws: what goes wrong is written into `health`. */
export async function followKind(kind: Kind, tools: FollowTools): Promise<void> {
  const { options, health, signal, clock } = tools
  let failures = 0
  let version: string | null = null
  let listedAt = 0
  while (!signal.aborted) {
    const startedAt = clock()
    try {
      if (version === null || startedAt - listedAt >= options.relistMs) {
        version = await tools.inTurn(() => listAll(kind, tools))
        listedAt = clock()
        Object.assign(health, { state: 'listed', listedAt, provenAt: listedAt, error: null, version })
      }
      const end = await watchKind(
        tools.client,
        kind.path,
        version,
        {
          ...options,
          watchMs: Math.min(options.watchMs, Math.max(1000, listedAt + options.relistMs - clock())),
        },
        signal,
        event => {
          version = takeEvent(kind, event, tools) ?? version
          health.version = version ?? ''
          failures = 0
        },
        () => {
          Object.assign(health, { provenAt: clock(), state: 'listed', error: null })
        },
      )
      if (end !== 'closed') version = null
      else health.provenAt = clock()
      Object.assign(health, { state: 'listed', error: null })
      // A watch that ends at once, again and again, must not become a busy loop.
      if (clock() - startedAt >= 1000) failures = 0
      else await pause(backoffMs(++failures, tools), signal)
    } catch (error) {
      if (signal.aborted) return
      failures += 1
      const { waitMs, state } = judge(error, failures, tools)
      const message = `${kind.name}: ${error instanceof Error ? error.message : String(error)}`
      Object.assign(health, { state, error: message })
      // After several failures the place in history is worth nothing: list anew.
      if (state !== 'failing' || failures >= 5) version = null
      await pause(waitMs, signal)
    }
  }
}

async function listAll(kind: Kind, tools: FollowTools): Promise<string> {
  let workloads: Workload[] = []
  let targets: Target[] = []
  let troubles: ClusterChange[] = []
  const { pageSize, requestTimeoutMs } = tools.options
  const version = await listKind(
    tools.client,
    kind.path,
    { requestTimeoutMs, pageSize: kind.role === 'pod' ? Math.min(pageSize, podPageSize) : pageSize },
    tools.signal,
    object => {
      const slim = slimObject(kind, object, tools.options)
      if (slim === null) return
      if ('workload' in slim) workloads.push(slim.workload)
      else if ('target' in slim) targets.push(slim.target)
      else troubles.push(slim.trouble)
    },
    () => {
      workloads = []
      targets = []
      troubles = []
    },
  )
  tools.push({ type: 'listed', kind: kind.name, version, workloads, targets })
  for (const trouble of troubles) tools.push(trouble)
  return version
}

/** Passes one watch event on; returns the version it advances to. A BOOKMARK has nothing but its version. */
function takeEvent(kind: Kind, event: WatchEvent, tools: FollowTools): string | undefined {
  const object: RawObject = event.object ?? {}
  const version = object.metadata?.resourceVersion
  if (event.type === 'DELETED') {
    const uid = object.metadata?.uid
    if (uid !== undefined && kind.role !== 'pod') tools.push({ type: 'deleted', version: version ?? '', uid })
  } else if (event.type === 'ADDED' || event.type === 'MODIFIED') {
    const slim = slimObject(kind, object, tools.options)
    if (slim === null) return version
    if ('workload' in slim) tools.push({ type: 'workload', version: version ?? '', workload: slim.workload })
    else if ('target' in slim) tools.push({ type: 'target', version: version ?? '', target: slim.target })
    else tools.push(slim.trouble)
  }
  return version
}

function judge(error: unknown, failures: number, tools: FollowTools) {
  const code = error instanceof ApiError ? error.code : 0
  if (code === 403 || code === 404) {
    const state: KindHealth['state'] = code === 404 ? 'absent' : 'forbidden'
    return { waitMs: tools.options.unavailableRetryMs, state }
  }
  const asked = error instanceof ApiError ? (error.retryAfterSeconds ?? 0) * 1000 : 0
  const state: KindHealth['state'] = 'failing'
  return { waitMs: Math.max(asked, backoffMs(failures, tools)), state }
}

/** Exponential with full jitter: every collector of a dead cluster comes back at another moment. */
function backoffMs(failures: number, { options, random }: FollowTools): number {
  return random() * Math.min(options.backoffCapMs, options.backoffBaseMs * 2 ** Math.min(failures, 16))
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end, { once: true })
  })
}
