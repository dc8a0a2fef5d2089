import type { PoolHour } from './cpu-input.ts'

/**
 * How many core-seconds of nodes stand behind one core-second held, in one pool and hour: allocatable / denominator,
 * at least 1, where the denominator is the largest of what its sampled services hold, what the cluster says was
 * requested, and what it says was used (definitions.md 4, figure 10, and 7, CPU). So idle nodes are shared in, and
 * services nobody sampled do not make the others look worse. Null without a cluster sample that tells allocatable.
 */
export function poolFactor(pool: PoolHour | null): number | null {
  if (pool === null || pool.allocatable === null) return null
  const denominator = Math.max(pool.held, pool.requested ?? 0, pool.used ?? 0)
  return denominator > 0 ? Math.max(1, pool.allocatable / denominator) : 1
}
