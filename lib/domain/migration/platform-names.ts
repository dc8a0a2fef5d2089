import type { Migration } from './migration.ts'

/** What people call the two platforms of a migration. */
export type PlatformNames = { from: string; to: string }

/**
 * Platforms as the migration's own name writes them (`rpc` in "RPC to gRPC" is RPC), else their id with a capital.
 * `migration.from` and `.to` are ids, mostly in lower case.
 */
export const platformNames = ({
  name,
  from,
  to,
}: Pick<Migration, 'name' | 'from' | 'to'>): PlatformNames => ({
  from: nameIn(name, from),
  to: nameIn(name, to),
})

const nameIn = (text: string, platform: string): string =>
  text.split(/[\s,:;→>]+/).find(word => word.toLowerCase() === platform.toLowerCase()) ??
  platform.charAt(0).toUpperCase() + platform.slice(1)
