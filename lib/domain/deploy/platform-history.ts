import { dayMs } from '../time/durations.ts'

/** An artefact run within this time before is one a service can be rolled back to (definitions.md 7, Rollback). */
export const rollbackWindowMs = 30 * dayMs

/** What has succeeded so far on one platform, in the order of rollouts. */
export type PlatformHistory = {
  /** Artefact of the last success anywhere on the platform. */
  latest: string | null
  latestByCluster: Map<string, string>
  /** When an artefact last ceased to be the platform's latest. */
  replacedAt: Map<string, number>
}

export const emptyHistory = (): PlatformHistory => ({
  latest: null,
  latestByCluster: new Map(),
  replacedAt: new Map(),
})

/**
 * Whether a success of `artefact` starting at `startedAt` returns to something earlier: the last success on this
 * cluster was another artefact, and this one was the platform's latest at some instant of [startedAt - 30 x 24 h, startedAt)
 * and was since replaced there by another. The second cluster of an ordinary change is none: nothing replaced it.
 */
export function isReturn(
  history: PlatformHistory,
  cluster: string,
  artefact: string,
  startedAt: number,
): boolean {
  const lastHere = history.latestByCluster.get(cluster)
  if (lastHere === undefined || lastHere === artefact) return false
  const replacedAt = history.replacedAt.get(artefact)
  return replacedAt !== undefined && replacedAt > startedAt - rollbackWindowMs
}

/** Adds a success; it becomes the latest of its cluster and of the platform at its finish. */
export function addSuccess(
  history: PlatformHistory,
  cluster: string,
  artefact: string,
  finishedAt: number,
): void {
  if (history.latest !== null && history.latest !== artefact)
    history.replacedAt.set(history.latest, finishedAt)
  history.latest = artefact
  history.latestByCluster.set(cluster, artefact)
}
