import type { Queryable } from '#db/queryable.ts'

type Pipelined = { pipeline?: boolean; connection?: { stream?: { cork(): void; uncork(): void } } }

/**
 * Runs statements that do not need one another's results, in their order: over a pipelined connection in one round trip
 * and one packet, else one after the other. Each step asks one statement, before its first await. All have ended when it
 * returns; throws the first error, which is the one that caused the rest.
 */
export async function inOneGo(db: Queryable, steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const { pipeline, connection } = db as Pipelined
  if (!pipeline) {
    for (const step of steps) await step()
    return
  }
  connection?.stream?.cork()
  const asked = steps.map(step => step())
  connection?.stream?.uncork()
  for (const result of await Promise.allSettled(asked)) if (result.status === 'rejected') throw result.reason
}
