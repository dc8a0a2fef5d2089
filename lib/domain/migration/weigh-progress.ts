import { coversAny } from '../placement/covers.ts'
import { isInBaseline, isMigrated, isRetired } from './baseline.ts'
import { isOnTargetAlone } from './is-done.ts'
import { noStateCounts, type StateCounts } from './state-counts.ts'
import { stateAt } from './state-run.ts'
import type { Timeline } from './timeline.ts'

/** What a service is counted by: each the same, its deploys, its cores, its requests. */
export const weights = ['count', 'deploys', 'cores', 'traffic'] as const
export type Weight = (typeof weights)[number]

/** Figure 8 and the states with services weighed instead of counted: sums in the unit of the weight. */
export type WeighedProgress = {
  baseline: { total: number; retired: number; migrated: number; share: number | null }
  live: { inScope: number; onTargetOnly: number; share: number | null }
  states: StateCounts
  /** Services in the baseline or in scope that nothing is known of, by id: they weigh nothing in the sums. */
  withoutData: string[]
}

/** `weightOf`: what a service weighs; null where nothing is known of it, which is not zero. */
export function weighProgress(
  timelines: readonly Timeline[],
  weightOf: (service: string) => number | null,
  { at, baselineAt }: { at: number; baselineAt: number | null },
): WeighedProgress {
  const baseline = { total: 0, retired: 0, migrated: 0 }
  const states = noStateCounts()
  const withoutData: string[] = []
  for (const timeline of timelines) {
    const isMember = baselineAt !== null && isInBaseline(timeline, baselineAt)
    const isLive = coversAny(timeline.scope, at)
    if (!isMember && !isLive) continue
    const weight = weightOf(timeline.service)
    if (weight === null) {
      withoutData.push(timeline.service)
      continue
    }
    if (isLive) states[stateAt(timeline.shown, at)] += weight
    if (!isMember) continue
    baseline.total += weight
    if (isRetired(timeline, at)) baseline.retired += weight
    if (isMigrated(timeline, at)) baseline.migrated += weight
  }
  const entries = Object.entries(states) as [keyof StateCounts, number][]
  const sum = (isCounted: (state: keyof StateCounts) => boolean) =>
    entries.reduce((total, [state, weight]) => (isCounted(state) ? total + weight : total), 0)
  const inScope = sum(() => true)
  const onTargetOnly = sum(isOnTargetAlone)
  const movable = baseline.total - baseline.retired
  return {
    baseline: { ...baseline, share: movable > 0 ? baseline.migrated / movable : null },
    live: { inScope, onTargetOnly, share: inScope > 0 ? onTargetOnly / inScope : null },
    states,
    withoutData: withoutData.sort(),
  }
}
