import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#db/client.ts'
import { countPendingServices } from '#db/queries/count-pending-services.ts'
import { selectLastDirtySeq } from '#db/queries/select-last-dirty-seq.ts'
import { selectProjectionProgress } from '#db/queries/select-projection-progress.ts'

const firstPauseMs = 10
const longestPauseMs = 100
const standstillMs = 5_000

/**
 * Waits until all facts committed before this call are in the answers, so that a client reads its own writes; at most
 * `mostMs`, and no longer than five seconds in which nothing moves. Returns how many services still wait.
 */
export async function waitForProjection(db: Database, mostMs: number, signal?: AbortSignal): Promise<number> {
  const lastSeq = await selectLastDirtySeq(db.pool)
  if (lastSeq === 0) return 0
  const startedAt = performance.now()
  let movedAt = startedAt
  let versionBefore = -1
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const { firstSeq, version } = await selectProjectionProgress(db.pool)
    if (firstSeq === null || firstSeq > lastSeq) return 0
    const now = performance.now()
    if (version !== versionBefore) movedAt = now
    versionBefore = version
    const isOver = now - startedAt >= mostMs || now - movedAt >= standstillMs || signal?.aborted
    if (isOver) return (await countPendingServices(db.pool, lastSeq)).services
    await sleep(pauseMs)
  }
}
