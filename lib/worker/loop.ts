import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#db/client.ts'
import type { Environment } from '#lib/env/environment.ts'

export type LoopContext = { db: Database; environment: Environment; signal: AbortSignal }

/** A named piece of work of the worker. `run` resolves when the signal aborts, or when there is nothing left to do at all. */
export type Loop = { name: string; run(context: LoopContext): Promise<void> }

export type LoopReport = { name: string; error: unknown; restartInMs: number }

const firstRestMs = 1_000
const longestRestMs = 60_000
/** Ran for as long as this before it failed: the fault is a new one, and the rest is short again. */
const healthyMs = 60_000

/**
 * Runs one loop until the signal aborts. A loop that throws is started again after a rest that doubles up to a minute;
 * the others never notice.
 */
export async function keepRunning(
  loop: Loop,
  context: LoopContext,
  report: (failure: LoopReport) => void,
): Promise<void> {
  let restMs = firstRestMs
  while (!context.signal.aborted) {
    const startedAt = performance.now()
    try {
      return await loop.run(context)
    } catch (error) {
      if (context.signal.aborted) return
      if (performance.now() - startedAt > healthyMs) restMs = firstRestMs
      report({ name: loop.name, error, restartInMs: restMs })
      await sleep(restMs, undefined, { signal: context.signal }).catch(() => {})
      restMs = Math.min(restMs * 2, longestRestMs)
    }
  }
}
