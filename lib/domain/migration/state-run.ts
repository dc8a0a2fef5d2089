import type { Span } from '../placement/placement.ts'
import type { MigrationState } from './state.ts'

/** One stretch of one state as answers show it, `unknown` included: a span without its evidence. */
export type StateRun = Span & { state: MigrationState }

/** The run that covers an instant, or null before the first: then the service is `idle`. O(log n). */
export function runAt<Run extends StateRun>(runs: readonly Run[], at: number): Run | null {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (runs[middle]!.fromAt <= at) low = middle + 1
    else high = middle
  }
  const run = runs[low - 1]
  return run !== undefined && (run.toAt === null || at < run.toAt) ? run : null
}

/** The state at an instant; `idle` where there is no evidence yet. */
export const stateAt = (runs: readonly StateRun[], at: number): MigrationState =>
  runAt(runs, at)?.state ?? 'idle'
