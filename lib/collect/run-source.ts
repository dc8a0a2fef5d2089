import type { Database } from '#db/client.ts'
import { selectCollectorState } from '#db/queries/select-collector-state.ts'
import { selectSourceOrders, updateResyncDone } from '#db/queries/select-source-orders.ts'
import { releaseLease, renewLease, takeLease } from '#db/queries/take-lease.ts'
import { selectCollectorParts } from '#db/queries/upsert-collector-parts.ts'
import { upsertCollectorError } from '#db/queries/upsert-collector-state.ts'
import type { Collector } from '#lib/sources/collector.ts'
import { backoffMs } from './backoff.ts'
import {
  type CycleLease,
  commitCycle,
  type IngestCollected,
  LeaseLost,
  type RecordCollected,
} from './commit-cycle.ts'
import { rest } from './rest.ts'

/** A source with a way to open a session with it. */
export type RunnableSource = {
  id: string
  freshnessSeconds: number
  open: () => Promise<Collector>
}

export type RunTools = {
  db: Database
  ingest: IngestCollected
  recordCatalog?: RecordCollected | undefined
  /** Unique per process. */
  holder: string
  clock: () => number
  random: () => number
  leaseSeconds: number
  /** One cycle must be over by then. */
  cycleTimeoutMs: number
  /** Without news, state and coverage are committed this often. */
  heartbeatMs: number
  mayRestart: (signal: AbortSignal) => Promise<void>
  /** Lets a few commits through at a time. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>
  report: (source: string, error: unknown) => void
}

/** Orders (pause, resync) are looked for this often. */
const lookMs = 2000

/**
 * Follows one source until `signal` aborts: lease, session, cycle after cycle, each committed whole. Never throws; what
 * goes wrong is stored in words and tried again with growing rests, from the last committed state.
 */
export async function runSource(source: RunnableSource, tools: RunTools, signal: AbortSignal): Promise<void> {
  const name = `collector/${source.id}`
  const { db, holder, leaseSeconds: seconds } = tools
  let failures = 0
  while (!signal.aborted) {
    try {
      const taken = await takeLease(db.pool, { name, holder, seconds })
      if (taken === null || (await selectSourceOrders(db.pool, source.id)).isPaused) {
        await rest(Math.min((seconds * 1000) / 3, 2000), signal)
        continue
      }
      await runSession(source, { name, holder, seconds, epoch: taken.epoch }, tools, signal, () => {
        failures = 0
      })
      await tools.mayRestart(signal)
    } catch (error) {
      if (signal.aborted) break
      if (!(error instanceof LeaseLost)) {
        failures += 1
        tools.report(source.id, error)
        await storeError(source.id, tools, error)
      }
      await rest(Math.max(backoffMs(failures, tools.random), askedRestMs(error)), signal)
      await tools.mayRestart(signal)
    }
  }
  await releaseLease(db.pool, name, holder).catch(() => {})
}

/**
 * One session: from the stored state, until it fails, the lease is lost, the source is paused, a resync is asked for or we
 * stop. Every session begins by listing everything, so a resync is another session.
 */
async function runSession(
  source: RunnableSource,
  lease: CycleLease,
  tools: RunTools,
  signal: AbortSignal,
  succeeded: () => void,
): Promise<void> {
  const { db, clock } = tools
  const ended = new AbortController()
  const whileOurs = AbortSignal.any([signal, ended.signal])
  // Renewed beside the cycle, because one may last longer than the lease; a stopped process renews nothing.
  const renewal = setInterval(
    () => {
      renewLease(db.pool, lease).then(
        renewed => renewed ?? ended.abort(new LeaseLost(lease.name)),
        () => {},
      )
    },
    (lease.seconds * 1000) / 3,
  )
  let collector: Collector | null = null
  try {
    let state = await selectCollectorState(db.pool, source.id)
    const isNew = state === null
    let stored: ReadonlyMap<string, unknown> | undefined = await selectCollectorParts(db.pool, source.id)
    collector = await source.open()
    let committedAt = 0
    let committedProblem: string | null = null
    let hasChanged = true
    let parts = new Map<string, unknown>()
    let resyncAt = (await selectSourceOrders(db.pool, source.id)).resyncAskedAt
    if (resyncAt !== null && state !== null && collector.forget) state = collector.forget(state)
    while (!whileOurs.aborted) {
      const orders = await selectSourceOrders(db.pool, source.id)
      if (orders.isPaused || orders.resyncAskedAt !== resyncAt) break
      const cycle = await collector.collect({
        state,
        parts: stored,
        now: clock(),
        signal: AbortSignal.any([whileOurs, AbortSignal.timeout(tools.cycleTimeoutMs)]),
      })
      whileOurs.throwIfAborted()
      stored = undefined
      state = cycle.state
      hasChanged ||= cycle.hasChanged
      for (const [key, value] of cycle.parts ?? []) parts.set(key, value)
      const now = clock()
      const isDue = now - committedAt >= tools.heartbeatMs || cycle.problem !== committedProblem
      if (cycle.events.length > 0 || cycle.catalog !== undefined || committedAt === 0 || isDue) {
        await commitCycle(
          db,
          source,
          lease,
          { ...cycle, hasChanged, parts, isFirstLook: isNew && committedAt === 0 },
          now,
          tools.ingest,
          tools.recordCatalog,
        )
        hasChanged = false
        parts = new Map()
        committedAt = now
        committedProblem = cycle.problem
      }
      if (resyncAt !== null && cycle.fullListAt !== null) {
        await updateResyncDone(db.pool, source.id, resyncAt)
        resyncAt = null
      }
      succeeded()
      await restForOrders(source.id, resyncAt, cycle.nextInMs, tools, whileOurs)
    }
    if (ended.signal.aborted) throw ended.signal.reason
  } finally {
    clearInterval(renewal)
    await collector?.close().catch(() => {})
  }
}

/** Rests as long as the source asks for, or until somebody tells its collector something else. */
async function restForOrders(
  source: string,
  resyncAt: number | null,
  ms: number,
  { db }: RunTools,
  signal: AbortSignal,
): Promise<void> {
  for (let left = ms; left > 0 && !signal.aborted; left -= lookMs) {
    await rest(Math.min(left, lookMs), signal)
    if (left <= lookMs) return
    const orders = await selectSourceOrders(db.pool, source)
    if (orders.isPaused || orders.resyncAskedAt !== resyncAt) return
  }
}

const longestAskedMs = 10 * 60_000

/** What a server that is asked too often wants us to wait: `retryAfterSeconds` of the error. */
function askedRestMs(error: unknown): number {
  const seconds = (error as { retryAfterSeconds?: number | null } | null)?.retryAfterSeconds
  return Math.min((seconds ?? 0) * 1000, longestAskedMs)
}

async function storeError(source: string, { db, clock }: RunTools, error: unknown): Promise<void> {
  const words = (error instanceof Error ? error.message : String(error)).slice(0, 1000)
  await upsertCollectorError(db.pool, { source, epoch: 0, at: clock(), error: words }).catch(() => {})
}
