/** Lets one restart through per `spacingMs`, in order, however many collectors fail at once. */
export function createRestartGate(
  spacingMs: number,
  rest: (ms: number, signal: AbortSignal) => Promise<void>,
  clock: () => number,
): (signal: AbortSignal) => Promise<void> {
  let nextAt = 0
  return async signal => {
    const now = clock()
    const waitMs = Math.max(0, nextAt - now)
    nextAt = now + waitMs + spacingMs
    if (waitMs > 0) await rest(waitMs, signal)
  }
}
