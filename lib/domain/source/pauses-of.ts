import type { Span } from '../placement/placement.ts'

export type PauseStep = { at: number; isPaused: boolean }

/** When a source was paused, from the acts that paused it and let it go on, in their order; open while it is. */
export function pausesOf(steps: readonly PauseStep[]): Span[] {
  const pauses: Span[] = []
  for (const { at, isPaused } of steps) {
    const last = pauses.at(-1)
    const isOpen = last !== undefined && last.toAt === null
    if (isPaused && !isOpen) pauses.push({ fromAt: at, toAt: null })
    else if (!isPaused && isOpen) last.toAt = at
  }
  return pauses
}
