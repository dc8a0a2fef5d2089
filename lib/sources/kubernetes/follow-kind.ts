import type { HttpClient } from '../collector.ts'
import { ApiError } from './api-error.ts'
import type { ClusterChange } from './cluster-change.ts'
import type { kinds } from './kinds.ts'
import type { KubernetesOptions } from './kubernetes-options.ts'
import { listChanges } from './list-changes.ts'
import type { RawObject } from './raw-object.ts'
import type { WorkloadReading } from './read-workload.ts'
import { slimObject } from './slim-object.ts'
import { type WatchEvent, watchKind } from './watch-kind.ts'

export type Kind = (typeof kinds)[number]

/** How one kind of one cluster is doing. A connected watch proves nothing: `provenAt` is the last time we heard anything. */
export type KindHealth = {
  /** `absent`: not installed, so there is nothing of it. `forbidden`: we may not look. */
  state: 'starting' | 'listed' | 'failing' | 'forbidden' | 'absent'
  provenAt: number
  listedAt: number | null
  error: string | null
  /** Failures in a row. */
  failures: number
  version: string
}

export type FollowTools = {
  client: HttpClient
  options: KubernetesOptions & WorkloadReading
  health: KindHealth
  /** Answers with a promise when there is too much to take: nothing more is read until it resolves. */
  push: (changes: readonly ClusterChange[]) => Promise<void> | undefined
  /** Lists of one cluster take turns: what they bring is the most a collector ever holds. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>
  /** Waits for the cluster's turn to begin anything again: no fault makes a storm of requests. */
  mayRestart: (signal: AbortSignal) => Promise<void>
  /** The same for lists, which begin only after the cluster said who it is. */
  mayList: (signal: AbortSignal) => Promise<void>
  /** Throws when another cluster answers at the address. */
  requireSameCluster: () => Promise<void>
  /** How many objects of a kind are known, to tell a list that lost most of them. */
  knownCount: (kind: Kind) => number
  clock: () => number
  random: () => number
  signal: AbortSignal
}

/** Lists and watches one kind until `signal` aborts. Never throws: what goes wrong is written into `health`. */
export async function followKind(kind: Kind, tools: FollowTools): Promise<void> {
  const { options, health, signal, clock } = tools
  let version: string | null = null
  let listedAt = 0
  let isFirst = true
  while (!signal.aborted) {
    const isListing = version === null || clock() - listedAt >= options.relistMs
    const isAgain = !isFirst
    isFirst = false
    if (!isListing) await tools.mayRestart(signal)
    let startedAt = clock()
    try {
      if (isListing) {
        version = await tools.inTurn(async () => {
          // Asked for within the turn: what waited behind a slow answer must not all begin when it comes.
          if (isAgain) {
            await tools.mayRestart(signal)
            await tools.requireSameCluster()
            await tools.mayList(signal)
          }
          signal.throwIfAborted()
          startedAt = clock()
          return listChanges(kind, tools)
        })
        listedAt = clock()
        Object.assign(health, { state: 'listed', listedAt, provenAt: listedAt, error: null, version })
      }
      const times = { ...options, watchMs: watchMs(listedAt, tools) }
      const take = (event: WatchEvent) => {
        version = versionOf(event) ?? version
        health.version = version ?? ''
        health.failures = 0
        return takeEvent(kind, event, tools)
      }
      const end = await watchKind(tools.client, kind.path, version ?? '', times, signal, take, () => {
        Object.assign(health, { provenAt: clock(), state: 'listed', error: null })
      })
      if (end !== 'closed') version = null
      else health.provenAt = clock()
      Object.assign(health, { state: 'listed', error: null })
      // A watch that ends at once, again and again, must not become a busy loop.
      if (clock() - startedAt >= 1000) health.failures = 0
      else await pause(backoffMs(++health.failures, tools), signal)
    } catch (error) {
      if (signal.aborted) return
      health.failures += 1
      const { waitMs, state } = judge(error, health.failures, tools)
      const message = `${kind.name}: ${error instanceof Error ? error.message : String(error)}`
      Object.assign(health, { state, error: message })
      // After several failures the place in history is worth nothing: list anew.
      if (state !== 'failing' || health.failures >= 5) version = null
      await pause(waitMs, signal)
    }
  }
}

/** How long a watch is asked to last: never the same twice, so that streams do not end together, nor beyond the next list. */
function watchMs(listedAt: number, { options, clock, random }: FollowTools): number {
  const jittered = options.watchMs * (0.9 + 0.2 * random())
  return Math.min(jittered, Math.max(1000, listedAt + options.relistMs - clock()))
}

const versionOf = (event: WatchEvent): string | undefined => event.object?.metadata?.resourceVersion

/** Passes one watch event on. A BOOKMARK has nothing but its version. */
function takeEvent(kind: Kind, event: WatchEvent, tools: FollowTools): Promise<void> | undefined {
  const object: RawObject = event.object ?? {}
  if (event.type === 'DELETED') {
    const uid = object.metadata?.uid
    if (uid === undefined || kind.role === 'pod') return undefined
    return tools.push([{ type: 'deleted', version: versionOf(event) ?? '', uid }])
  }
  if (event.type !== 'ADDED' && event.type !== 'MODIFIED') return undefined
  const slim = slimObject(kind, object, { ...tools.options, now: tools.clock() })
  return slim === null ? undefined : tools.push([slim])
}

function judge(error: unknown, failures: number, tools: FollowTools) {
  const code = error instanceof ApiError ? error.code : 0
  if (code === 403 || code === 404) {
    const state: KindHealth['state'] = code === 404 ? 'absent' : 'forbidden'
    return { waitMs: tools.options.unavailableRetryMs, state }
  }
  const asked = error instanceof ApiError ? (error.retryAfterSeconds ?? 0) * 1000 : 0
  const state: KindHealth['state'] = 'failing'
  const longest = tools.options.unavailableRetryMs
  return { waitMs: Math.max(Math.min(asked, longest), backoffMs(failures, tools)), state }
}

/** Exponential with full jitter: every collector of a dead cluster comes back at another moment. */
function backoffMs(failures: number, { options, random }: FollowTools): number {
  return random() * Math.min(options.backoffCapMs, options.backoffBaseMs * 2 ** Math.min(failures, 16))
}

export function pause(ms: number, signal: AbortSignal): Promise<void> {
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
