'use client'

import { createContext, useContext } from 'react'
import { defaultMigration } from '#lib/domain/migration/migration.ts'
import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import { firstNames, formatPlatform, stateNamesOf } from '#lib/format/state-name.ts'

/** The migration looked at: what its platforms are called, which they are, and the names of all platforms there are. */
export type Platforms = PlatformNames & {
  origin: string
  target: string
  named: ReadonlyMap<string, string>
}

/** The shell says it, whatever is drawn reads it. */
export const PlatformWords = createContext<Platforms>({
  ...firstNames,
  origin: defaultMigration.from,
  target: defaultMigration.to,
  named: new Map(),
})

export const usePlatformNames = (): Platforms => useContext(PlatformWords)

/** The name of any platform by its id. */
export function usePlatformName(): (platform: string) => string {
  const { named } = usePlatformNames()
  return platform => named.get(platform) ?? formatPlatform(platform)
}

/** Names of states in the migration looked at: "RPC only", "On both", "gRPC only". */
export const useStateNames = (): Record<MigrationState, string> => stateNamesOf(usePlatformNames())
