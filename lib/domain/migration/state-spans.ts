import type { Deploy } from '../deploy/deploy.ts'
import type { Placement } from '../placement/placement.ts'
import { isDone } from './is-done.ts'
import type { Migration } from './migration.ts'
import type { StateSpan } from './state.ts'
import { stateByFacts } from './state-by-facts.ts'
import { stateEvidence } from './state-evidence.ts'
import { idleAfterMs, type StateFacts, stateFacts, targetGraceMs } from './state-facts.ts'

/**
 * Where one service stood in a migration over all time, from facts alone (definitions.md 2 and 7): contiguous spans from
 * its first sign of life, the last one open. Before the first, and without any, it is `idle`. Spans may lie in the future.
 * `placements` and `deploys` in the order of their times, as `placementsOf` and `foldRollouts` give them.
 */
export function stateSpans(
  placements: readonly Placement[],
  deploys: readonly Pick<Deploy, 'at' | 'rollout'>[],
  retiredAt: number | null,
  migration: Pick<Migration, 'from' | 'to' | 'soakDays'>,
): StateSpan[] {
  const facts = stateFacts(placements, deploys, retiredAt, migration)
  const spans: StateSpan[] = []
  let wasDone = false
  for (const at of boundaries(facts)) {
    const state = stateByFacts(facts, at, wasDone)
    wasDone ||= isDone(state)
    const last = spans.at(-1)
    if ((last?.state ?? 'idle') === state) continue
    if (last !== undefined) last.toAt = at
    spans.push({
      state,
      fromAt: at,
      toAt: null,
      evidence: stateEvidence(state, at, placements, deploys, migration),
    })
  }
  return spans
}

/** Every instant at which some rule may begin or cease to match, sorted, each once. */
function boundaries(facts: StateFacts): number[] {
  const instants = new Set<number>()
  for (const { fromAt, toAt } of facts.origin) {
    instants.add(fromAt)
    if (toAt !== null)
      instants
        .add(toAt)
        .add(toAt + facts.soakMs)
        .add(toAt + idleAfterMs)
  }
  for (const { fromAt, toAt } of facts.target) {
    instants.add(fromAt)
    if (toAt !== null)
      instants
        .add(toAt)
        .add(toAt + targetGraceMs)
        .add(toAt + idleAfterMs)
  }
  for (const { fromAt, toAt } of facts.deployed) instants.add(fromAt).add(toAt!)
  for (const { deletedAt } of facts.originPlacements) if (deletedAt !== null) instants.add(deletedAt)
  if (facts.retiredAt !== null) instants.add(facts.retiredAt)
  return [...instants].sort((a, b) => a - b)
}
