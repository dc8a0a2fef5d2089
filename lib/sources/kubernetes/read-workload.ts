import type { Workload } from './cluster-state.ts'
import type { WorkloadKind } from './kinds.ts'
import { countOf, instantOf, type RawCondition, type RawObject } from './raw-object.ts'
import { type ServiceRule, serviceOfWorkload } from './service-of-workload.ts'
import { templatePrint } from './template-print.ts'

const revisionAnnotation: Record<WorkloadKind, string | null> = {
  Deployment: 'deployment.kubernetes.io/revision',
  Rollout: 'rollout.argoproj.io/revision',
  StatefulSet: null,
  DaemonSet: null,
}

/** The slim projection of a workload as a list or a watch shows it; null for an object without identity. */
export function readWorkload(
  kind: WorkloadKind,
  object: RawObject,
  rules: readonly ServiceRule[],
): Workload | null {
  const { metadata: meta, status = {} } = object
  if (meta?.uid === undefined || meta.name === undefined) return null
  const annotation = revisionAnnotation[kind]
  const revision = annotation === null ? null : Number(meta.annotations?.[annotation] ?? Number.NaN)
  const progressing = status.conditions?.find(condition => condition.type === 'Progressing')
  const isObserved = countOf(status.observedGeneration) >= countOf(meta.generation)
  return {
    uid: meta.uid,
    seenVersion: meta.resourceVersion ?? '',
    kind,
    namespace: meta.namespace ?? '',
    name: meta.name,
    service: serviceOfWorkload(object, rules),
    createdAt: instantOf(meta.creationTimestamp),
    revision: revision !== null && Number.isInteger(revision) ? revision : null,
    print: templatePrint(object.spec?.template),
    isObserved,
    isSettled: isObserved && settled[kind](object),
    currentTarget: textOrNull(kind === 'Rollout' ? status.currentPodHash : status.updateRevision),
    readyCount: countOf(kind === 'DaemonSet' ? status.numberReady : status.readyReplicas),
    availableAt:
      progressing?.reason === 'NewReplicaSetAvailable' ? instantOf(progressing.lastUpdateTime) : null,
    failure: isObserved ? failureOf(kind, object, progressing) : null,
    changedBy: changedBy(object),
  }
}

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null

/** "Rolled out", by what kubectl and the controllers themselves look at; counts, because conditions stay from the rollout before. */
const settled: Record<WorkloadKind, (object: RawObject) => boolean> = {
  Deployment({ spec, status = {} }) {
    const want = spec?.replicas ?? 1
    const updated = countOf(status.updatedReplicas)
    return (
      updated >= want && countOf(status.replicas) <= updated && countOf(status.availableReplicas) >= updated
    )
  },
  StatefulSet({ spec, status = {} }) {
    const want = spec?.replicas ?? 1
    if (countOf(status.readyReplicas) < want) return false
    const strategy = spec?.updateStrategy as { rollingUpdate?: { partition?: number } } | undefined
    const partition = countOf(strategy?.rollingUpdate?.partition)
    if (partition > 0) return countOf(status.updatedReplicas) >= want - partition
    return status.updateRevision !== undefined && status.updateRevision === status.currentRevision
  },
  DaemonSet({ status = {} }) {
    const want = countOf(status.desiredNumberScheduled)
    return countOf(status.updatedNumberScheduled) >= want && countOf(status.numberAvailable) >= want
  },
  Rollout({ status = {} }) {
    return (
      status.phase === 'Healthy' && status.stableRS !== undefined && status.stableRS === status.currentPodHash
    )
  },
}

function failureOf(kind: WorkloadKind, object: RawObject, progressing: RawCondition | undefined) {
  if (kind === 'Rollout') {
    const isAborted = object.status?.abort === true
    if (isAborted || object.status?.phase === 'Degraded')
      return {
        reason: isAborted ? 'Aborted' : 'Degraded',
        at: instantOf(object.status?.abortedAt as string | undefined),
      }
    return null
  }
  if (progressing?.status !== 'False') return null
  return { reason: progressing.reason ?? 'Unknown', at: instantOf(progressing.lastUpdateTime) }
}

/** The manager whose write to the spec is the newest: `kubectl-set`, `argocd-controller`, `helm`. */
function changedBy(object: RawObject): string | null {
  let latest: { manager: string; at: number } | null = null
  for (const field of object.metadata?.managedFields ?? []) {
    if (field.subresource !== undefined || field.manager === undefined) continue
    if (field.fieldsV1?.['f:spec'] === undefined) continue
    const at = instantOf(field.time) ?? 0
    if (latest === null || at >= latest.at) latest = { manager: field.manager, at }
  }
  return latest?.manager ?? null
}
