import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#db/client.ts'
import { type Listener, listen } from '#db/listen.ts'
import { countPendingServices } from '#db/queries/count-pending-services.ts'
import { selectDirtyServices } from '#db/queries/select-dirty-services.ts'
import { selectLastDirtySeq } from '#db/queries/select-last-dirty-seq.ts'
import { Backlog } from './backlog.ts'
import { isTransient } from './is-transient.ts'
import { projectCarefully } from './project-carefully.ts'

/** What ingest notifies after a commit that marked services. */
export const dirtyChannel = 'landfall_dirty'

export type ProjectorOptions = {
  clock?: () => number
  /** How long to wait for a notification before looking anyway. */
  pollMs?: number
  /** Told what went wrong; the projector goes on by itself. */
  onError?: (error: unknown) => void
  onProjected?: (serviceCount: number) => void
}

export type Projector = { stop(): Promise<void> }

const batchServices = 60
const lanes = 2
const selectLimit = 5_000
const restAfterErrorMs = 1_000
const takenMs = 25
/** While facts keep coming, rounds begin no closer than this: one round for many marks leaves the machine to deliveries. */
const roundMs = 100

/**
 * Keeps projections up with facts until stopped: wakes by LISTEN, polls behind it. Any number may run at once.
 * Two batches are under way at a time, so that Postgres works while this process computes.
 */
export function startProjector(db: Database, options: ProjectorOptions = {}): Projector {
  const clock = options.clock ?? Date.now
  const pollMs = options.pollMs ?? 500
  const stopping = new AbortController()
  const backlog = new Backlog()
  let isWoken = true
  let wake: (() => void) | null = null
  const listener: Listener = listen(db, dirtyChannel, () => {
    isWoken = true
    wake?.()
  })

  const rest = async (ms: number) => {
    if (isWoken || stopping.signal.aborted) return
    const timer = new AbortController()
    const woken = new Promise<void>(resolve => {
      wake = resolve
    })
    await Promise.race([woken, sleep(ms, undefined, { signal: timer.signal }).catch(() => {})])
    timer.abort()
    wake = null
  }

  const pause = async (ms: number) => {
    if (ms > 0) await sleep(ms, undefined, { signal: stopping.signal }).catch(() => {})
  }

  const run = async () => {
    while (!stopping.signal.aborted) {
      isWoken = false
      try {
        const dirty = await selectDirtyServices(db.pool, selectLimit)
        const due = backlog.due(dirty, performance.now())
        if (due.length > 0) {
          const startedAt = performance.now()
          const count = await projectInBatches(db, due, clock, stopping.signal, options.onProjected)
          backlog.projected(due, performance.now())
          await pause(startedAt + roundMs - performance.now())
          // More may have come while these were computed; where another projector has them all in hand, give it time.
          if (count > 0) isWoken = true
          else await rest(takenMs)
        } else await rest(dirty.serviceIds.length > 0 ? Math.min(pollMs, 250) : pollMs)
      } catch (error) {
        options.onError?.(error)
        isWoken = false
        await sleep(isTransient(error) ? restAfterErrorMs : pollMs, undefined, {
          signal: stopping.signal,
        }).catch(() => {})
      }
    }
  }

  const running = run()
  return {
    async stop() {
      stopping.abort()
      wake?.()
      await running
      await listener.stop()
    },
  }
}

/** Projects everything that is dirty at the call and returns when it is done, by us or by others: for tests, the CLI and bulk loads. */
export async function projectAll(
  db: Database,
  clock: () => number = Date.now,
  onProjected?: (serviceCount: number) => void,
): Promise<number> {
  const lastSeq = await selectLastDirtySeq(db.pool)
  let count = 0
  while ((await countPendingServices(db.pool, lastSeq)).services > 0) {
    const { serviceIds } = await selectDirtyServices(db.pool, selectLimit)
    const projected = await projectInBatches(db, serviceIds, clock, undefined, onProjected)
    count += projected
    // All in other hands: give them a moment.
    if (projected === 0) await sleep(takenMs)
  }
  return count
}

async function projectInBatches(
  db: Database,
  serviceIds: string[],
  clock: () => number,
  signal?: AbortSignal,
  onProjected?: (serviceCount: number) => void,
): Promise<number> {
  const waiting = [...serviceIds]
  let count = 0
  const work = async () => {
    while (waiting.length > 0 && !signal?.aborted) {
      const projected = await projectCarefully(db, waiting.splice(0, batchServices), clock)
      count += projected
      onProjected?.(projected)
    }
  }
  await Promise.all(Array.from({ length: lanes }, work))
  return count
}
