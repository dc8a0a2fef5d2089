import type { HostCores } from './cpu-input.ts'

/**
 * Figure 13's second half, mean cores: the fall in origin host cores since the baseline, less the growth of node cores
 * that births do not explain (definitions.md 4). Nodes that grew by less than births need take nothing away. Null
 * unless all five are known: no samples is not zero cores.
 */
export function coresReturned({
  originAtBaseline,
  originNow,
  nodesAtBaseline,
  nodesNow,
  bornNow,
}: HostCores): number | null {
  if (originAtBaseline === null || originNow === null) return null
  if (nodesAtBaseline === null || nodesNow === null || bornNow === null) return null
  return originAtBaseline - originNow - Math.max(0, nodesNow - nodesAtBaseline - bornNow)
}
