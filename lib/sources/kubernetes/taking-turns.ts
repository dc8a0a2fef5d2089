import { pause } from './follow-kind.ts'

/** Runs what it is given one after another, whatever becomes of each. */
export function takingTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const turn = last.then(work, work)
    last = turn.catch(() => {})
    return turn
  }
}

/** Lets one through per `spacingMs`, in order of asking. */
export function createGate(spacingMs: number, clock: () => number): (signal: AbortSignal) => Promise<void> {
  let nextAt = 0
  return async signal => {
    const now = clock()
    const waitMs = Math.max(0, nextAt - now)
    nextAt = now + waitMs + spacingMs
    if (waitMs > 0) await pause(waitMs, signal)
  }
}
