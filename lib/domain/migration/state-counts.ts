import { type MigrationState, migrationStates } from './state.ts'

/** How many services are in each state; all eight always present. */
export type StateCounts = Record<MigrationState, number>

export const noStateCounts = (): StateCounts =>
  Object.fromEntries(migrationStates.map(state => [state, 0])) as StateCounts

export function countStates(states: Iterable<MigrationState>): StateCounts {
  const counts = noStateCounts()
  for (const state of states) counts[state] += 1
  return counts
}
