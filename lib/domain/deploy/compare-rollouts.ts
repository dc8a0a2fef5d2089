import type { Rollout } from './rollout.ts'

const latest = Number.POSITIVE_INFINITY
const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The order in which rollouts make history: `startedAt` (missing: `finishedAt`), `finishedAt`, source, id
 * (definitions.md 7, Rollouts). Total, so that the order of arrival changes nothing.
 */
export function compareRollouts(a: Rollout, b: Rollout): number {
  const startOfA = a.startedAt ?? a.finishedAt ?? latest
  const startOfB = b.startedAt ?? b.finishedAt ?? latest
  if (startOfA !== startOfB) return startOfA < startOfB ? -1 : 1
  const endOfA = a.finishedAt ?? latest
  const endOfB = b.finishedAt ?? latest
  if (endOfA !== endOfB) return endOfA < endOfB ? -1 : 1
  return compareTexts(a.source, b.source) || compareTexts(a.id, b.id)
}
