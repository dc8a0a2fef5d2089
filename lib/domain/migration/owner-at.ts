import type { Ownership, Service } from './service.ts'

/** The team that owns a service at an instant: the latest entry begun by then, else the catalogue's `team`. `ownership` is the service's own. */
export function ownerAt(
  service: Pick<Service, 'team'>,
  ownership: readonly Pick<Ownership, 'team' | 'fromAt'>[],
  at: number,
): string | null {
  let latest: Pick<Ownership, 'team' | 'fromAt'> | null = null
  for (const entry of ownership)
    if (entry.fromAt <= at && (latest === null || entry.fromAt >= latest.fromAt)) latest = entry
  return latest?.team ?? service.team
}
