'use client'

import { createContext, useContext } from 'react'
import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import { firstNames, stateNamesOf } from '#lib/format/state-name.ts'

/** What the two platforms of the migration looked at are called; the shell says it, whatever is drawn reads it. */
export const PlatformWords = createContext<PlatformNames>(firstNames)

export const usePlatformNames = (): PlatformNames => useContext(PlatformWords)

/** Names of states in the migration looked at: "RPC only", "On both", "gRPC only". */
export const useStateNames = (): Record<MigrationState, string> => stateNamesOf(usePlatformNames())
