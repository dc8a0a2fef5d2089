import type { Collected, CollectedEvent, CollectInput, Collector, HttpClient } from '../collector.ts'
import { ApiError } from './api-error.ts'
import { createChangeQueue } from './change-queue.ts'
import { boundTargets, type ClusterIndex, indexState } from './cluster-index.ts'
import { type ClusterState, emptyClusterState } from './cluster-state.ts'
import { environmentEvent, evidenceEvent, rolloutEvent, versionOfWorkload } from './event-body.ts'
import { fetchClusterUid } from './fetch-cluster-uid.ts'
import { followKind, type Kind, type KindHealth } from './follow-kind.ts'
import { judgeHealth, whatIsSeen } from './judge-health.ts'
import { kinds, requiredKinds } from './kinds.ts'
import type { KubernetesOptions } from './kubernetes-options.ts'
import { firstLooks } from './loading-turns.ts'
import { reduceCluster } from './reduce-cluster.ts'
import { isTemporary, serviceEvidence } from './service-evidence.ts'
import { headOf, restoreState, takeChangedParts } from './stored-state.ts'
import { createGate, takingTurns } from './taking-turns.ts'
import { namePatterns } from './temporary-namespace.ts'

export type KubernetesTools = { client: HttpClient; clock: () => number; random: () => number }

/** Objects taken in, and pieces of evidence told, per cycle: the first look at a large cluster is committed in parts. */
const perCycle = 500

type Session = { state: ClusterState; index: ClusterIndex }

/**
 * A session with one cluster: streams of its kinds run on their own and fill a queue; each `collect` waits for news,
 * applies it to the state it was given first, and answers with the events and the pieces of the state that changed. When
 * these cannot be committed, throw the session away and start another from the stored state.
 */
export function createKubernetesCollector(options: KubernetesOptions, tools: KubernetesTools): Collector {
  const ended = new AbortController()
  const queue = createChangeQueue()
  const health = new Map<string, KindHealth>()
  let session: Session | null = null
  let identifiedAt = 0
  let isReplaced = false
  let endFirstLook = (): void => {}
  let hasLooked = false
  /** By what was known when evidence was told last; null: there is more to tell. */
  let toldBy: string | null = null

  async function start(input: CollectInput): Promise<Session> {
    endFirstLook = await firstLooks.take(AbortSignal.any([input.signal, ended.signal]))
    const uid = await fetchClusterUid(tools.client, options, input.signal)
    const stored = restoreState(input.state, input.parts ?? new Map())
    session = begin(stored ?? emptyClusterState(uid ?? `name:${options.cluster}`), uid)
    identifiedAt = tools.clock()
    const inTurn = takingTurns()
    const mayRestart = createGate(options.restartMs, tools.clock)
    const mayList = createGate(options.restartMs, tools.clock)
    const reading = { ...options, isTemporaryName: namePatterns(options.previewNamespaces) }
    for (const kind of kinds) {
      const entry: KindHealth = {
        state: 'starting',
        provenAt: 0,
        listedAt: null,
        error: null,
        failures: 0,
        version: '',
      }
      health.set(kind.name, entry)
      void followKind(kind, {
        ...tools,
        options: reading,
        health: entry,
        push: queue.push,
        inTurn,
        mayRestart,
        mayList,
        requireSameCluster: () => requireSameCluster(ended.signal),
        knownCount,
        signal: ended.signal,
      }).finally(() => queue.onPush())
    }
    const isStarting = () => requiredKinds.some(name => health.get(name)!.state === 'starting')
    await waitFor(() => !isStarting(), 2 * options.requestTimeoutMs, input.signal)
    return session
  }

  /** Another cluster behind the same address: its objects are new, but what we said of services must be set right. */
  function begin(stored: ClusterState, uid: string | null): Session {
    const isOther = uid !== null && stored.clusterUid !== uid && !stored.clusterUid.startsWith('name:')
    if (!isOther) return { state: stored, index: indexState(stored) }
    const { services, environments } = stored
    const state = { ...emptyClusterState(uid), services, environments }
    for (const gone of Object.keys(stored.workloads)) state.changed.add(`workload/${gone}`)
    for (const key of Object.keys(stored.departed)) state.changed.add(`departed/${key}`)
    return { state, index: indexState(state) }
  }

  function knownCount(kind: Kind): number {
    if (session === null || kind.role !== 'workload') return 0
    return Object.values(session.state.workloads).filter(({ workload }) => workload.kind === kind.kind).length
  }

  /** Resolves when `isDone`, at the latest after `ms`; looks whenever something is pushed, and every 50 ms. */
  async function waitFor(isDone: () => boolean, ms: number, signal: AbortSignal): Promise<void> {
    const until = performance.now() + ms
    while (!isDone() && performance.now() < until && !ended.signal.aborted && !signal.aborted)
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, Math.min(50, ms))
        queue.onPush = () => {
          clearTimeout(timer)
          resolve()
        }
      })
  }

  async function collect(input: CollectInput): Promise<Collected> {
    const { state, index } = session ?? (await start(input))
    if (tools.clock() - identifiedAt >= options.identityMs) await requireSameCluster(input.signal)
    await waitFor(() => !queue.isEmpty() || isReplaced || isDue(), options.waitMs, input.signal)
    for (let count = -1, rounds = 0; queue.arrivedCount() !== count && rounds < 8; rounds++) {
      count = queue.arrivedCount()
      if (count > 0) await new Promise(resolve => setTimeout(resolve, options.settleMs))
    }
    input.signal.throwIfAborted()
    if (isReplaced) throw new ApiError(0, 'another cluster answers at this address now: starting over')
    const judged = judgeHealth(health)
    const now = tools.clock()
    const changes = queue.take(perCycle)
    const happened = reduceCluster(state, index, changes, now)
    const events: CollectedEvent[] = [
      ...happened.environments.map(change => environmentEvent(change, options)),
      ...happened.rollouts.map(change => rolloutEvent(change, options, isTemporary(state, change.workload))),
    ]
    if (changes.length > 0) toldBy = null
    if (queue.isEmpty() && isDue()) events.push(...tellEvidence(state, now))
    if (queue.isEmpty() && whatIsSeen(health).isSettled) boundTargets(state, index)
    state.versions = Object.fromEntries([...health].map(([name, entry]) => [name, entry.version]))
    const parts = takeChangedParts(state)
    const isBehind = !queue.isEmpty() || isDue()
    // What this cycle tells is committed before the next one; then the first look is over.
    if (!isBehind && hasLooked) endFirstLook()
    hasLooked = !isBehind
    return {
      state: headOf(state),
      hasChanged: changes.length > 0,
      parts,
      events,
      ...judged,
      // What waits to be taken in was seen, but not said yet.
      ...(isBehind ? { coveredAt: null, fullListAt: null } : {}),
      nextInMs: 0,
    }
  }

  /** Evidence is told when something changed, and when more of the cluster can be seen than before. */
  const isDue = (): boolean => session !== null && toldBy !== whatIsSeen(health).key

  function tellEvidence(state: ClusterState, now: number): CollectedEvent[] {
    const { key, canRetract } = whatIsSeen(health)
    const reading = { now, canRetract, versionOf: versionOfWorkload, limit: perCycle }
    const evidence = serviceEvidence(state, reading)
    if (evidence.length < perCycle) toldBy = key
    return evidence.map(item => evidenceEvent(item, options))
  }

  async function requireSameCluster(signal: AbortSignal): Promise<void> {
    if (session === null) return
    const uid = await fetchClusterUid(tools.client, options, signal)
    identifiedAt = tools.clock()
    const { clusterUid } = session.state
    if (uid === null || uid === clusterUid || clusterUid.startsWith('name:')) return
    isReplaced = true
    queue.onPush()
    throw new ApiError(0, 'another cluster answers at this address now: starting over')
  }

  return {
    collect,
    async close() {
      ended.abort()
      endFirstLook()
      queue.onPush()
      await tools.client.close()
    },
  }
}
