import { setTimeout as sleep } from 'node:timers/promises'

/** Waits, or ends early and quietly when `signal` aborts. */
export async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {})
}
