import type { Database } from '#db/client.ts'
import { notifyDirty } from '#db/queries/notify-dirty.ts'

const pauseMs = 50

/** Wakes the projector after commits: at once, then at most every 50 ms while more comes. Failures do not matter: it polls too. */
export function createDirtyNotifier(db: Database): () => void {
  let isResting = false
  let isWanted = false
  const send = (): void => {
    isResting = true
    isWanted = false
    notifyDirty(db.pool).catch(() => {})
    setTimeout(() => {
      isResting = false
      if (isWanted) send()
    }, pauseMs).unref()
  }
  return () => {
    if (isResting) isWanted = true
    else send()
  }
}
