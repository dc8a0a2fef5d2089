import { coversAny } from '../placement/covers.ts'
import type { Span } from '../placement/placement.ts'
import type { StateRun } from './state-run.ts'
import { runAt } from './state-run.ts'

/**
 * Lays `unknown` over a service's states where it was silent; beneath it every clock and memory runs on unchanged
 * (definitions.md 7, Evidence by push). The result has no gap and no two equal neighbours; evidence and other fields of
 * a run are kept on its visible parts. `silences` are merged, as `unknownSpans` gives them.
 */
export function coverUnknown<Run extends StateRun>(
  runs: readonly Run[],
  silences: readonly Span[],
): (Run | StateRun)[] {
  if (silences.length === 0) return [...runs]
  const instants = new Set<number>()
  for (const { fromAt, toAt } of [...runs, ...silences]) {
    instants.add(fromAt)
    if (toAt !== null) instants.add(toAt)
  }
  const covered: (Run | StateRun)[] = []
  for (const at of [...instants].sort((a, b) => a - b)) {
    const below = runAt(runs, at)
    const state = coversAny(silences, at) ? 'unknown' : (below?.state ?? 'idle')
    const last = covered.at(-1)
    if (last?.state === state) continue
    if (last !== undefined) last.toAt = at
    if (state === 'unknown' || below === null) covered.push({ state, fromAt: at, toAt: null })
    else covered.push({ ...below, fromAt: at, toAt: null })
  }
  return covered
}
