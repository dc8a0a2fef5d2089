import { hourMs } from '../../time/durations.ts'
import type { RolloutFate } from '../exclusion-reason.ts'
import { foldRollouts } from '../fold-rollouts.ts'
import type { Rollout } from '../rollout.ts'
import { rolloutKey } from '../rollout-key.ts'
import { instant, rolloutOf, testClusters } from './rollout-of.ts'

export const start = instant('2026-03-02 09:00')

/** Each rollout given as [version, cluster, hours after the start, changes]; its id is its place. */
export type Line = [version: string, cluster: string, hours: number, changes?: Partial<Rollout>]

export function fold(lines: Line[]) {
  const rollouts = lines.map(([version, cluster, hours, changes], index) => {
    const at = start + hours * hourMs
    const platform = testClusters.get(cluster)?.platform ?? cluster
    return rolloutOf({
      id: String(index),
      version,
      cluster,
      platform,
      startedAt: at,
      finishedAt: at,
      ...changes,
    })
  })
  const { fates, deploys } = foldRollouts(rollouts, testClusters)
  return { fates: rollouts.map(rollout => fates.get(rolloutKey(rollout)) ?? null), deploys }
}
export const fatesOf = (lines: Line[]): (RolloutFate | null)[] => fold(lines).fates
