import { rest } from '#lib/collect/rest.ts'
import type { ReplayOptions, ReplayService } from './replay-service.ts'

/** Picks a service now and then, and rolls a new version of it out, one after another, until `signal` aborts. */
export async function rollOn(
  options: ReplayOptions,
  rollOut: (service: ReplayService, version: string, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const { services, random, clock } = options
  while (!signal.aborted && services.length > 0) {
    // Read each time: the demo slows down after a while.
    await rest(-Math.log(1 - random()) * options.rolloutEveryMs, signal)
    if (signal.aborted) return
    const service = services[Math.floor(random() * services.length)]!
    await rollOut(service, nextVersion(clock()), signal)
  }
}

/** Versions that only go up, also over restarts: `2026.11.21-1304`, with seconds. */
export function nextVersion(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replaceAll('-', '.').replace('T', '-').replaceAll(':', '')
}
