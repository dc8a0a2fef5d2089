import { type MigrationState, migrationStates } from './state.ts'
import { type FlowKind, flowKinds } from './transitions.ts'

/** Figures of progress that are sets of services, by the words of the answer. */
export const progressLists = [
  'inScope',
  'left',
  'baseline',
  'migrated',
  'everMigrated',
  'started',
  'retired',
  'onTarget',
  'onTargetMoved',
  'onTargetBorn',
  'opening',
  'closing',
  'bornOnOrigin',
  'returned',
  'addedMoved',
  'addedBorn',
] as const
export type ProgressList = (typeof progressLists)[number]

/** Which number: one of the ledger, of the states at the instant, or of the lists. */
export type NamesWish = { flow: FlowKind } | { state: MigrationState } | { list: ProgressList }

/** The wish these words are: without any, all in scope; null where there are several, or one is strange. */
export function namesWishOf(
  flow: string | null,
  state: string | null,
  list: string | null,
): NamesWish | null {
  const words = [flow, state, list].filter(word => word !== null)
  if (words.length === 0) return { list: 'inScope' }
  if (words.length > 1) return null
  const flowKind = flowKinds.find(known => known === flow)
  if (flowKind !== undefined) return { flow: flowKind }
  const migrationState = migrationStates.find(known => known === state)
  if (migrationState !== undefined) return { state: migrationState }
  const progressList = progressLists.find(known => known === list)
  return progressList === undefined ? null : { list: progressList }
}
