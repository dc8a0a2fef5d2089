import type { Queryable } from '#db/queryable.ts'

/** Whether what is queried of this connection leaves at once, without waiting for what was asked before. */
export const isPipelined = (db: Queryable): boolean => (db as { pipeline?: boolean }).pipeline === true

/**
 * Runs statements that do not need one another's results, in their order: over a pipelined connection in one round trip,
 * else one after the other. All have ended when it returns; throws the first error, which is the one that caused the rest.
 */
export async function inOneGo(db: Queryable, steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  if (!isPipelined(db)) {
    for (const step of steps) await step()
    return
  }
  for (const result of await Promise.allSettled(steps.map(step => step()))) {
    if (result.status === 'rejected') throw result.reason
  }
}
