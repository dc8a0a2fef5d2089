import type { RawContainerStatus, RawObject } from './raw-object.ts'

/** A pod that does not come up: whose it is, which revision, and why. */
export type PodTrouble = { ownerUid: string; revisionHash: string | null; reason: string }

/** Waiting reasons that are no mere waiting: what ends like an error or a back-off. */
const waitingTrouble = /^(Err|Invalid|CreateContainer)|Error$|BackOff$/

function reasonOf(status: RawContainerStatus): string | null {
  const waiting = status.state?.waiting?.reason
  if (waiting !== undefined && waitingTrouble.test(waiting)) return waiting
  if ((status.restartCount ?? 0) > 0 && status.lastState?.terminated !== undefined)
    return status.lastState.terminated.reason ?? 'Restarting'
  return null
}

/** What is wrong with a pod's containers, or null. Pods themselves are never kept. */
export function podTrouble(pod: RawObject): PodTrouble | null {
  const owner = pod.metadata?.ownerReferences?.find(reference => reference.controller === true)
  if (owner?.uid === undefined) return null
  const statuses = [...(pod.status?.containerStatuses ?? []), ...(pod.status?.initContainerStatuses ?? [])]
  for (const status of statuses) {
    const reason = reasonOf(status)
    if (reason !== null)
      return {
        ownerUid: owner.uid,
        revisionHash: pod.metadata?.labels?.['controller-revision-hash'] ?? null,
        reason,
      }
  }
  return null
}
