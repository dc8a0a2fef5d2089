import { minuteMs } from '#lib/domain/time/durations.ts'

const attemptsPerMinute = 30
const addressLimit = 10_000

type Window = { startedAt: number; count: number }

const windows = new Map<string, Window>()

function windowOf(address: string, now: number): Window {
  const held = windows.get(address)
  if (held !== undefined && now - held.startedAt < minuteMs) return held
  if (windows.size >= addressLimit) windows.clear()
  const fresh = { startedAt: now, count: 0 }
  windows.set(address, fresh)
  return fresh
}

/** Seconds an address has to wait after too many bad tokens; null while it may go on. */
export function waitAfterFailures(address: string, now: number): number | null {
  const window = windowOf(address, now)
  return window.count < attemptsPerMinute
    ? null
    : Math.max(1, Math.ceil((window.startedAt + minuteMs - now) / 1000))
}

/** Notes a bad token from an address. In memory, per process: what it protects is the look-up, not the secret. */
export function noteFailure(address: string, now: number): void {
  windowOf(address, now).count += 1
}
