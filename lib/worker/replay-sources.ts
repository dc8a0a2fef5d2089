import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#db/client.ts'
import { clearReplay, selectReplaysAsked } from '#db/queries/ask-replay.ts'
import { releaseLease, takeLease } from '#db/queries/take-lease.ts'
import { log } from '#lib/log/log.ts'
import { replaySource } from '#lib/server/replay/replay-source.ts'
import type { LoopContext } from './loop.ts'

const everyMs = 3_000
const leaseSeconds = 60

/** Reads again the events of sources that ask for it (their places or settings mean something else now), one worker per source. */
export async function runReplays({ db, signal }: LoopContext): Promise<void> {
  const holder = `${hostname()}/${process.pid}/${randomUUID()}`
  while (!signal.aborted) {
    await replayAsked(db, holder, signal)
    await sleep(everyMs, undefined, { signal }).catch(() => {})
  }
}

/** Serves every source that asks now. What is asked again meanwhile, or could not be finished, stays asked. */
export async function replayAsked(
  db: Database,
  holder: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  for (const { id, askedAt } of await selectReplaysAsked(db.pool)) {
    if (signal.aborted) return
    const lease = { name: `replay:${id}`, holder, seconds: leaseSeconds }
    if ((await takeLease(db.pool, lease)) === null) continue
    try {
      const replayed = await replaySource(
        db,
        id,
        async () => !signal.aborted && (await takeLease(db.pool, lease)) !== null,
      )
      if (replayed.isWhole) await clearReplay(db.pool, id, askedAt)
      log.info({ source: id, ...replayed }, 'A source was read again.')
    } catch (error) {
      // One source that fails keeps no other waiting; it is tried again with the next round.
      log.warn({ source: id, err: error }, 'A source could not be read again.')
    } finally {
      await releaseLease(db.pool, lease.name, holder)
    }
  }
}
