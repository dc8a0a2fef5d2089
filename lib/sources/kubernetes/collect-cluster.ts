import type { Collected, CollectedEvent, CollectInput, Collector, HttpClient } from '../collector.ts'
import { ApiError } from './api-error.ts'
import type { ClusterChange } from './cluster-change.ts'
import { type ClusterState, emptyClusterState } from './cluster-state.ts'
import { compareVersions } from './compare-versions.ts'
import { evidenceEvent, rolloutEvent, versionOfWorkload } from './event-body.ts'
import { fetchClusterUid } from './fetch-cluster-uid.ts'
import { followKind, type KindHealth } from './follow-kind.ts'
import { kinds, requiredKinds } from './kinds.ts'
import type { KubernetesOptions } from './kubernetes-options.ts'
import { indexTargets, reduceCluster } from './reduce-cluster.ts'
import { serviceEvidence } from './service-evidence.ts'

export type KubernetesTools = { client: HttpClient; clock: () => number; random: () => number }

/**
 * A session with one cluster: streams of its kinds run on their own and fill a queue; each `collect` waits for news,
 * applies it to the state it was given first, and answers with the events. The state handed out is the live one: when it
 * cannot be committed, throw the session away and start another from the stored state.
 */
export function createKubernetesCollector(options: KubernetesOptions, tools: KubernetesTools): Collector {
  const ended = new AbortController()
  const queue: ClusterChange[] = []
  const health = new Map<string, KindHealth>()
  let wake = (): void => {}
  let state: ClusterState | null = null
  let index = new Map<string, Set<string>>()
  let identifiedAt = 0

  async function start(input: CollectInput): Promise<ClusterState> {
    const uid = await fetchClusterUid(tools.client, options, input.signal)
    const stored = input.state as ClusterState | null
    const begun = stored?.format === 1 ? stored : emptyClusterState(uid ?? `name:${options.cluster}`)
    // Another cluster behind the same address: its objects are new, but what we said of services must be set right.
    if (uid !== null && begun.clusterUid !== uid && !begun.clusterUid.startsWith('name:'))
      state = { ...emptyClusterState(uid), services: begun.services }
    else state = begun
    identifiedAt = tools.clock()
    index = indexTargets(state)
    const inTurn = takingTurns()
    for (const kind of kinds) {
      const entry: KindHealth = { state: 'starting', provenAt: 0, listedAt: null, error: null, version: '' }
      health.set(kind.name, entry)
      const push = (change: ClusterChange) => {
        queue.push(change)
        wake()
      }
      void followKind(kind, { ...tools, options, health: entry, push, inTurn, signal: ended.signal }).finally(
        () => wake(),
      )
    }
    await waitFor(
      () => [...health.values()].every(entry => entry.state !== 'starting'),
      2 * options.requestTimeoutMs,
      input.signal,
    )
    return state
  }

  /** Resolves when `isDone`, at the latest after `ms`; looks whenever something is pushed, and every 50 ms. */
  async function waitFor(isDone: () => boolean, ms: number, signal: AbortSignal): Promise<void> {
    const until = Date.now() + ms
    while (!isDone() && Date.now() < until && !ended.signal.aborted && !signal.aborted)
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, Math.min(50, ms))
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
  }

  async function collect(input: CollectInput): Promise<Collected> {
    const current = state ?? (await start(input))
    await requireSameCluster(input)
    await waitFor(() => queue.length > 0, options.waitMs, input.signal)
    for (let length = -1, rounds = 0; queue.length !== length && rounds < 8; rounds++) {
      length = queue.length
      if (length > 0) await new Promise(resolve => setTimeout(resolve, options.settleMs))
    }
    input.signal.throwIfAborted()
    const now = tools.clock()
    const hasChanged = queue.length > 0
    const rollouts = reduceCluster(current, index, inOrder(queue.splice(0)), now)
    const canRetract = requiredKinds.every(name => isKnown(health.get(name)!))
    const evidence = serviceEvidence(current, now, canRetract, versionOfWorkload)
    current.versions = Object.fromEntries([...health].map(([name, entry]) => [name, entry.version]))
    const events: CollectedEvent[] = [
      ...rollouts.map(change => rolloutEvent(change, options)),
      ...evidence.map(item => evidenceEvent(item, options)),
    ]
    return { state: current, hasChanged, events, ...judge(), nextInMs: 0 }
  }

  function judge(): Pick<Collected, 'coveredAt' | 'fullListAt' | 'problem'> {
    const errors = [...health.values()].flatMap(entry =>
      entry.state === 'absent' ? [] : (entry.error ?? []),
    )
    const listed = requiredKinds.map(name => health.get(name)!).filter(entry => entry.listedAt !== null)
    if (listed.length === 0)
      throw new Error(errors.join('; ') || 'the server knows none of the kinds we follow')
    const isWhole = requiredKinds.every(name => {
      const entry = health.get(name)!
      return entry.state === 'absent' || (entry.state === 'listed' && entry.listedAt !== null)
    })
    return {
      coveredAt: isWhole ? Math.min(...listed.map(entry => entry.provenAt)) : null,
      fullListAt: isWhole ? Math.min(...listed.map(entry => entry.listedAt!)) : null,
      problem: errors.length === 0 ? null : errors.join('; '),
    }
  }

  async function requireSameCluster(input: CollectInput): Promise<void> {
    if (state === null || tools.clock() - identifiedAt < options.identityMs) return
    const uid = await fetchClusterUid(tools.client, options, input.signal)
    identifiedAt = tools.clock()
    if (uid !== null && uid !== state.clusterUid && !state.clusterUid.startsWith('name:'))
      throw new ApiError(0, 'another cluster answers at this address now: starting over')
  }

  return {
    collect,
    async close() {
      ended.abort()
      wake()
      await tools.client.close()
    },
  }
}

/** Listed since this collector began, or not installed at all. */
const isKnown = (entry: KindHealth): boolean => entry.listedAt !== null || entry.state === 'absent'

/** Lists first, workloads before their revisions; then events in the order in which the cluster wrote them. */
function inOrder(changes: ClusterChange[]): ClusterChange[] {
  const order = kinds.map(kind => kind.name)
  const isListed = (change: ClusterChange) => change.type === 'listed'
  const lists = changes
    .filter(change => change.type === 'listed')
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  const events = changes.filter(change => !isListed(change))
  return [...lists, ...events.sort((a, b) => compareVersions(a.version, b.version))]
}

/** Runs what it is given one after another, whatever becomes of each. */
function takingTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const turn = last.then(work, work)
    last = turn.catch(() => {})
    return turn
  }
}
