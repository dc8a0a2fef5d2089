import { pause } from './follow-kind.ts'

/**
 * Lets so many at a time begin something large, in the order of asking. A turn ends when it is given back, at the latest
 * after `longestMs`: a server that answers slowly or not at all holds up nobody for long.
 */
export type LoadingTurns = { take(signal: AbortSignal): Promise<() => void> }

export function createLoadingTurns(most: number, longestMs: number): LoadingTurns {
  const waiting: (() => void)[] = []
  let running = 0
  const leave = (): void => {
    running -= 1
    waiting.shift()?.()
  }
  return {
    async take(signal) {
      while (running >= most && !signal.aborted)
        await Promise.race([new Promise<void>(resolve => waiting.push(resolve)), pause(longestMs, signal)])
      running += 1
      let isHeld = true
      const release = (): void => {
        if (!isHeld) return
        isHeld = false
        clearTimeout(timer)
        leave()
      }
      const timer = setTimeout(release, longestMs)
      timer.unref()
      return release
    },
  }
}

/** Of all clusters this process follows: first looks at a whole cluster, and pages of lists that are being read. */
export const firstLooks = createLoadingTurns(4, 15_000)
export const pageReads = createLoadingTurns(3, 5_000)
